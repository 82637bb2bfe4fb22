#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/complaints.hpp"

namespace livret::expr {

struct Token {
  enum class Kind { Number, Text, Name, Sign, End };
  Kind kind = Kind::End;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;   ///< Text: its value. Name, Sign: as written
  double number = 0;  ///< Number

  bool is(std::string_view sign) const { return kind == Kind::Sign && text == sign; }
};

/// The tokens of an expression, an End token last; nothing where one cannot be read, which is reported.
std::optional<std::vector<Token>> read_tokens(std::string_view text, Complaints const& complaints);

}  // namespace livret::expr
