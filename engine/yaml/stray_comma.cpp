#include "yaml/stray_comma.hpp"

#include "base/number_text.hpp"

namespace livret::yaml {

std::string stray_comma_hint(Node const& mapping, Entry const& field) {
  // A mapping in braces begins before its first key.
  bool const is_in_braces = mapping.span.begin < mapping.entries.front().key.span.begin;
  bool const has_value = field.value.kind != Kind::Null || !field.value.text.empty();
  if (!is_in_braces || has_value || &field == &mapping.entries.front()) return {};
  if (base::parse_number(field.key.text)) return "the decimal separator is `.`; a comma divides the fields of `{ }`";
  return "put a text with a comma in quotes; a comma divides the fields of `{ }`";
}

}  // namespace livret::yaml
