#include "yaml/json.hpp"

#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "base/text.hpp"
#include "yaml/json_text.hpp"
#include "yaml/node_stack.hpp"
#include "yaml/source_text.hpp"
#include "yaml/unreadable.hpp"

namespace livret::yaml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Recursive descent, as deep as the limit allows. Throws a Fault.
class JsonReader {
 public:
  JsonReader(SourceText const& source, JsonEvents& events, Limits limits)
      : text_(source.text()), at_(source.origin()), events_(events), limits_(limits) {}

  void read() {
    read_value(0);
    skip_blanks();
    if (at_ < text_.size()) fail_here("found {} after the end of the value", "one JSON value makes a file");
  }

 private:
  char current() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_blanks() {
    while (at_ < text_.size() && (is_blank(text_[at_]) || text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  }

  [[noreturn]] void fail_here(std::string_view message, std::string hint = {}) const {
    if (at_ >= text_.size())
      throw Fault{text_.size(), text_.size(), fmt::format(fmt::runtime(message), "the end of the text"),
                  std::move(hint)};
    auto const length = base::decode_utf8(text_, at_).length;
    throw Fault{at_, at_ + length, fmt::format(fmt::runtime(message), fmt::format("`{}`", text_.substr(at_, length))),
                std::move(hint)};
  }

  void count_node() {
    if (++nodes_ > limits_.nodes)
      throw Fault{at_, at_ + 1, fmt::format("the file has more than {} values", limits_.nodes), "split it"};
  }

  void read_value(std::size_t depth) {
    skip_blanks();
    count_node();
    switch (current()) {
      case '{':
        return read_object(enter(depth));
      case '[':
        return read_array(enter(depth));
      case '"': {
        auto const begin = at_;
        auto const value = read_text();
        return events_.text(value, begin, at_);
      }
      case 't':
        return read_boolean("true", true);
      case 'f':
        return read_boolean("false", false);
      case 'n': {
        auto const begin = at_;
        take_word("null");
        return events_.null(begin, at_);
      }
      default:
        return read_number();
    }
  }

  std::size_t enter(std::size_t depth) const {
    if (depth >= limits_.depth)
      throw Fault{at_, at_ + 1, fmt::format("more than {} objects and arrays within each other", limits_.depth), {}};
    return depth + 1;
  }

  void read_object(std::size_t depth) {
    events_.begin_object(at_++);
    skip_blanks();
    for (bool first = true; current() != '}'; first = false) {
      if (!first) take(',', "needed `,` or `}}` after a value of an object, found {}");
      skip_blanks();
      if (current() != '"') fail_here("needed a key in double quotes, found {}");
      auto const begin = at_;
      auto const name = read_text();
      events_.key(name, begin, at_);
      skip_blanks();
      take(':', "needed `:` after a key, found {}");
      read_value(depth);
      skip_blanks();
    }
    events_.end_object(++at_);
  }

  void read_array(std::size_t depth) {
    events_.begin_array(at_++);
    skip_blanks();
    for (bool first = true; current() != ']'; first = false) {
      if (!first) take(',', "needed `,` or `]` after a value of an array, found {}");
      read_value(depth);
      skip_blanks();
    }
    events_.end_array(++at_);
  }

  void take(char wanted, std::string_view message) {
    if (current() != wanted) fail_here(message);
    ++at_;
  }

  void take_word(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) fail_here("needed a value, found {}", "texts are in double quotes");
    at_ += word.size();
  }

  void read_boolean(std::string_view word, bool value) {
    auto const begin = at_;
    take_word(word);
    events_.boolean(value, begin, at_);
  }

  /// The text of the string at hand: the source itself, or `decoded_` where there are escapes.
  std::string_view read_text() {
    auto const end = find_json_text_end(text_, at_);
    if (end == std::string_view::npos) throw Fault{at_, at_ + 1, "the quote `\"` is never closed", {}};
    auto const within = text_.substr(at_ + 1, end - at_ - 1);
    auto const begin = at_;
    at_ = end + 1;
    if (within.find('\\') == std::string_view::npos) return within;
    decode_json_text(text_, begin, end, decoded_, nullptr);
    return decoded_;
  }

  void read_number() {
    auto const begin = at_;
    double const infinity = std::numeric_limits<double>::infinity();
    bool const is_negative = current() == '-';
    if (is_negative) ++at_;
    if (current() == 'N' && !is_negative) {
      take_word("NaN");
      return events_.number(std::numeric_limits<double>::quiet_NaN(), begin, at_);
    }
    if (current() == 'I') {
      take_word("Infinity");
      return events_.number(is_negative ? -infinity : infinity, begin, at_);
    }
    if (!is_digit(current())) fail_here("needed a value, found {}");
    double value = 0;
    auto const* first = text_.data() + begin;
    auto const [end, fault] = std::from_chars(first, text_.data() + text_.size(), value);
    // Numbers beyond the greatest are infinite, as JSON.parse has them.
    if (fault == std::errc::result_out_of_range) value = is_negative ? -infinity : infinity;
    at_ = static_cast<std::size_t>(end - text_.data());
    if (is_digit(current()) || current() == '.') fail_here("a number ends before {}");
    events_.number(value, begin, at_);
  }

  std::string_view text_;
  std::size_t at_;
  JsonEvents& events_;
  Limits limits_;
  std::size_t nodes_ = 0;
  std::string decoded_;
};

/// Builds the tree that yaml::load builds.
class TreeEvents final : public JsonEvents {
 public:
  TreeEvents(SourceText const& source, Limits limits, diag::Sink& sink)
      : source_(source), stack_(source, limits, sink) {}

