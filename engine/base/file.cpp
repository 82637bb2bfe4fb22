#include "base/file.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace livret::base {

namespace {

std::string reason(int error) { return std::generic_category().message(error); }

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  /// Closes now and says whether it worked: on some file systems a full disk shows only here.
  bool close() {
    int const number = number_;
    number_ = -1;
    return ::close(number) == 0;
  }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    auto const written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<std::string> read_file(std::filesystem::path const& path, std::size_t limit) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return Failure{reason(errno)};
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return Failure{reason(errno)};
  if (!S_ISREG(status.st_mode)) return Failure{"not a regular file"};
  if (static_cast<std::uint64_t>(status.st_size) > limit) return Failure{fmt::format("larger than {} bytes", limit)};
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    auto const count = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Failure{reason(errno)};
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

Result<Done> write_file_atomically(std::filesystem::path const& path, std::string_view bytes) {
  std::string aside = path.string() + ".XXXXXX";
  Descriptor file(::mkostemp(aside.data(), O_CLOEXEC));
  if (!file.is_open()) return Failure{reason(errno)};
  auto const give_up = [&](int error) {
    ::unlink(aside.c_str());
    return Failure{reason(error)};
  };
  if (!write_all(file.get(), bytes)) return give_up(errno);
  mode_t const mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(file.get(), 0666 & ~mask) != 0) return give_up(errno);
  if (::fsync(file.get()) != 0) return give_up(errno);
  if (!file.close()) return give_up(errno);
  if (::rename(aside.c_str(), path.c_str()) != 0) return give_up(errno);
  return Done{};
}

bool is_inside(std::filesystem::path const& path, std::filesystem::path const& folder) {
  std::error_code error;
  auto const inner = std::filesystem::weakly_canonical(path, error);
  if (error) return false;
  auto const outer = std::filesystem::canonical(folder, error);
  if (error) return false;
  auto const relative = inner.lexically_relative(outer);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace livret::base
