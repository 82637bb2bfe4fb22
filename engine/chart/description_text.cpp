#include "chart/description_text.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "chart/description_mark.hpp"

namespace livret::chart {

namespace {

constexpr std::size_t most_further_marks = 2;

bool is_label(ShownMark const& mark) {
  return mark.kind == "rule" || mark.kind == "text" || mark.is_constant || mark.fields.empty();
}

bool is_ranged(ShownMark const& mark) {
  return mark.find("x2") != nullptr || mark.find("y2") != nullptr || mark.kind == "tick" || mark.kind == "errorbar" ||
         mark.kind == "errorband";
}

void append(std::string& text, std::string const& sentence) {
  if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence + (sentence.ends_with('.') ? "" : ".");
}

/// A field without a format has that of a mark which writes its values out.
ShownMark with_formats(ShownMark mark, ShownView const& view) {
  for (auto& field : mark.fields)
    for (auto const& other : view.marks)
      for (auto const& written : other.fields)
        if (field.format.empty() && written.column == field.column) field.format = written.format;
  return mark;
}

/// Other marks of a view that measure something else.
std::string further_marks(ShownView const& view, ShownMark const& main, locale::Locale const& locale) {
  std::string text;
  std::set<std::string> told;
  if (auto const* field = measured_field(main)) told.insert(field->column);
  for (auto const& mark : view.marks) {
    auto const* field = measured_field(mark);
    if (&mark == &main || is_label(mark) || is_ranged(mark) || field == nullptr) continue;
    if (!told.insert(field->column).second || told.size() > most_further_marks + 1) continue;
    auto const with = with_formats(mark, view);
    MarkText const sentences(with, view.facets, locale);
    append(text, sentences.kind());
    for (auto const& trend : sentences.trends()) append(text, trend);
    append(text, sentences.extremes());
  }
  return text;
}

}  // namespace

ShownMark const& main_mark(ShownView const& view) {
  for (auto const& mark : view.marks)
    if (!is_label(mark) && !is_ranged(mark)) return mark;
  for (auto const& mark : view.marks)
    if (!is_label(mark)) return mark;
  return view.marks.front();
}

ShownField const* measured_field(ShownMark const& mark) {
  if (mark.kind == "timeline" || mark.kind == "steps" || mark.kind == "coverage") return nullptr;
  bool const is_map = mark.kind == "tilemap" || mark.kind == "geoshape";
  for (auto const* channel : {"value", "y", "x", "theta", "size", "color", "fill", "opacity", "text"}) {
    auto const* field = mark.find(channel);
    bool const is_place = is_map && (field == mark.find("x") || field == mark.find("y"));
    if (field != nullptr && !is_place && field->measure == Measure::Number && field->end_column.empty()) return field;
  }
  return nullptr;
}

std::string view_text(ShownView const& view, locale::Locale const& locale) {
  auto const& words = words_of(locale);
  auto const& main = main_mark(view);
  if (!main.table || main.table->row_count() == 0) return std::string(words.empty) + ".";
  auto const mark = with_formats(main, view);
  MarkText const sentences(mark, view.facets, locale);
  std::string text;
  append(text, sentences.kind());
  std::string facets;
  for (auto const& facet : view.facets) facets += (facets.empty() ? "" : ", ") + facet.title;
  if (!facets.empty()) append(text, fmt::format(fmt::runtime(words.facets), facets));
  append(text, sentences.axis("x", words.x_axis));
  append(text, sentences.axis("y", words.y_axis));
  for (auto const& look : sentences.looks()) append(text, look);
  append(text, sentences.gaps());
  for (auto const& trend : sentences.trends()) append(text, trend);
  append(text, sentences.extremes());
  append(text, sentences.listing());
  if (auto const more = further_marks(view, main, locale); !more.empty()) text += " " + more;
  return text;
}

}  // namespace livret::chart
