// yaml: YAML 1.2 files as a tree in which everything knows its place, and readers that turn nodes into typed values
// with a diagnostic for whatever is wrong. In: a text. Out: a Node, or diagnostics. A scalar stays the text that was
// written: what it means (`NO`, `02210`, `1e3`) is decided by whoever asks for a type, never by YAML.
// Not yet: rows are read as a tree, not streamed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/sink.hpp"
#include "diag/source_map.hpp"

namespace livret::yaml {

enum class Kind { Null, Scalar, Sequence, Mapping };

/// How a scalar was written. Only a Plain one can be null (`~`, `null` or empty), a boolean or a number.
enum class ScalarStyle { Plain, Quoted, Block };

struct Entry;

/// One node of a document. Aliases are expanded (within the limits below), so a tree has no sharing. Values are
/// immutable after loading and own their children.
class Node {
 public:
  Kind kind = Kind::Null;
  ScalarStyle style = ScalarStyle::Plain;
  diag::Span span;   ///< a scalar: its text as written, quotes included; a collection: from its first to its last byte
  std::string text;  ///< Scalar: decoded value. Null: as written, `~`, `null` or empty
  std::vector<Node> items;     ///< Sequence
  std::vector<Entry> entries;  ///< Mapping, in order; keys are unique

  /// The value of `key`, or null where the node is no mapping or has no such key.
  Node const* find(std::string_view key) const;
  /// The span in the source of bytes [begin, end) of a scalar's `text`, through escapes, folding and indentation.
  diag::Span span_of(std::size_t begin, std::size_t end) const;

  /// Pairs of (offset in `text`, offset in the source), ascending: between two of them offsets advance together. None
  /// where the text stands in the source byte for byte, from `span.begin` or the byte after the opening quote.
  struct Anchor {
    std::uint32_t text = 0;
    std::uint32_t source = 0;
  };
  std::vector<Anchor> anchors;
};

struct Entry {
  Node key;  ///< always a scalar
  Node value;
};

/// Limits on hostile files; beyond one of them loading stops with an error that names it.
struct Limits {
  std::size_t depth = 64;             ///< nested collections
  std::size_t nodes = 20'000'000;     ///< after expansion of aliases
  std::size_t alias_nodes = 100'000;  ///< nodes that come from aliases
  std::size_t bytes = std::size_t{1} << 30;
};

/// Loads the only document of a source. Reports syntax errors (one, the first), duplicate keys, keys that are no
/// scalars, tags, merge keys, several documents, text that is not UTF-8 or has control characters, and exceeded limits.
/// Nothing where the text is not usable; an empty text gives a Null node. Spans count from the first byte of the
/// source, byte order mark included.
std::optional<Node> load(diag::SourceMap const& sources, diag::SourceId source, diag::Sink& sink, Limits limits = {});

}  // namespace livret::yaml
