// base: what every other module stands on. Lengths and geometry, colour, numbers as text, hashes, checks, file reading.
// No module state, no locale, no clock.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace livret::base {

/// A length in whole units of 1/65536 pt (the TeX scaled point applied to the PDF point of 1/72 inch): exact
/// comparison, hashable, and sums do not depend on their order. Range about ±1.4e14 pt.
class Length {
 public:
  constexpr Length() = default;
  static constexpr Length from_units(std::int64_t units) { return Length(units); }
  /// Rounds to the nearest unit, halves away from zero.
  static constexpr Length from_pt(double pt) { return Length(round(pt * units_per_pt)); }
  static constexpr Length from_mm(double mm) { return from_pt(mm * 72.0 / 25.4); }

  constexpr std::int64_t units() const { return units_; }
  constexpr double to_pt() const { return static_cast<double>(units_) / units_per_pt; }
  constexpr double to_mm() const { return to_pt() * 25.4 / 72.0; }

  constexpr auto operator<=>(Length const&) const = default;
  constexpr Length operator-() const { return Length(-units_); }
  constexpr Length& operator+=(Length other) {
    units_ += other.units_;
    return *this;
  }
  constexpr Length& operator-=(Length other) {
    units_ -= other.units_;
    return *this;
  }
  friend constexpr Length operator+(Length a, Length b) { return Length(a.units_ + b.units_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.units_ - b.units_); }
  friend constexpr Length operator*(Length a, double factor) {
    return Length(round(static_cast<double>(a.units_) * factor));
  }
  friend constexpr Length operator*(double factor, Length a) { return a * factor; }
  friend constexpr Length operator/(Length a, double divisor) {
    return Length(round(static_cast<double>(a.units_) / divisor));
  }
  friend constexpr double operator/(Length a, Length b) {
    return static_cast<double>(a.units_) / static_cast<double>(b.units_);
  }

  static constexpr double units_per_pt = 65536.0;

 private:
  constexpr explicit Length(std::int64_t units) : units_(units) {}
  static constexpr std::int64_t round(double value) {
    return static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5);
  }
  std::int64_t units_ = 0;
};

constexpr Length max(Length a, Length b) { return a < b ? b : a; }
constexpr Length min(Length a, Length b) { return b < a ? b : a; }

namespace literals {
constexpr Length operator""_pt(long double pt) { return Length::from_pt(static_cast<double>(pt)); }
constexpr Length operator""_pt(unsigned long long pt) { return Length::from_pt(static_cast<double>(pt)); }
constexpr Length operator""_mm(long double mm) { return Length::from_mm(static_cast<double>(mm)); }
constexpr Length operator""_mm(unsigned long long mm) { return Length::from_mm(static_cast<double>(mm)); }
}  // namespace literals

}  // namespace livret::base
