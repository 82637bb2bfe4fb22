#include "expr/pattern.hpp"

#include <algorithm>
#include <string>

#include "expr/pattern_program.hpp"
#include "expr/unicode_text.hpp"
#include "locale/letter_case.hpp"

namespace livret::expr {
namespace {

char32_t fold(char32_t code_point) {
  if (code_point < 0x80) return code_point >= U'A' && code_point <= U'Z' ? code_point - U'A' + U'a' : code_point;
  auto const lower = decode(locale::to_lower(encode({&code_point, 1})));
  return lower.size() == 1 ? lower[0] : code_point;
}

bool holds(Assertion assertion, std::u32string_view text, std::size_t at) {
  if (assertion == Assertion::Begin) return at == 0;
  if (assertion == Assertion::End) return at == text.size();
  bool const before = at > 0 && is_word_character(text[at - 1]);
  bool const after = at < text.size() && is_word_character(text[at]);
  return (before != after) == (assertion == Assertion::WordBoundary);
}

/// A way through the program that is still open.
struct Thread {
  std::size_t instruction;
  std::size_t begin;
};

/// Pike's machine: all ways through the program advance together, those that backtracking would try first in front.
class Machine {
 public:
  Machine(Pattern::Program const& program, std::u32string_view text) : program_(program), text_(text) {}

  std::optional<Pattern::Match> run(std::size_t from) {
    std::optional<Pattern::Match> best;
    std::vector<Thread> threads;
    for (std::size_t at = from; at <= text_.size(); ++at) {
      std::vector<Thread> open;
      seen_.assign(program_.instructions.size(), false);
      for (Thread const& thread : threads) follow(thread, at, open);
      if (!best) follow({0, at}, at, open);
      threads.clear();
      for (Thread const& thread : open) {
        auto const& instruction = program_.instructions[thread.instruction];
        if (instruction.kind == Instruction::Kind::Match) {
          best = {thread.begin, at};
          break;
        }
        if (at < text_.size() && takes(instruction, text_[at]))
          threads.push_back({thread.instruction + 1, thread.begin});
      }
      if (best && threads.empty()) return best;
    }
    return best;
  }

 private:
  bool takes(Instruction const& instruction, char32_t character) const {
    if (program_.letters == Pattern::Case::Kept) return instruction.set.contains(character);
    CodePointSet inner = instruction.set;
    inner.negated = false;
    bool const within =
        inner.contains(character) || inner.contains(fold(character)) || holds_folded(inner, fold(character));
    return within != instruction.set.negated;
  }

  /// Whether a letter of the set folds to `folded`. Only sets of single letters and small ranges are looked through.
  static bool holds_folded(CodePointSet const& set, char32_t folded) {
    constexpr char32_t widest = 64;
    for (auto const& [first, last] : set.ranges)
      for (char32_t c = first; last - first <= widest && c <= last; ++c)
        if (fold(c) == folded) return true;
    return false;
  }

  /// Adds what a thread comes to without taking a character, in order of preference.
  void follow(Thread start, std::size_t at, std::vector<Thread>& open) {
    std::vector<std::size_t> stack = {start.instruction};
    while (!stack.empty()) {
      auto const place = stack.back();
      stack.pop_back();
      if (seen_[place]) continue;
      seen_[place] = true;
      auto const& instruction = program_.instructions[place];
      auto const target = [&](std::size_t which) {
        return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(place) + instruction.targets[which]);
      };
      switch (instruction.kind) {
        case Instruction::Kind::Jump:
          stack.push_back(target(0));
          break;
        case Instruction::Kind::Split:
          stack.push_back(target(1));
          stack.push_back(target(0));
          break;
        case Instruction::Kind::Assert:
          if (holds(instruction.assertion, text_, at)) stack.push_back(place + 1);
          break;
        default:
          open.push_back({place, start.begin});
          break;
      }
    }
  }

  Pattern::Program const& program_;
  std::u32string_view text_;
  std::vector<bool> seen_;
};

}  // namespace

bool CodePointSet::contains(char32_t code_point) const {
  bool const within = std::any_of(ranges.begin(), ranges.end(), [&](auto const& range) {
    return range.first <= code_point && code_point <= range.second;
  });
  return within != negated;
}

std::optional<Pattern> Pattern::read(std::string_view text, Case letters) {
  auto instructions = compile_pattern(decode(text));
  if (!instructions) return std::nullopt;
  Pattern pattern;
  pattern.program_ = std::make_shared<Program const>(Program{std::move(*instructions), letters});
  return pattern;
}

std::optional<Pattern::Match> Pattern::find(std::u32string_view text, std::size_t from) const {
  return Machine(*program_, text).run(from);
}

}  // namespace livret::expr
