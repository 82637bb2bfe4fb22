#include "unit/pdf/outside_reader.hpp"

#include <array>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace livret::test {

Reading read_with(std::string const& command, std::string const& pdf) {
  static std::atomic<int> count = 0;
  auto const name = "livret-pdf-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".pdf";
  auto const path = std::filesystem::temp_directory_path() / name;
  std::ofstream(path, std::ios::binary) << pdf;
  std::string line = command;
  line.replace(line.find("{}"), 2, path.string());
  Reading reading;
  std::FILE* const pipe = ::popen((line + " 2>&1").c_str(), "r");
  std::array<char, 4096> buffer;
  while (auto const size = std::fread(buffer.data(), 1, buffer.size(), pipe))
    reading.output.append(buffer.data(), size);
  reading.status = ::pclose(pipe);
  std::filesystem::remove(path);
  return reading;
}

}  // namespace livret::test
