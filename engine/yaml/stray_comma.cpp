#include "yaml/stray_comma.hpp"

#include <cctype>

#include "base/number_text.hpp"

namespace livret::yaml {

std::string stray_comma_hint(Node const& mapping, Entry const& field) {
  // A mapping in braces begins before its first key.
  bool const is_in_braces = mapping.span.begin < mapping.entries.front().key.span.begin;
  bool const has_value = field.value.kind != Kind::Null || !field.value.text.empty();
  if (!is_in_braces || has_value || &field == &mapping.entries.front()) return {};
  auto const& before = (&field - 1)->value.text;
  bool const is_fraction =
      std::isdigit(static_cast<unsigned char>(field.key.text.front())) != 0 && base::parse_number(before).has_value();
  if (base::parse_number(field.key.text) || is_fraction)
    return "the decimal separator is `.`; a comma divides the fields of `{ }`";
  return "put a text with a comma in quotes; a comma divides the fields of `{ }`";
}

}  // namespace livret::yaml
