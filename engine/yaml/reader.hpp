#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yaml/node.hpp"

namespace livret::yaml {

/// The start of an author's text, as messages show it within backticks: one line, at most 40 bytes, no backticks.
std::string quotation(std::string_view text);
/// Words in backticks with commas between them.
std::string list_of(std::vector<std::string> const& words);

/// How messages name what was found: "a mapping", "a sequence", "the text `x`", "the number `3`", "nothing".
std::string describe(Node const& node);

/// Each reads one value, or reports what was found and what was needed and gives nothing.
std::optional<std::string> read_string(Node const& node, diag::Sink& sink);  ///< any scalar, as written
std::optional<double> read_number(Node const& node, diag::Sink& sink);
std::optional<long long> read_integer(Node const& node, long long least, long long most, diag::Sink& sink);
std::optional<bool> read_bool(Node const& node, diag::Sink& sink);  ///< `true` or `false`
/// A scalar or a sequence of scalars, as a list.
std::vector<std::string> read_strings(Node const& node, diag::Sink& sink);

/// Reads a value out of a closed list of words; an unknown one is reported with the list and the nearest word.
template <typename T>
std::optional<T> read_choice(Node const& node, std::initializer_list<std::pair<std::string_view, T>> choices,
                             diag::Sink& sink);

/// The fields of one mapping. Ask for every field that may stand there, then `finish`, which reports the unknown ones
/// with the nearest name asked for. On a node that is no mapping every field is absent, and that is reported once.
class Fields {
 public:
  /// `what` names the mapping in messages: `a field of a schema`.
  Fields(Node const& node, std::string what, diag::Sink& sink);

  /// The value of `name`, or null where it is absent; a `Null` value counts as absent.
  Node const* optional(std::string_view name);
  /// As `optional`, and reports it where absent.
  Node const* required(std::string_view name);
  bool has(std::string_view name) const;

  std::optional<std::string> string(std::string_view name);
  std::string string_or(std::string_view name, std::string fallback);
  std::optional<double> number(std::string_view name);
  std::optional<bool> boolean(std::string_view name);

  void finish();

  Node const& node() const { return *node_; }
  diag::Sink& sink() { return *sink_; }

 private:
  Node const* node_;
  std::string what_;
  diag::Sink* sink_;
  std::vector<std::string> asked_;
};

/// Reports that `node` is none of `words`, with the list and "did you mean".
void report_unknown_word(Node const& node, std::vector<std::string> const& words, diag::Sink& sink);

template <typename T>
std::optional<T> read_choice(Node const& node, std::initializer_list<std::pair<std::string_view, T>> choices,
                             diag::Sink& sink) {
  if (node.kind == Kind::Scalar)
    for (auto const& [word, value] : choices)
      if (word == node.text) return value;
  std::vector<std::string> words;
  for (auto const& choice : choices) words.emplace_back(choice.first);
  report_unknown_word(node, words, sink);
  return std::nullopt;
}

}  // namespace livret::yaml
