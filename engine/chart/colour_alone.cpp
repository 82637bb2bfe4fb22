#include "chart/colour_alone.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "chart/description_values.hpp"
#include "composite/tree.hpp"

namespace livret::chart {

namespace {

constexpr auto colours = std::to_array<std::string_view>({"color", "fill", "stroke"});
/// Channels that leave what they encode unseen on paper.
constexpr auto unseen =
    std::to_array<std::string_view>({"color", "fill", "stroke", "detail", "order", "key", "url", "href", "description",
                                     "tooltip", "opacity", "fillOpacity", "strokeOpacity"});

bool contains(auto const& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_told_otherwise(ShownView const& view, std::string const& column) {
  auto const says = [&](ShownField const& field) { return field.column == column && !contains(unseen, field.channel); };
  return std::any_of(view.facets.begin(), view.facets.end(),
                     [&](ShownField const& facet) { return facet.column == column; }) ||
         std::any_of(view.marks.begin(), view.marks.end(),
                     [&](ShownMark const& mark) { return std::any_of(mark.fields.begin(), mark.fields.end(), says); });
}

bool is_ordinal(ShownMark const& mark, ShownField const& field) {
  return composite::is_text(composite::find(mark.node, {"encoding", field.channel, "type"}), "ordinal");
}

/// Whether a mark has several categories that its colour tells apart.
bool has_categories(ShownMark const& mark, ShownField const& field, locale::Locale const& locale) {
  if (field.measure != Measure::Category || !contains(colours, field.channel) || is_ordinal(mark, field)) return false;
  return FieldText(*mark.table, field, locale).first_rows().size() > 1;
}

}  // namespace

void check_colour_alone(std::vector<ShownView> const& views, locale::Locale const& locale, diag::Sink& sink) {
  std::set<std::string> reported;
  for (auto const& view : views)
    for (auto const& mark : view.marks) {
      bool const is_in_order = mark.stack != ShownMark::Stack::None || mark.kind == "arc";
      if (mark.is_composite || !mark.table || is_in_order || mark.kind == "text") continue;
      for (auto const& field : mark.fields) {
        if (!has_categories(mark, field, locale) || is_told_otherwise(view, field.column)) continue;
        if (!reported.insert(field.column).second) continue;
        sink.warning(field.span, fmt::format("colour alone tells the values of `{}` apart", field.column),
                     "encode `shape` or `strokeDash` by the same field too, or write its values beside the marks");
      }
    }
}

}  // namespace livret::chart
