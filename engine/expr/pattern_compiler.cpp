#include <algorithm>

#include "expr/pattern_program.hpp"
#include "expr/unicode_text.hpp"

namespace livret::expr {
namespace {

using Fragment = std::vector<Instruction>;

/// Bounds on what a pattern may become: the time of a match is its length times that of the text.
constexpr std::size_t most_instructions = 500;
constexpr int most_nested = 50;
constexpr char32_t last_code_point = 0x10ffff;

std::ptrdiff_t length_of(Fragment const& fragment) { return static_cast<std::ptrdiff_t>(fragment.size()); }

Instruction take(CodePointSet set) { return {Instruction::Kind::Take, std::move(set)}; }
Instruction split(std::ptrdiff_t preferred, std::ptrdiff_t other) {
  return {Instruction::Kind::Split, {}, {preferred, other}};
}
Instruction jump(std::ptrdiff_t target) { return {Instruction::Kind::Jump, {}, {target, 0}}; }
Instruction assert_that(Assertion assertion) { return {Instruction::Kind::Assert, {}, {}, assertion}; }

void append(Fragment& fragment, Fragment const& more) { fragment.insert(fragment.end(), more.begin(), more.end()); }

CodePointSet complement(CodePointSet set) {
  std::sort(set.ranges.begin(), set.ranges.end());
  CodePointSet rest;
  char32_t next = 0;
  for (auto const& [first, last] : set.ranges) {
    if (first > next) rest.ranges.emplace_back(next, first - 1);
    next = last + 1;
  }
  rest.ranges.emplace_back(next, last_code_point);
  return rest;
}

CodePointSet digits() { return {{{U'0', U'9'}}}; }
CodePointSet word_characters() { return {{{U'0', U'9'}, {U'A', U'Z'}, {U'_', U'_'}, {U'a', U'z'}}}; }
CodePointSet white_space() {
  return {{{0x09, 0x0d},
           {0x20, 0x20},
           {0xa0, 0xa0},
           {0x1680, 0x1680},
           {0x2000, 0x200a},
           {0x2028, 0x2029},
           {0x202f, 0x202f},
           {0x205f, 0x205f},
           {0x3000, 0x3000},
           {0xfeff, 0xfeff}}};
}
CodePointSet no_line_end() { return complement({{{U'\n', U'\n'}, {U'\r', U'\r'}, {0x2028, 0x2029}}}); }

std::optional<CodePointSet> class_of_letter(char32_t letter) {
  switch (letter) {
    case U'd':
      return digits();
    case U'D':
      return complement(digits());
    case U'w':
      return word_characters();
    case U'W':
      return complement(word_characters());
    case U's':
      return white_space();
    case U'S':
      return complement(white_space());
    default:
      return std::nullopt;
  }
}

struct Repetition {
  std::size_t least = 0;
  std::optional<std::size_t> most;  ///< nothing: any number
};

class Compiler {
 public:
  explicit Compiler(std::u32string_view text) : rest_(text) {}

  std::optional<Fragment> compile() {
    auto fragment = alternatives(0);
    if (!fragment || !rest_.empty()) return std::nullopt;
    fragment->push_back({});
    return fragment->size() <= most_instructions ? fragment : std::nullopt;
  }

