#include "scale/category_index.hpp"

#include <bit>
#include <cmath>

#include "base/hash.hpp"

namespace livret::scale {

namespace {

std::optional<double> number_in(expr::Value const& value) {
  if (auto const* const number = value.as<double>()) return *number;
  if (auto const* const moment = value.as<expr::Moment>()) return moment->milliseconds;
  return std::nullopt;
}

bool is_same(expr::Value const& a, expr::Value const& b) {
  auto const first = number_in(a);
  auto const second = number_in(b);
  if (!first || !second) return !first && !second && expr::strictly_equal(a, b);
  return *first == *second || (std::isnan(*first) && std::isnan(*second));
}

/// Spreads all bits over the low ones (the finaliser of MurmurHash3).
std::uint64_t mix(std::uint64_t bits) {
  bits = (bits ^ (bits >> 33U)) * 0xff51afd7ed558ccdULL;
  bits = (bits ^ (bits >> 33U)) * 0xc4ceb9fe1a85ec53ULL;
  return bits ^ (bits >> 33U);
}

std::uint64_t hash_of(expr::Value const& value) {
  if (auto const* const text = value.as<std::string>()) return mix(base::fnv1a(*text));
  if (auto const number = number_in(value)) {
    if (std::isnan(*number)) return 1;
    return mix(std::bit_cast<std::uint64_t>(*number == 0 ? 0.0 : *number));
  }
  if (auto const* const truth = value.as<bool>()) return *truth ? 2 : 3;
  if (auto const* const array = value.as<expr::Array>()) return mix(std::hash<void const*>()(array->get()));
  if (auto const* const object = value.as<expr::ObjectPtr>()) return mix(std::hash<void const*>()(object->get()));
  return 0;
}

}  // namespace

CategoryIndex::CategoryIndex(std::vector<expr::Value> const& values) {
  slots_.resize(std::bit_ceil(2 * values.size() + 2));
  for (auto const& value : values) {
    auto& slot = slots_[slot_of(value)];
    if (slot != 0) continue;
    values_.push_back(value);
    slot = static_cast<std::uint32_t>(values_.size());
  }
}

std::size_t CategoryIndex::slot_of(expr::Value const& value) const {
  auto const mask = slots_.size() - 1;
  auto slot = static_cast<std::size_t>(hash_of(value)) & mask;
  while (slots_[slot] != 0 && !is_same(values_[slots_[slot] - 1], value)) slot = (slot + 1) & mask;
  return slot;
}

std::optional<std::size_t> CategoryIndex::find(expr::Value const& value) const {
  if (slots_.empty()) return std::nullopt;
  auto const entry = slots_[slot_of(value)];
  return entry == 0 ? std::nullopt : std::optional<std::size_t>(entry - 1);
}

}  // namespace livret::scale
