#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "expr/value.hpp"

namespace livret::scale {

/// Distinct values in the order they came, and the index of each in constant time. Values of different types differ,
/// but a moment is its number of milliseconds; NaN equals itself, 0 equals −0; arrays and objects go by identity.
class CategoryIndex {
 public:
  CategoryIndex() = default;
  explicit CategoryIndex(std::vector<expr::Value> const& values);

  std::vector<expr::Value> const& values() const { return values_; }
  std::optional<std::size_t> find(expr::Value const& value) const;

 private:
  /// The slot that the value is in, or where it would go.
  std::size_t slot_of(expr::Value const& value) const;

  std::vector<expr::Value> values_;
  std::vector<std::uint32_t> slots_;  ///< index + 1, 0 where empty; a power of two of them
};

}  // namespace livret::scale
