#include "yaml/syntax_fault.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "base/text.hpp"

namespace livret::yaml {

namespace {

namespace said = YAML::ErrorMsg;

std::string spaces(std::size_t count) { return count == 1 ? "1 space" : fmt::format("{} spaces", count); }

/// Where yaml-cpp stopped, with what is known of the surroundings.
class Explainer {
 public:
  Explainer(SourceText const& source, TreeBuilder const& builder, std::size_t at)
      : source_(source), builder_(builder), at_(std::min(at, source.size())) {}

  Fault explain(std::string const& message) const;

 private:
  bool is_first_on_line() const { return content_of_line(at_) == at_; }
  std::size_t content_of_line(std::size_t offset) const { return source_.skip_blanks(source_.line_begin(offset)); }
  std::string_view line_text(std::size_t begin) const {
    return base::trim(source_.text().substr(begin, source_.line_end(begin) - begin));
  }
  /// The first character at `begin`, whole.
  std::string_view character(std::size_t begin) const {
    if (begin >= source_.size()) return {};
    return source_.text().substr(begin, base::decode_utf8(source_.text(), begin).length);
  }
  std::size_t after_character(std::size_t begin) const { return begin + character(begin).size(); }
  /// The start of the last line before that of `offset` that has a text, or nothing.
  std::optional<std::size_t> line_above(std::size_t offset) const;
  std::optional<std::size_t> first_value_colon(std::size_t line) const;
  std::string levels() const;
  bool may_start_value(std::size_t offset) const;

  std::optional<Fault> tab_in_indentation() const;
  std::optional<Fault> quote_closed_too_late() const;
  Fault stray_colon() const;
  Fault missing_entry() const;
  Fault text_after_value(std::size_t after) const;
  Fault open_bracket() const;
  Fault wrong_closing_bracket() const;
  Fault open_quote() const;
  Fault stray_dash() const;
  Fault unknown_start() const;
  Fault unknown_alias() const;
  Fault bad_anchor_name() const;
  Fault bad_escape() const;
  Fault text_after_block_indicator() const;
  Fault bad_tag() const;

