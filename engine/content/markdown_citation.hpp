#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "content/markdown.hpp"

namespace livret::content {

/// An item of a citation in brackets, as written.
struct CitedItem {
  std::size_t begin = 0;     ///< of `written`, in what stands between the brackets
  std::string_view written;  ///< without blanks round it
  std::string_view key;      ///< empty: it has none
  std::string_view locator;
};

/// What stands between the brackets of `[@key, p. 12; @other]`, by Pandoc's rule for keys: a letter, digit or `_`, then
/// more of them and single signs of `:.#$%&-+?<>~/` within; or anything in `@{ }`. Nothing where the first item has no
/// key, as then it is no citation.
std::vector<CitedItem> split_citation(std::string_view between);

/// The key that `text`, which stands behind an `@`, begins with; empty where it has none.
std::string_view citation_key_at(std::string_view text);

}  // namespace livret::content
