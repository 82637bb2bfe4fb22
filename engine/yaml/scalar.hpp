#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "yaml/node.hpp"
#include "yaml/source_text.hpp"

namespace livret::yaml {

/// Whether brackets are open round a place: indentation means nothing inside them.
enum class Context { Block, Flow };

/// What decides where a plain or block scalar ends.
struct ScalarPlace {
  Context context = Context::Block;
  std::optional<std::size_t> parent_column;  ///< of the innermost block collection; nothing at top level
};

struct ScannedScalar {
  ScalarStyle style = ScalarStyle::Plain;
  std::size_t end = 0;  ///< after the last byte that belongs to it: the quote, or the last line with a text in it
  std::string text;
  std::vector<Node::Anchor> anchors;
};

/// Reads the scalar that starts at `begin`: yaml-cpp tells its start and value, and neither its end nor the places of
/// its parts. Follows YAML 1.2.2, chapters 7.3 (flow scalars) and 8.1 (block scalars). Throws a Fault on a quote that
/// nothing closes, which yaml-cpp lets pass.
ScannedScalar scan_scalar(SourceText const& source, std::size_t begin, ScalarPlace place);

/// As scan_scalar for one without quotes or block indicator.
ScannedScalar scan_plain(SourceText const& source, std::size_t begin, ScalarPlace place);

/// The offset after the closing quote of the quoted scalar at `begin`, or nothing where no quote closes it.
std::optional<std::size_t> find_quoted_end(SourceText const& source, std::size_t begin);

}  // namespace livret::yaml
