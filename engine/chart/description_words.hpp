#pragma once

#include <string_view>

#include "chart/description_views.hpp"
#include "locale/locale.hpp"

namespace livret::chart {

/// What the sentences of a description are made of in one language, before typography. `{}` takes what the name says.
struct Words {
  std::string_view item, items, x_axis, y_axis, range, category, categories, series, facets, views, view, more_views;
  std::string_view highest, lowest, rises, falls, stays, values, counts;
  std::string_view suppressed, missing;  ///< counts
  std::string_view withheld, absent;     ///< in place of a value
  std::string_view colon, separator, to, empty;
};

/// French or English.
Words const& words_of(locale::Locale const& locale);

/// What a kind of chart is called in the language of `locale`: `Graphique en barres empilées`.
std::string_view name_of_kind(ShownMark const& mark, locale::Locale const& locale);

}  // namespace livret::chart