  Node take_root() { return stack_.take_root(); }

  void begin_object(std::size_t begin) override { open(Kind::Mapping, begin); }
  void end_object(std::size_t end) override { stack_.close(static_cast<std::uint32_t>(end)); }
  void begin_array(std::size_t begin) override { open(Kind::Sequence, begin); }
  void end_array(std::size_t end) override { stack_.close(static_cast<std::uint32_t>(end)); }
  void key(std::string_view name, std::size_t begin, std::size_t end) override { text(name, begin, end); }
  void text(std::string_view value, std::size_t begin, std::size_t end) override {
    Node node = leaf(Kind::Scalar, begin, end);
    node.style = ScalarStyle::Quoted;
    node.text = value;
    if (value.size() + 2 != end - begin) decode_json_text(source_.text(), begin, end - 1, node.text, &node.anchors);
    stack_.add(std::move(node));
  }
  void number(double, std::size_t begin, std::size_t end) override { add_word(Kind::Scalar, begin, end); }
  void boolean(bool, std::size_t begin, std::size_t end) override { add_word(Kind::Scalar, begin, end); }
  void null(std::size_t begin, std::size_t end) override { add_word(Kind::Null, begin, end); }

 private:
  Node leaf(Kind kind, std::size_t begin, std::size_t end) const {
    Node node;
    node.kind = kind;
    node.span = source_.span(begin, end);
    return node;
  }
  void open(Kind kind, std::size_t begin) { stack_.open(leaf(kind, begin, begin + 1)); }
  void add_word(Kind kind, std::size_t begin, std::size_t end) {
    Node node = leaf(kind, begin, end);
    node.text = source_.text().substr(begin, end - begin);
    stack_.add(std::move(node));
  }

  SourceText const& source_;
  NodeStack stack_;
};

}  // namespace

bool read_json(diag::SourceMap const& sources, diag::SourceId id, JsonEvents& events, diag::Sink& sink, Limits limits) {
  SourceText const source(sources, id);
  try {
    if (auto const fault = find_unreadable(source.text(), limits)) throw *fault;
    JsonReader(source, events, limits).read();
    return true;
  } catch (Fault const& fault) {
    sink.error(source.span(fault.begin, fault.end), fault.message, fault.hint);
    return false;
  }
}

std::optional<Node> load_json(diag::SourceMap const& sources, diag::SourceId id, diag::Sink& sink, Limits limits) {
  SourceText const source(sources, id);
  TreeEvents events(source, limits, sink);
  if (!read_json(sources, id, events, sink, limits)) return std::nullopt;
  return events.take_root();
}

}  // namespace livret::yaml