 private:
  bool take_if(char32_t wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::optional<Fragment> alternatives(int depth);
  std::optional<Fragment> sequence(int depth);
  std::optional<Fragment> group(int depth);
  std::optional<Fragment> atom(int depth);
  std::optional<Fragment> escape();
  std::optional<Fragment> repeat(Fragment const& fragment);
  std::optional<CodePointSet> bracket();
  std::optional<CodePointSet> bracket_item();
  std::optional<char32_t> escaped_character();
  std::optional<Repetition> repetition();
  std::optional<std::size_t> number();

  std::u32string_view rest_;
};

std::optional<Fragment> Compiler::alternatives(int depth) {
  if (depth > most_nested) return std::nullopt;
  auto left = sequence(depth);
  if (!left || !take_if(U'|')) return left;
  auto right = alternatives(depth + 1);
  if (!right) return std::nullopt;
  Fragment both = {split(1, length_of(*left) + 2)};
  append(both, *left);
  both.push_back(jump(length_of(*right) + 1));
  append(both, *right);
  return both;
}

std::optional<Fragment> Compiler::sequence(int depth) {
  Fragment all;
  while (!rest_.empty() && rest_.front() != U'|' && rest_.front() != U')') {
    auto piece = atom(depth);
    if (piece) piece = repeat(*piece);
    if (!piece || all.size() + piece->size() > most_instructions) return std::nullopt;
    append(all, *piece);
  }
  return all;
}

std::optional<Fragment> Compiler::group(int depth) {
  if (take_if(U'?') && !take_if(U':')) return std::nullopt;
  auto inner = alternatives(depth + 1);
  return inner && take_if(U')') ? inner : std::nullopt;
}

std::optional<Fragment> Compiler::atom(int depth) {
  char32_t const first = rest_.front();
  rest_.remove_prefix(1);
  switch (first) {
    case U'(':
      return group(depth);
    case U'\\':
      return escape();
    case U'.':
      return Fragment{take(no_line_end())};
    case U'^':
      return Fragment{assert_that(Assertion::Begin)};
    case U'$':
      return Fragment{assert_that(Assertion::End)};
    case U'*':
    case U'+':
    case U'?':
      return std::nullopt;
    case U'[': {
      auto set = bracket();
      return set ? std::optional(Fragment{take(std::move(*set))}) : std::nullopt;
    }
    default:
      return Fragment{take({{{first, first}}})};
  }
}

std::optional<Fragment> Compiler::escape() {
  if (take_if(U'b')) return Fragment{assert_that(Assertion::WordBoundary)};
  if (take_if(U'B')) return Fragment{assert_that(Assertion::NoWordBoundary)};
  if (rest_.empty()) return std::nullopt;
  if (auto set = class_of_letter(rest_.front())) {
    rest_.remove_prefix(1);
    return Fragment{take(std::move(*set))};
  }
  auto const character = escaped_character();
  return character ? std::optional(Fragment{take({{{*character, *character}}})}) : std::nullopt;
}

/// The character that stands after a backslash; nothing for back-references and what ECMAScript leaves without meaning.
std::optional<char32_t> Compiler::escaped_character() {
  constexpr std::u32string_view letters = U"nrtfv0";
  constexpr std::u32string_view meanings = U"\n\r\t\f\v\0";
  if (rest_.empty()) return std::nullopt;
  char32_t const letter = rest_.front();
  rest_.remove_prefix(1);
  if (letter == U'x' || letter == U'u') {
    std::size_t const count = letter == U'x' ? 2 : 4;
    double const code_point = parse_integer_prefix(encode(rest_.substr(0, count)), 16, Trailing::Refused);
    if (rest_.size() < count || !(code_point >= 0)) return std::nullopt;
    rest_.remove_prefix(count);
    return static_cast<char32_t>(code_point);
  }
  if (auto const known = letters.find(letter); known != std::u32string_view::npos) return meanings[known];
  return is_word_character(letter) ? std::nullopt : std::optional(letter);
}

std::optional<CodePointSet> Compiler::bracket_item() {
  if (!take_if(U'\\')) {
    char32_t const character = rest_.front();
    rest_.remove_prefix(1);
    return CodePointSet{{{character, character}}};
  }
  if (rest_.empty()) return std::nullopt;
  if (auto set = class_of_letter(rest_.front())) {
    rest_.remove_prefix(1);
    return set;
  }
  auto const character = take_if(U'b') ? std::optional<char32_t>(U'\b') : escaped_character();
  return character ? std::optional(CodePointSet{{{*character, *character}}}) : std::nullopt;
}

std::optional<CodePointSet> Compiler::bracket() {
  auto const is_single = [](CodePointSet const& set) {
    return set.ranges.size() == 1 && set.ranges[0].first == set.ranges[0].second;
  };
  CodePointSet set;
  set.negated = take_if(U'^');
  while (!take_if(U']')) {
    if (rest_.empty()) return std::nullopt;
    auto item = bracket_item();
    if (!item) return std::nullopt;
    bool const is_range = is_single(*item) && rest_.size() > 1 && rest_[0] == U'-' && rest_[1] != U']';
    if (is_range) {
      rest_.remove_prefix(1);
      auto const last = bracket_item();
      if (!last || !is_single(*last) || last->ranges[0].first < item->ranges[0].first) return std::nullopt;
      item->ranges[0].second = last->ranges[0].first;
    }
    set.ranges.insert(set.ranges.end(), item->ranges.begin(), item->ranges.end());
  }
  return set;
}

std::optional<std::size_t> Compiler::number() {
  std::optional<std::size_t> value;
  while (!rest_.empty() && rest_.front() >= U'0' && rest_.front() <= U'9') {
    value = std::min(value.value_or(0) * 10 + (rest_.front() - U'0'), most_instructions + 1);
    rest_.remove_prefix(1);
  }
  return value;
}

std::optional<Repetition> Compiler::repetition() {
  if (take_if(U'*')) return Repetition{0, std::nullopt};
  if (take_if(U'+')) return Repetition{1, std::nullopt};
  if (take_if(U'?')) return Repetition{0, 1};
  auto const before = rest_;
  if (take_if(U'{')) {
    auto const least = number();
    auto const most = take_if(U',') ? number() : least;
    if (least && take_if(U'}') && (!most || *most >= *least)) return Repetition{*least, most};
    rest_ = before;
  }
  return std::nullopt;
}

std::optional<Fragment> Compiler::repeat(Fragment const& fragment) {
  auto const times = repetition();
  if (!times) return rest_.starts_with(U'{') ? std::nullopt : std::optional(fragment);
  bool const lazy = take_if(U'?');
  std::size_t const copies = std::max(times->least, times->most.value_or(0)) + 1;
  if (copies * (fragment.size() + 2) > 2 * most_instructions) return std::nullopt;
  auto const choose = [lazy](std::ptrdiff_t enter, std::ptrdiff_t leave) {
    return lazy ? split(leave, enter) : split(enter, leave);
  };
  Fragment all;
  for (std::size_t i = 0; i < times->least; ++i) append(all, fragment);
  if (!times->most) {
    all.push_back(choose(1, length_of(fragment) + 2));
    append(all, fragment);
    all.push_back(jump(-length_of(fragment) - 1));
    return all;
  }
  for (std::size_t left = *times->most - times->least; left > 0; --left) {
    all.push_back(choose(1, static_cast<std::ptrdiff_t>(left) * (length_of(fragment) + 1)));
    append(all, fragment);
  }
  return all;
}

}  // namespace

bool is_word_character(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'_';
}

std::optional<std::vector<Instruction>> compile_pattern(std::u32string_view text) { return Compiler(text).compile(); }

}  // namespace livret::expr
