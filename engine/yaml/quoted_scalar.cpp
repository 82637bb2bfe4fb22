#include "yaml/quoted_scalar.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "yaml/mapped_text.hpp"

namespace livret::yaml {

namespace {

/// The text of an escape without digits (YAML 1.2.2, 5.7); nothing where `c` asks for digits.
std::string_view fixed_escape(char c) {
  switch (c) {
    case '0':
      return std::string_view("\0", 1);
    case 'a':
      return "\a";
    case 'b':
      return "\b";
    case 't':
    case '\t':
      return "\t";
    case 'n':
      return "\n";
    case 'v':
      return "\v";
    case 'f':
      return "\f";
    case 'r':
      return "\r";
    case 'e':
      return "\x1B";
    case ' ':
      return " ";
    case '"':
      return "\"";
    case '\'':
      return "'";
    case '/':
      return "/";
    case '\\':
      return "\\";
    case 'N':
      return "\xC2\x85";
    case '_':
      return "\xC2\xA0";
    case 'L':
      return "\xE2\x80\xA8";
    case 'P':
      return "\xE2\x80\xA9";
    default:
      return {};
  }
}

std::size_t digits_of_escape(char c) { return c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0; }

class QuotedScanner {
 public:
  QuotedScanner(SourceText const& source, std::size_t begin)
      : source_(source), quote_(source.at(begin)), at_(begin + 1), text_(begin + 1) {}

  /// False where no quote closes the scalar.
  bool scan() {
    while (at_ < source_.size()) {
      char const c = source_.at(at_);
      if (c == quote_ && !is_doubled_quote()) return true;
      if (c == quote_)
        append_doubled_quote();
      else if (c == '\\' && quote_ == '"')
        append_escape();
      else if (is_blank(c) || source_.break_length(at_) > 0)
        append_white_space();
      else
        append_run();
    }
    return false;
  }

  ScannedScalar take() { return {ScalarStyle::Quoted, at_ + 1, text_.take_text(), text_.take_anchors()}; }

 private:
  bool is_doubled_quote() const { return quote_ == '\'' && source_.at(at_ + 1) == '\''; }

  void append_doubled_quote() {
    text_.append(at_, "'");
    at_ += 2;
  }

  void append_run() {
    auto end = at_ + 1;
    while (end < source_.size() && !is_special(end)) ++end;
    text_.append(at_, source_.text().substr(at_, end - at_));
    at_ = end;
  }

  bool is_special(std::size_t offset) const {
    char const c = source_.at(offset);
    return c == quote_ || c == '\\' || is_blank(c) || source_.break_length(offset) > 0;
  }

  /// Blanks stand as they are within a line; with the breaks that follow they fold.
  void append_white_space() {
    auto const begin = at_;
    at_ = source_.skip_blanks(at_);
    if (source_.break_length(at_) == 0) {
      text_.append(begin, source_.text().substr(begin, at_ - begin));
      return;
    }
    auto const breaks = skip_breaks();
    if (breaks == 1)
      text_.append(begin, " ");
    else
      text_.append_breaks(begin, breaks - 1);
  }

  std::size_t skip_breaks() {
    std::size_t breaks = 0;
    while (auto const length = source_.break_length(at_)) {
      ++breaks;
      at_ = source_.skip_blanks(at_ + length);
    }
    return breaks;
  }

  void append_escape() {
    auto const begin = at_++;
    if (source_.break_length(at_) > 0) {
      text_.append_breaks(begin, skip_breaks() - 1);
      return;
    }
    char const c = source_.at(at_++);
    if (auto const count = digits_of_escape(c)) {
      text_.append(begin, read_code_point(count));
    } else {
      text_.append(begin, fixed_escape(c));
    }
  }

  /// yaml-cpp has refused what is no digit and no code point.
  std::string read_code_point(std::size_t digits) {
    auto const written = source_.text().substr(std::min(at_, source_.size()), digits);
    std::uint32_t value = 0;
    std::from_chars(written.data(), written.data() + written.size(), value, 16);
    at_ += written.size();
    std::string utf8;
    base::append_utf8(utf8, value);
    return utf8;
  }

  SourceText const& source_;
  char quote_;
  std::size_t at_;
  MappedText text_;
};

}  // namespace

ScannedScalar scan_quoted(SourceText const& source, std::size_t begin) {
  QuotedScanner scanner(source, begin);
  if (!scanner.scan()) {
    throw Fault{begin, begin + 1, fmt::format("the quote `{}` is never closed", source.at(begin)),
                fmt::format("end the text with `{}`", source.at(begin))};
  }
  return scanner.take();
}

std::optional<std::size_t> find_quoted_end(SourceText const& source, std::size_t begin) {
  QuotedScanner scanner(source, begin);
  if (!scanner.scan()) return std::nullopt;
  return scanner.take().end;
}

}  // namespace livret::yaml
