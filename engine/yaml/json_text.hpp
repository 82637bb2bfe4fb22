#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/node.hpp"

namespace livret::yaml {

/// The offset of the quote that closes the JSON string whose opening quote is at `begin`; npos where there is none.
std::size_t find_json_text_end(std::string_view source, std::size_t begin);

/// Decodes the JSON string between the quotes at `begin` and `end` (RFC 8259, 7), with the anchors of its escapes where
/// they are asked for. Half a surrogate pair becomes U+FFFD. Throws a Fault on an unknown escape.
void decode_json_text(std::string_view source, std::size_t begin, std::size_t end, std::string& text,
                      std::vector<Node::Anchor>* anchors);

}  // namespace livret::yaml
