#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.hpp"
#include "base/length.hpp"
#include "text/font_book.hpp"

namespace livret::text {

/// An OpenType feature switched on or off over a whole run: `{"onum", 1}`.
struct Feature {
  std::array<char, 4> tag{};
  std::uint32_t value = 1;
  auto operator<=>(Feature const&) const = default;
};

enum class Hyphens { None, Auto };

/// How characters are set. Compared and hashed by value; one paragraph uses a handful.
struct TextStyle {
  FaceId face;
  base::Length size;
  base::Colour colour;
  std::vector<Feature> features;  ///< sorted by tag; kerning and standard ligatures are on without asking
  base::Length letter_spacing;
  base::Length word_spacing;    ///< added to each word space of a paragraph, no-break ones too (CSS Text 3, 7.1)
  base::Length baseline_shift;  ///< upward
  std::string language = "fr";  ///< BCP 47, for shaping and hyphenation
  Hyphens hyphens = Hyphens::Auto;
  auto operator<=>(TextStyle const&) const = default;
};

}  // namespace livret::text
