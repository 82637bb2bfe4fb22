#include "expr/field_path.hpp"

#include <cmath>

namespace livret::expr {
namespace {

class PathReader {
 public:
  explicit PathReader(std::string_view path) : path_(path) {}

  std::vector<std::string> read() {
    while (at_ < path_.size()) read_one();
    finish_part();
    return std::move(parts_);
  }

 private:
  void read_one() {
    char const c = path_[at_++];
    if (c == '\\' && at_ < path_.size()) {
      part_ += path_[at_++];
      is_open_ = true;
    } else if (c == '.' || c == ']') {
      finish_part();
    } else if (c == '[') {
      finish_part();
      if (at_ < path_.size() && (path_[at_] == '\'' || path_[at_] == '"')) read_quoted(path_[at_++]);
    } else {
      part_ += c;
      is_open_ = true;
    }
  }
  void read_quoted(char quote) {
    is_open_ = true;
    while (at_ < path_.size() && path_[at_] != quote) {
      if (path_[at_] == '\\' && at_ + 1 < path_.size()) ++at_;
      part_ += path_[at_++];
    }
    if (at_ < path_.size()) ++at_;
  }
  void finish_part() {
    if (is_open_) parts_.push_back(std::move(part_));
    part_.clear();
    is_open_ = false;
  }

  std::string_view path_;
  std::size_t at_ = 0;
  std::string part_;
  bool is_open_ = false;
  std::vector<std::string> parts_;
};

bool is_path(std::string_view name) { return name.find_first_of(".[\\") != std::string_view::npos; }

}  // namespace

std::vector<std::string> split_field_path(std::string_view path) { return PathReader(path).read(); }

Value value_at(Value const& container, std::string const& key) {
  if (auto const* object = container.as<ObjectPtr>()) return *object ? (*object)->get(key) : Value();
  auto const* array = container.as<Array>();
  if (array == nullptr || key.empty()) return {};
  if (key == "length") return static_cast<double>((*array)->size());
  double const index = Value(key).to_number();
  bool const is_index = index >= 0 && index < static_cast<double>((*array)->size()) && std::floor(index) == index;
  return is_index ? (**array)[static_cast<std::size_t>(index)] : Value();
}

Value value_at_path(Object const& row, std::string const& path) {
  Value value = row.get(path);
  if (!value.is_null() || !is_path(path)) return value;
  auto const parts = split_field_path(path);
  for (std::size_t i = 0; i < parts.size(); ++i) value = i == 0 ? row.get(parts[0]) : value_at(value, parts[i]);
  return value;
}

}  // namespace livret::expr
