#include "chart/presence.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "chart/description_values.hpp"

namespace livret::chart {

namespace {

/// Whether the channel places its values along a continuous scale.
bool is_measured(ShownField const& field) {
  bool const is_scaled = field.channel != "text" && field.channel != "order" && field.channel != "detail" &&
                         field.channel != "key" && field.channel != "url" && field.channel != "href";
  return is_scaled && field.measure != Measure::Category;
}

bool shows_row(std::vector<FieldText> const& places, std::size_t row) {
  return std::all_of(places.begin(), places.end(), [&](FieldText const& place) {
    return place.field().measure == Measure::Category || place.number(row).has_value();
  });
}

/// Whether any row has numbers for all places of its mark that need them.
bool shows_values(ShownMark const& mark, locale::Locale const& locale) {
  if (!mark.table) return false;
  std::vector<FieldText> places;
  for (auto const* channel : {"x", "y"})
    if (auto const* field = mark.find(channel)) places.emplace_back(*mark.table, *field, locale);
  for (std::size_t row = 0; row < mark.table->row_count(); ++row)
    if (shows_row(places, row)) return true;
  return false;
}

void check_measure(ShownMark const& mark, ShownField const& field, locale::Locale const& locale, diag::Sink& sink) {
  FieldText const values(*mark.table, field, locale);
  bool has_any = false;
  for (std::size_t row = 0; row < mark.table->row_count(); ++row) {
    if (values.number(row)) return;
    has_any = has_any || !values.column().is_missing(row);
  }
  if (!has_any) return;
  bool const is_time = field.measure == Measure::Time;
  sink.error(field.span,
             fmt::format("`{}` is shown as {}, and none of its values is {}", field.column,
                         is_time ? "`temporal`" : "`quantitative`", is_time ? "a date" : "a number"),
             "change the type of the channel, or that of the field in its schema");
}

}  // namespace

void check_presence(std::vector<ShownView> const& views, locale::Locale const& locale, diag::Span chart,
                    diag::Sink& sink) {
  bool has_rows = false, has_values = false;
  for (auto const& view : views)
    for (auto const& mark : view.marks) {
      has_rows = has_rows || (mark.table && mark.table->row_count() > 0 && !mark.is_constant);
      has_values = has_values || (!mark.is_constant && shows_values(mark, locale));
      if (mark.is_composite || !mark.table) continue;
      for (auto const& field : mark.fields)
        if (is_measured(field)) check_measure(mark, field, locale, sink);
    }
  bool const is_drawn_by_constants = std::all_of(views.begin(), views.end(), [](ShownView const& view) {
    return std::all_of(view.marks.begin(), view.marks.end(), [](ShownMark const& mark) { return mark.is_constant; });
  });
  if (is_drawn_by_constants) return;
  if (!has_rows)
    sink.warning(chart, "the chart has no rows to show");
  else if (!has_values)
    sink.warning(chart, "the chart has no values to show: in every row, one that it needs is missing");
}

}  // namespace livret::chart
