#pragma once

#include <string>

namespace livret::test {

struct Reading {
  int status = 0;
  std::string output;
};

/// What a command line (qpdf, poppler) prints about a PDF; `{}` in it stands for the file.
Reading read_with(std::string const& command, std::string const& pdf);

}  // namespace livret::test