  SourceText const& source_;
  TreeBuilder const& builder_;
  std::size_t at_;
};

std::optional<std::size_t> Explainer::line_above(std::size_t offset) const {
  auto begin = source_.line_begin(offset);
  while (begin > source_.origin()) {
    begin = source_.line_begin(begin - 1);
    auto const text = line_text(begin);
    if (!text.empty() && text.front() != '#') return begin;
  }
  return std::nullopt;
}

std::optional<std::size_t> Explainer::first_value_colon(std::size_t line) const {
  for (auto at = source_.line_begin(line), end = source_.line_end(line); at < end; ++at)
    if (source_.at(at) == ':' && source_.is_blank_or_break(at + 1)) return at;
  return std::nullopt;
}

/// The columns at which the line may start, as counts of spaces: those of the open collections and that of the line
/// above.
std::string Explainer::levels() const {
  std::set<std::size_t> columns;
  for (auto const& open : builder_.open_collections())
    if (open.context == Context::Block) columns.insert(open.column);
  if (auto const above = line_above(at_)) columns.insert(source_.column(content_of_line(*above)));
  std::string text;
  for (auto const column : columns) text += fmt::format("{}{}", text.empty() ? "" : " or ", column);
  return text + " spaces";
}

std::optional<Fault> Explainer::tab_in_indentation() const {
  for (auto at = source_.line_begin(at_); at < source_.size() && is_blank(source_.at(at)); ++at)
    if (source_.at(at) == '\t') return Fault{at, at + 1, "a tab is used for indentation", "indent with spaces"};
  return std::nullopt;
}

/// A quote that was forgotten is closed by the next one, lines below: what comes after that makes no sense.
std::optional<Fault> Explainer::quote_closed_too_late() const {
  auto const& last = builder_.last_scalar();
  if (last.style != ScalarStyle::Quoted || last.end > at_ || source_.line_begin(last.end) != source_.line_begin(at_))
    return std::nullopt;
  if (source_.line_begin(last.begin) == source_.line_begin(last.end)) return std::nullopt;
  return Fault{
      last.begin, source_.line_end(last.begin),
      fmt::format("this text has no closing quote on its line, and goes on to line {}", source_.line_number(last.end)),
      fmt::format("close it with `{}`", source_.at(last.begin))};
}

Fault Explainer::stray_colon() const {
  auto const line = source_.line_begin(at_);
  auto const content = content_of_line(at_);
  auto const above = line_above(at_);
  if (first_value_colon(line) == at_ && above) {
    auto const above_content = content_of_line(*above);
    auto const indentation = content - line;
    auto const above_indentation = above_content - *above;
    if (indentation == above_indentation && !first_value_colon(*above)) {
      return missing_colon(source_, above_content);
    }
    if (indentation > above_indentation) {
      return {content, at_,
              fmt::format("`{}` is indented deeper than the line above, which already has a value", line_text(content)),
              "give both lines the same indentation, or put a text that holds `: ` in quotes"};
    }
  }
  return {at_, at_ + 1, "a `:` stands within a text that is not in quotes", "put the text in quotes"};
}

/// A line of a mapping or sequence that is no entry of it.
Fault Explainer::missing_entry() const {
  auto const open = builder_.open_collections();
  bool const in_sequence = !open.empty() && open.back().kind == Kind::Sequence;
  if (!is_first_on_line()) return text_after_value(at_);
  auto const end = source_.line_end(at_);
  auto const column = source_.column(at_);
  bool const is_dash = source_.at(at_) == '-' && source_.is_blank_or_break(at_ + 1);
  bool const is_at_level =
      std::any_of(open.begin(), open.end(), [&](auto const& level) { return level.column == column; });
  if (!is_at_level) {
    return {at_, end, fmt::format("this line is indented with {}, which fits no line above", spaces(column)),
            fmt::format("lines above are indented with {}", levels())};
  }
  if (is_dash && !in_sequence) {
    return {at_, at_ + 1, "a list entry stands among the fields of a mapping",
            "indent the list deeper than the field it belongs to"};
  }
  if (in_sequence)
    return {at_, end, fmt::format("expected `- `, found `{}`", line_text(at_)),
            "start each entry of the list with `- `, or indent the line"};
  return missing_colon(source_, at_);
}

Fault Explainer::text_after_value(std::size_t after) const {
  auto const end = source_.line_end(after);
  auto const& last = builder_.last_scalar();
  if (last.style == ScalarStyle::Quoted && last.end <= after && source_.skip_blanks(last.end) == after) {
    bool const is_single = source_.at(last.begin) == '\'';
    return {after, end, fmt::format("`{}` stands after the closing quote", line_text(after)),
            is_single ? "write a quote within the text twice (`''`)" : "write a quote within the text as `\\\"`"};
  }
  return {after, end, fmt::format("`{}` stands after the end of the value", line_text(after)),
          "put the whole text in quotes"};
}

Fault Explainer::open_bracket() const {
  auto const open = builder_.open_collections();
  auto const flow = std::find_if(open.rbegin(), open.rend(), [&](auto const& one) {
    return one.context == Context::Flow && (source_.at(one.begin) == '[' || source_.at(one.begin) == '{');
  });
  if (flow == open.rend()) return {at_, at_, "a bracket is never closed", "close it"};
  char const opening = source_.at(flow->begin);
  char const closing = opening == '[' ? ']' : '}';
  bool const is_on_later_line = source_.line_begin(at_) != source_.line_begin(flow->begin);
  if (at_ >= source_.size() || is_on_later_line)
    return {flow->begin, flow->begin + 1, fmt::format("the bracket `{}` is never closed", opening),
            fmt::format("close it with `{}`", closing)};
  return {at_, after_character(at_), fmt::format("expected `,` or `{}`, found `{}`", closing, character(at_)),
          "put a text that holds brackets, commas or `: ` in quotes"};
}

Fault Explainer::wrong_closing_bracket() const {
  auto const open = builder_.open_collections();
  if (!open.empty() && open.back().context == Context::Flow) {
    char const closing = source_.at(open.back().begin) == '[' ? ']' : '}';
    return {at_, at_ + 1, fmt::format("expected `{}`, found `{}`", closing, source_.at(at_)),
            fmt::format("the bracket that is open is on line {}", source_.line_number(open.back().begin))};
  }
  return {at_, at_ + 1, fmt::format("the bracket `{}` closes nothing", source_.at(at_)),
          "put a text that starts with a bracket in quotes"};
}

/// yaml-cpp stops at the end of the text: the quote is the first after what was read that nothing closes.
Fault Explainer::open_quote() const {
  for (auto at = std::max(builder_.last_scalar().end, source_.origin()); at < source_.size(); ++at) {
    char const quote = source_.at(at);
    if ((quote != '"' && quote != '\'') || !may_start_value(at)) continue;
    auto const end = find_quoted_end(source_, at);
    if (!end || *end > at_)
      return {at, at + 1, fmt::format("the quote `{}` is never closed", quote),
              fmt::format("end the text with `{}`", quote)};
    at = *end - 1;
  }
  return {at_, at_, "a text in quotes is never closed", "end it with its quote"};
}

bool Explainer::may_start_value(std::size_t offset) const {
  auto const line = source_.line_begin(offset);
  while (offset > line && is_blank(source_.at(offset - 1))) --offset;
  return offset == line || std::string_view(":-?,[{").find(source_.at(offset - 1)) != std::string_view::npos;
}

Fault Explainer::stray_dash() const {
  return {at_, at_ + 1, "a list cannot start here",
          "start it on a line of its own, or put a text that starts with `- ` in quotes"};
}

Fault Explainer::unknown_start() const {
  if (at_ >= source_.size()) return {at_, at_, "the text ends too early", "complete the last value"};
  auto const found = character(at_) == "`" ? "a backtick" : fmt::format("`{}`", character(at_));
  return {at_, after_character(at_), fmt::format("a text without quotes cannot hold {} here", found),
          "put the text in quotes"};
}

Fault Explainer::unknown_alias() const {
  auto end = at_ + 1;
  while (!source_.is_blank_or_break(end) && !is_flow_indicator(source_.at(end))) ++end;
  std::string const name(source_.text().substr(at_ + 1, end - at_ - 1));
  auto const near = base::nearest_word(name, builder_.anchor_names());
  return {at_, end, fmt::format("`*{}` names no anchor above it", name),
          near ? fmt::format("did you mean `*{}`?", *near) : "put a text that starts with `*` in quotes"};
}

Fault Explainer::bad_anchor_name() const {
  auto begin = at_;
  while (begin > source_.line_begin(at_) && source_.at(begin) != '&' && source_.at(begin) != '*') --begin;
  char const sign = source_.at(begin);
  return {begin, begin + 1, fmt::format("`{}` needs a name behind it", sign),
          fmt::format("put a text that starts with `{}` in quotes", sign)};
}

/// yaml-cpp stops behind the escape, or as many characters after it as it wanted digits.
Fault Explainer::bad_escape() const {
  auto const slash = source_.text().substr(0, at_).rfind('\\');
  auto const begin = slash == std::string_view::npos ? at_ : slash;
  auto const end = std::clamp(at_, begin, std::max(begin, source_.line_end(begin)));
  auto const written = source_.text().substr(begin, end - begin);
  bool const has_digits = written.size() > 1 && std::string_view("xuU").find(written[1]) != std::string_view::npos;
  if (has_digits)
    return {begin, end, fmt::format("`{}` stands for no character", written), "write the character itself"};
  return {begin, end, fmt::format("`{}` is no escape in double quotes", written),
          "write `\\\\` for a backslash, or put the text in single quotes"};
}

Fault Explainer::text_after_block_indicator() const {
  return {at_, source_.line_end(at_), fmt::format("`{}` stands behind the sign of a block of text", line_text(at_)),
          "start the text on the next line, indented; put a text that starts with `|` or `>` in quotes"};
}

Fault Explainer::bad_tag() const {
  return {at_, after_character(at_), "tags are not supported", "put a text that starts with `!` in quotes"};
}

Fault Explainer::explain(std::string const& message) const {
  if (auto const tab = tab_in_indentation()) return *tab;
  if (message == said::EOF_IN_SCALAR || message == said::DOC_IN_SCALAR) return open_quote();
  if (message == said::END_OF_MAP_FLOW || message == said::END_OF_SEQ_FLOW) return open_bracket();
  if (message == said::FLOW_END) return wrong_closing_bracket();
  if (auto const late = quote_closed_too_late()) return *late;
  if (message == said::MAP_VALUE) return stray_colon();
  if (message == said::END_OF_MAP || message == said::END_OF_SEQ) return missing_entry();
  if (message == said::BLOCK_ENTRY) return stray_dash();
  if (message == said::UNKNOWN_TOKEN || message == said::MAP_KEY) return unknown_start();
  if (message == said::UNKNOWN_ANCHOR) return unknown_alias();
  for (auto const* text : {said::ALIAS_NOT_FOUND, said::ANCHOR_NOT_FOUND, said::CHAR_IN_ALIAS, said::CHAR_IN_ANCHOR})
    if (message == text) return bad_anchor_name();
  if (message.starts_with(said::INVALID_ESCAPE) || message.starts_with(said::INVALID_UNICODE) ||
      message == said::INVALID_HEX)
    return bad_escape();
  if (message == said::CHAR_IN_BLOCK || message == said::ZERO_INDENT_IN_BLOCK) return text_after_block_indicator();
  for (auto const* text :
       {said::CHAR_IN_TAG_HANDLE, said::TAG_WITH_NO_SUFFIX, said::END_OF_VERBATIM_TAG, said::MULTIPLE_TAGS})
    if (message == text) return bad_tag();
  if (message == said::MULTIPLE_ANCHORS) {
    return {at_, at_ + 1, "a value has a second anchor here", "keep one; put a text that starts with `&` in quotes"};
  }
  if (source_.at(source_.line_begin(at_)) == '%') {
    return {at_, source_.line_end(at_), fmt::format("`{}` is a directive that is not understood", line_text(at_)),
            "remove the line"};
  }
  return {at_, after_character(at_), fmt::format("this is not valid YAML ({})", message), {}};
}

}  // namespace

Fault explain_syntax_error(YAML::Exception const& exception, SourceText const& source, TreeBuilder const& builder) {
  auto const position = exception.mark.is_null() ? 0 : static_cast<std::size_t>(exception.mark.pos);
  return Explainer(source, builder, source.origin() + position).explain(exception.msg);
}

}  // namespace livret::yaml
