#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace livret::base {

/// An index with a type of its own: `struct FaceTag; using FaceId = Id<FaceTag>;`. The invalid id is `Id::none()`.
template <typename Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value_(static_cast<std::uint32_t>(index)) {}
  static constexpr Id none() { return Id(); }
  constexpr std::uint32_t index() const { return value_; }
  constexpr bool is_none() const { return value_ == 0xffffffffU; }
  constexpr auto operator<=>(Id const&) const = default;

 private:
  std::uint32_t value_ = 0xffffffffU;
};

}  // namespace livret::base

template <typename Tag>
struct std::hash<livret::base::Id<Tag>> {
  std::size_t operator()(livret::base::Id<Tag> id) const noexcept { return id.index(); }
};
