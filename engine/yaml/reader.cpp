#include "yaml/reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "yaml/stray_comma.hpp"

namespace livret::yaml {

namespace {

constexpr std::size_t longest_quotation = 40;  ///< bytes of an author's text that a message repeats

bool is_plain(Node const& node) { return node.kind == Kind::Scalar && node.style == ScalarStyle::Plain; }

/// What to do about a text that is no number: a decimal comma and quotes are the usual slips.
std::string number_hint(Node const& node) {
  if (node.kind != Kind::Scalar) return {};
  if (!is_plain(node) && base::parse_number(node.text)) return "remove the quotes";
  auto with_point = node.text;
  std::replace(with_point.begin(), with_point.end(), ',', '.');
  if (with_point != node.text && base::parse_number(with_point)) return "the decimal separator is `.`";
  return {};
}

/// Where an error about the whole of a mapping is shown: its first key, as a mapping may fill many lines.
diag::Span place_of(Node const& mapping) {
  return mapping.entries.empty() ? mapping.span : mapping.entries.front().key.span;
}

}  // namespace

std::string quotation(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    auto const length = base::decode_utf8(text, at).length;
    if (at + length > longest_quotation) return result + "…";
    auto const piece = text.substr(at, length);
    result += piece == "\n" || piece == "\r" || piece == "\t" ? " " : piece == "`" ? "'" : piece;
    at += length;
  }
  return result;
}

std::string list_of(std::vector<std::string> const& words) {
  std::string list;
  for (auto const& word : words) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", word);
  return list;
}

std::string describe(Node const& node) {
  switch (node.kind) {
    case Kind::Null:
      return "nothing";
    case Kind::Sequence:
      return "a sequence";
    case Kind::Mapping:
      return "a mapping";
    case Kind::Scalar:
      break;
  }
  bool const is_number = is_plain(node) && base::parse_number(node.text);
  return fmt::format("the {} `{}`", is_number ? "number" : "text", quotation(node.text));
}

std::optional<std::string> read_string(Node const& node, diag::Sink& sink) {
  if (node.kind == Kind::Scalar) return node.text;
  sink.error(node.span, fmt::format("expected a text, found {}", describe(node)));
  return std::nullopt;
}

std::optional<double> read_number(Node const& node, diag::Sink& sink) {
  if (is_plain(node)) {
    auto const value = base::parse_number(node.text);
    if (value && std::isfinite(*value)) return value;
  }
  sink.error(node.span, fmt::format("expected a number, found {}", describe(node)), number_hint(node));
  return std::nullopt;
}

std::optional<long long> read_integer(Node const& node, long long least, long long most, diag::Sink& sink) {
  if (is_plain(node)) {
    auto const value = base::parse_number(node.text);
    bool const is_in_range = value && *value >= static_cast<double>(least) && *value <= static_cast<double>(most);
    if (is_in_range && *value == std::floor(*value)) return static_cast<long long>(*value);
  }
  sink.error(node.span, fmt::format("expected a whole number {} to {}, found {}", least, most, describe(node)),
             number_hint(node));
  return std::nullopt;
}

std::optional<bool> read_bool(Node const& node, diag::Sink& sink) {
  if (is_plain(node) && node.text == "true") return true;
  if (is_plain(node) && node.text == "false") return false;
  bool const is_quoted = node.kind == Kind::Scalar && (node.text == "true" || node.text == "false");
  sink.error(node.span, fmt::format("expected `true` or `false`, found {}", describe(node)),
             is_quoted ? "remove the quotes" : "");
  return std::nullopt;
}

std::vector<std::string> read_strings(Node const& node, diag::Sink& sink) {
  std::vector<std::string> strings;
  if (node.kind == Kind::Scalar) return {node.text};
  if (node.kind != Kind::Sequence) {
    sink.error(node.span, fmt::format("expected a text or a list of texts, found {}", describe(node)));
    return strings;
  }
  for (auto const& item : node.items)
    if (auto text = read_string(item, sink)) strings.push_back(std::move(*text));
  return strings;
}

void report_unknown_word(Node const& node, std::vector<std::string> const& words, diag::Sink& sink) {
  auto const near = node.kind == Kind::Scalar ? base::nearest_word(node.text, words) : std::nullopt;
  sink.error(node.span, fmt::format("expected one of {}, found {}", list_of(words), describe(node)),
             near ? fmt::format("did you mean `{}`?", *near) : "");
}

Fields::Fields(Node const& node, std::string what, diag::Sink& sink)
    : node_(&node), what_(std::move(what)), sink_(&sink) {
  if (node.kind == Kind::Mapping) return;
  bool const lacks_space = is_plain(node) && node.text.find(':') != std::string::npos;
  sink.error(node.span, fmt::format("{} needs to be a mapping, found {}", what_, describe(node)),
             lacks_space ? "write a space after each `:`" : "");
}

Node const* Fields::optional(std::string_view name) {
  if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) asked_.emplace_back(name);
  auto const* value = node_->find(name);
  return value != nullptr && value->kind != Kind::Null ? value : nullptr;
}

Node const* Fields::required(std::string_view name) {
  auto const* value = optional(name);
  if (value != nullptr || node_->kind != Kind::Mapping) return value;
  auto const* empty = node_->find(name);
  if (empty != nullptr) {
    sink_->error(empty->span, fmt::format("the field `{}` of {} has no value", name, what_));
  } else {
    sink_->error(place_of(*node_), fmt::format("missing field `{}` in {}", name, what_));
  }
  return nullptr;
}

bool Fields::has(std::string_view name) const {
  auto const* value = node_->find(name);
  return value != nullptr && value->kind != Kind::Null;
}

std::optional<std::string> Fields::string(std::string_view name) {
  auto const* value = optional(name);
  return value == nullptr ? std::nullopt : read_string(*value, *sink_);
}

std::string Fields::string_or(std::string_view name, std::string fallback) {
  auto text = string(name);
  return text ? std::move(*text) : std::move(fallback);
}

std::optional<double> Fields::number(std::string_view name) {
  auto const* value = optional(name);
  return value == nullptr ? std::nullopt : read_number(*value, *sink_);
}

std::optional<bool> Fields::boolean(std::string_view name) {
  auto const* value = optional(name);
  return value == nullptr ? std::nullopt : read_bool(*value, *sink_);
}

void Fields::finish() {
  for (auto const& entry : node_->entries) {
    auto const& key = entry.key;
    if (std::find(asked_.begin(), asked_.end(), key.text) != asked_.end()) continue;
    auto const near = base::nearest_word(key.text, asked_);
    auto comma = stray_comma_hint(*node_, entry);
    auto hint = !comma.empty()   ? std::move(comma)
                : near           ? fmt::format("did you mean `{}`?", *near)
                : asked_.empty() ? ""
                                 : fmt::format("known fields: {}", list_of(asked_));
    sink_->error(key.span, fmt::format("unknown field `{}` in {}", quotation(key.text), what_), std::move(hint));
  }
}

}  // namespace livret::yaml
