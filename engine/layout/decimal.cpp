#include <algorithm>
#include <string>

#include "layout/table_columns.hpp"

namespace livret::layout {

namespace {

using base::Length;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A byte of a line's text: of which item, and where in its run.
struct Place {
  frame::TextItem const* item = nullptr;
  std::size_t byte = 0;
};

struct LineText {
  std::string text;
  std::vector<Place> places;
};

LineText first_line(Strip const& strip) {
  LineText line;
  for (frame::Item const& item : strip.items) {
    auto const* glyphs = std::get_if<frame::TextItem>(&item);
    if (glyphs == nullptr || glyphs->origin.y != strip.baseline) continue;
    for (std::size_t byte = 0; byte < glyphs->run->text.size(); ++byte) {
      line.text += glyphs->run->text[byte];
      line.places.push_back({glyphs, byte});
    }
  }
  return line;
}

Length left_of(Place place) {
  Length x = place.item->origin.x;
  for (text::Glyph const& glyph : place.item->run->glyphs) {
    if (glyph.cluster < place.byte) x += Length::from_units(glyph.advance);
  }
  return x;
}

bool is_separator(LineText const& line, std::size_t at) {
  bool const english = line.places[at].item->run->language.starts_with("en");
  return line.text[at] == '.' || (line.text[at] == ',' && !english);
}

}  // namespace

std::optional<Length> decimal_point(Strip const& strip) {
  LineText const line = first_line(strip);
  std::optional<std::size_t> last_digit;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    if (is_digit(line.text[i])) last_digit = i;
    bool const between_digits =
        i > 0 && i + 1 < line.text.size() && is_digit(line.text[i - 1]) && is_digit(line.text[i + 1]);
    if (between_digits && is_separator(line, i)) return left_of(line.places[i]);
  }
  if (!last_digit) return std::nullopt;
  Place after = line.places[*last_digit];
  ++after.byte;
  return left_of(after);
}

}  // namespace livret::layout
