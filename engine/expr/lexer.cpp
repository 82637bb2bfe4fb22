#include "expr/lexer.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "expr/unicode_text.hpp"

namespace livret::expr {
namespace {

/// Longest first. Those that expressions do not have are read too, so that the parser can say what to write instead.
constexpr std::array<std::string_view, 45> signs = {
    ">>>", "===", "!==", "...", "==", "!=", "<=", ">=", "&&", "||", "<<", ">>", "**", "=>", "++",
    "--",  "+=",  "-=",  "*=",  "/=", "??", "?.", "+",  "-",  "*",  "/",  "%",  "&",  "|",  "^",
    "!",   "~",   "<",   ">",   "?",  ":",  ",",  ".",  "[",  "]",  "(",  ")",  "{",  "}",  "="};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts_name(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         (c >= 0x80 && !is_white_space(c) && c != 0xfffd);
}

class Lexer {
 public:
  Lexer(std::string_view text, Complaints const& complaints) : text_(text), complaints_(complaints) {}

  std::optional<std::vector<Token>> read_all() {
    std::vector<Token> tokens;
    for (;;) {
      skip_white_space();
      auto token = read_one();
      if (!token) return std::nullopt;
      tokens.push_back(std::move(*token));
      if (tokens.back().kind == Token::Kind::End) return tokens;
    }
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void skip_white_space();
  std::optional<Token> read_one();
  std::optional<Token> read_number();
  std::optional<Token> read_text();
  bool read_escape(std::u32string& value);
  std::optional<char32_t> read_hexadecimal(std::size_t digits);
  Token read_name();
  std::nullopt_t refuse(std::size_t begin, std::string message, std::string hint = {}) {
    complaints_.error(begin, std::max(at_, begin + 1), std::move(message), std::move(hint));
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Complaints const& complaints_;
};

void Lexer::skip_white_space() {
  while (at_ < text_.size()) {
    auto const [value, length] = base::decode_utf8(text_, at_);
    if (!is_white_space(value)) return;
    at_ += length;
  }
}

std::optional<Token> Lexer::read_one() {
  if (at_ == text_.size()) return Token{Token::Kind::End, at_, at_, "", 0};
  if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) return read_number();
  if (peek() == '"' || peek() == '\'') return read_text();
  auto const [first, length] = base::decode_utf8(text_, at_);
  if (starts_name(first)) return read_name();
  for (auto sign : signs) {
    if (!text_.substr(at_).starts_with(sign)) continue;
    at_ += sign.size();
    return Token{Token::Kind::Sign, at_ - sign.size(), at_, std::string(sign), 0};
  }
  auto const begin = at_;
  at_ += length;
  return refuse(begin, fmt::format("`{}` has no meaning in an expression", text_.substr(begin, length)));
}

std::optional<Token> Lexer::read_number() {
  auto const begin = at_;
  double number = 0;
  if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
    at_ += 2;
    while (is_digit(peek()) || (peek() >= 'a' && peek() <= 'f') || (peek() >= 'A' && peek() <= 'F')) ++at_;
    number = parse_integer_prefix(text_.substr(begin, at_ - begin), 16, Trailing::Refused);
    if (at_ - begin == 2) return refuse(begin, "`0x` needs hexadecimal digits after it");
  } else {
    auto const result = std::from_chars(text_.data() + begin, text_.data() + text_.size(), number);
    at_ = static_cast<std::size_t>(result.ptr - text_.data());
    if (result.ec == std::errc::result_out_of_range)
      return refuse(
          begin, fmt::format("the number `{}` is beyond what can be computed with", text_.substr(begin, at_ - begin)));
    if (at_ - begin > 1 && text_[begin] == '0' && is_digit(text_[begin + 1]))
      return refuse(begin, fmt::format("the number `{}` starts with `0`", text_.substr(begin, at_ - begin)),
                    "put a code in quotation marks, and leave the `0` out of a number");
  }
  if (at_ < text_.size() && starts_name(base::decode_utf8(text_, at_).value)) {
    ++at_;
    return refuse(begin,
                  fmt::format("found a letter right after the number `{}`", text_.substr(begin, at_ - 1 - begin)),
                  "a name cannot start with a digit; write `datum['2024']` for such a field");
  }
  return Token{Token::Kind::Number, begin, at_, "", number};
}

Token Lexer::read_name() {
  auto const begin = at_;
  while (at_ < text_.size()) {
    auto const [value, length] = base::decode_utf8(text_, at_);
    if (!starts_name(value) && !(value < 0x80 && is_digit(static_cast<char>(value)))) break;
    at_ += length;
  }
  return {Token::Kind::Name, begin, at_, std::string(text_.substr(begin, at_ - begin)), 0};
}

std::optional<Token> Lexer::read_text() {
  auto const begin = at_;
  char const quote = text_[at_++];
  std::u32string value;
  while (at_ < text_.size() && text_[at_] != quote) {
    if (text_[at_] == '\n') break;
    if (text_[at_] == '\\') {
      if (!read_escape(value)) return std::nullopt;
      continue;
    }
    auto const [code_point, length] = base::decode_utf8(text_, at_);
    value += code_point;
    at_ += length;
  }
  if (peek() != quote) return refuse(begin, fmt::format("a text has no closing `{}`", quote));
  ++at_;
  return Token{Token::Kind::Text, begin, at_, encode(value), 0};
}

std::optional<char32_t> Lexer::read_hexadecimal(std::size_t digits) {
  double const number = parse_integer_prefix(text_.substr(at_, digits), 16, Trailing::Refused);
  if (text_.size() - at_ < digits || !(number >= 0)) return std::nullopt;
  at_ += digits;
  return static_cast<char32_t>(number);
}

bool Lexer::read_escape(std::u32string& value) {
  constexpr std::string_view letters = "nrtbfv0";
  constexpr std::u32string_view meanings = U"\n\r\t\b\f\v\0";
  auto const begin = at_++;
  char const letter = peek();
  if (letter == 'x' || letter == 'u') {
    ++at_;
    auto unit = read_hexadecimal(letter == 'x' ? 2 : 4);
    // A pair of surrogates stands for one code point.
    if (unit && *unit >= 0xd800 && *unit < 0xdc00 && peek() == '\\' && peek(1) == 'u') {
      at_ += 2;
      auto const low = read_hexadecimal(4);
      unit = low ? std::optional(0x10000 + ((*unit - 0xd800) << 10U) + (*low - 0xdc00)) : std::nullopt;
    }
    bool const is_scalar = unit && *unit <= 0x10ffff && (*unit < 0xd800 || *unit >= 0xe000);
    if (!is_scalar) refuse(begin, fmt::format("`\\{}` is no escape for a character", letter));
    if (is_scalar) value += *unit;
    return is_scalar;
  }
  auto const known = letters.find(letter);
  if (at_ >= text_.size()) return true;
  auto const [code_point, length] = base::decode_utf8(text_, at_);
  value += known == std::string_view::npos ? code_point : meanings[known];
  at_ += length;
  return true;
}

}  // namespace

std::optional<std::vector<Token>> read_tokens(std::string_view text, Complaints const& complaints) {
  return Lexer(text, complaints).read_all();
}

}  // namespace livret::expr
