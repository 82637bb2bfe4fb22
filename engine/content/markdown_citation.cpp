#include "content/markdown_citation.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "content/label_name.hpp"

namespace livret::content {

namespace {

/// Bytes of the letter, digit or `_` at `at`; 0 where there is none.
std::size_t letter_size(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '_') return 1;
  auto const character = base::decode_utf8(text, at);
  return is_letter_or_digit(character.value) ? character.length : 0;
}

/// Bytes of the key that `text` starts with.
std::size_t key_size(std::string_view text) {
  constexpr std::string_view inner_signs = ":.#$%&-+?<>~/";
  std::size_t size = 0;
  while (true) {
    if (auto const letter = letter_size(text, size); letter > 0) {
      size += letter;
      continue;
    }
    bool const is_sign = size > 0 && size < text.size() && inner_signs.find(text[size]) != std::string_view::npos;
    auto const after = is_sign ? letter_size(text, size + 1) : 0;
    if (after == 0) return size;
    size += 1 + after;
  }
}

CitedItem read_item(std::string_view written) {
  CitedItem item;
  item.written = written;
  if (!written.starts_with('@')) return item;
  auto rest = written.substr(1);
  if (rest.starts_with('{')) {
    auto const end = rest.find_first_of("} \t");
    if (end == std::string_view::npos || rest[end] != '}') return item;
    item.key = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
  } else {
    item.key = rest.substr(0, key_size(rest));
    rest.remove_prefix(item.key.size());
  }
  bool const ends = rest.empty() || rest.front() == ',' || rest.front() == ' ';
  if (!ends) item.key = {};
  if (!ends) return item;
  if (rest.starts_with(',')) rest.remove_prefix(1);
  item.locator = base::trim(rest);
  return item;
}

}  // namespace

std::string_view citation_key_at(std::string_view text) { return text.substr(0, key_size(text)); }

std::vector<CitedItem> split_citation(std::string_view between) {
  std::vector<CitedItem> items;
  for (std::size_t begin = 0; begin <= between.size();) {
    auto const end = std::min(between.find(';', begin), between.size());
    auto const first = std::min(between.find_first_not_of(" \t", begin), end);
    items.push_back(read_item(base::trim(between.substr(first, end - first))));
    items.back().begin = first;
    if (items.front().key.empty()) return {};
    begin = end + 1;
  }
  return items;
}

}  // namespace livret::content
