#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "expr/expression.hpp"

namespace livret::expr {

/// Reports what is wrong at a place of an expression's text.
struct Complaints {
  Locate const& locate;
  diag::Sink& sink;

  void error(std::size_t begin, std::size_t end, std::string message, std::string hint = {}) const {
    sink.error(locate ? locate(begin, end) : diag::Span{}, std::move(message), std::move(hint));
  }
  void warning(std::size_t begin, std::size_t end, std::string message, std::string hint = {}) const {
    sink.warning(locate ? locate(begin, end) : diag::Span{}, std::move(message), std::move(hint));
  }
};

}  // namespace livret::expr
