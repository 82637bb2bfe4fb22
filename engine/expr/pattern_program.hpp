#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "expr/pattern.hpp"

namespace livret::expr {

/// A set of code points: `[a-z\d]`, `.`, one letter.
struct CodePointSet {
  std::vector<std::pair<char32_t, char32_t>> ranges;  ///< both ends belong to it
  bool negated = false;

  bool contains(char32_t code_point) const;
};

enum class Assertion { Begin, End, WordBoundary, NoWordBoundary };

/// One step of a pattern's program. Targets are relative to the instruction, so that fragments can be copied.
struct Instruction {
  enum class Kind { Take, Split, Jump, Assert, Match };
  Kind kind = Kind::Match;
  CodePointSet set = {};                    ///< Take
  std::array<std::ptrdiff_t, 2> targets{};  ///< Split: the preferred one first. Jump: the first
  Assertion assertion = Assertion::Begin;   ///< Assert
};

struct Pattern::Program {
  std::vector<Instruction> instructions;
  Case letters = Case::Kept;
};

/// Compiles a pattern; nothing as Pattern::read says.
std::optional<std::vector<Instruction>> compile_pattern(std::u32string_view text);

bool is_word_character(char32_t code_point);

}  // namespace livret::expr
