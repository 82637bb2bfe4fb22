#include "chart/description_mark.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "chart/description_text.hpp"

namespace livret::chart {

namespace {

constexpr std::size_t few = 12, few_events = 40, few_series = 6;

/// Channels that name what a mark stands for.
constexpr auto naming = std::to_array<std::string_view>(
    {"y", "x", "yOffset", "xOffset", "detail", "key", "color", "fill", "stroke", "shape", "strokeDash"});
constexpr auto looking = std::to_array<std::string_view>(
    {"color", "fill", "stroke", "shape", "size", "strokeDash", "strokeWidth", "opacity", "fillOpacity"});
constexpr auto parting =
    std::to_array<std::string_view>({"color", "fill", "stroke", "detail", "strokeDash", "shape", "key"});

bool is_counted(ShownField const& field) { return field.measure == Measure::Number && field.end_column.empty(); }

/// Columns and rows of tiles, and degrees, are no measures.
bool is_place(ShownMark const& mark, ShownField const& field) {
  bool const is_degree = field.channel.starts_with("longitude") || field.channel.starts_with("latitude");
  return is_degree || (mark.kind == "tilemap" && (field.channel == "x" || field.channel == "y"));
}

/// A field that names the places of a map, which encodings need not do: one called so, or the first of texts.
std::optional<ShownField> name_of_places(table::Table const& table) {
  constexpr auto names = std::to_array<char const*>({"nom", "name", "libelle", "label", "title"});
  ShownField field;
  for (auto const* name : names)
    if (table.column_index(name)) {
      field.column = name;
      return field;
    }
  if (auto const properties = table.column_index("properties"); properties && table.row_count() > 0) {
    auto const value = table.column(*properties).value(0);
    auto const* first = value.as<expr::ObjectPtr>();
    for (auto const* name : names)
      if (first != nullptr && *first != nullptr && !(*first)->get(name).is_null()) {
        field.column = "properties";
        field.member = name;
        return field;
      }
  }
  for (auto const& text : table.fields())
    if (text.type == table::Type::String && text.name != "type") {
      field.column = text.name;
      return field;
    }
  return std::nullopt;
}

std::string said(std::string_view sentence, auto const&... values) {
  return fmt::format(fmt::runtime(sentence), values...);
}

}  // namespace

MarkText::MarkText(ShownMark const& mark, std::vector<ShownField> const& facets, locale::Locale const& locale)
    : mark_(&mark), facets_(&facets), locale_(&locale), words_(&words_of(locale)) {
  std::set<std::string> used;
  auto const add_name = [&](ShownField const& field) {
    if (!is_counted(field) && used.insert(field.column).second) names_.push_back(text(field));
  };
  for (auto const& field : facets)
    if (mark.table->column_index(field.column)) add_name(field);
  for (auto const channel : naming)
    if (auto const* field = mark.find(channel)) add_name(*field);
  bool const is_told_by_text = mark.kind == "tilemap" || mark.kind == "funnel";
  if (auto const* field = mark.find("text"); field != nullptr && is_told_by_text) add_name(*field);
  for (auto const& field : mark.fields)
    if (is_counted(field) && !is_place(mark, field) && used.insert(field.column).second)
      numbers_.push_back(text(field));
  if (auto const* field = measured_field(mark)) measured_ = text(*field);
  bool const is_map = mark.kind == "geoshape" || mark.find("longitude") != nullptr;
  if (names_.empty() && is_map) place_ = name_of_places(*mark.table);
  if (place_) names_.push_back(text(*place_));
  if (auto const* field = mark.find("verdict")) verdict_ = text(*field);
}

std::string MarkText::kind() const {
  std::size_t count = mark_->table->row_count();
  if (measured_)
    for (std::size_t row = 0; row < mark_->table->row_count(); ++row) count -= measured_->column().is_missing(row);
  return fmt::format("{}{}{}", name_of_kind(*mark_, *locale_), words_->colon,
                     said(count == 1 ? words_->item : words_->items, count));
}

std::string MarkText::gaps() const {
  if (!measured_) return {};
  std::size_t suppressed = 0, missing = 0;
  for (std::size_t row = 0; row < mark_->table->row_count(); ++row) {
    auto const kind = measured_->column().missing(row);
    if (kind == table::Missing::Suppressed)
      ++suppressed;
    else if (kind != table::Missing::NotMissing)
      ++missing;
  }
  std::string text;
  if (suppressed > 0) text = said(words_->suppressed, suppressed);
  if (missing > 0) text += (text.empty() ? "" : ". ") + said(words_->missing, missing);
  return text;
}

std::string MarkText::extent(ShownField const& field) const {
  auto const values = text(field);
  if (field.measure == Measure::Category) {
    auto const count = values.first_rows().size();
    return said(count == 1 ? words_->category : words_->categories, count);
  }
  std::optional<double> least, most;
  auto const take = [&](FieldText const& column) {
    for (std::size_t row = 0; row < mark_->table->row_count(); ++row) {
      auto const number = column.number(row);
      if (!number) continue;
      least = std::min(least.value_or(*number), *number);
      most = std::max(most.value_or(*number), *number);
    }
  };
  take(values);
  if (auto const* second = mark_->find(field.channel + "2")) take(text(*second));
  if (auto const bins = mark_->table->column_index(field.end_column)) {
    ShownField ends = field;
    ends.column = field.end_column;
    take(text(ends));
  }
  if (!least || (mark_->stack == ShownMark::Stack::Normalize && &field == &measured_->field())) return {};
  if (field.measure == Measure::Time) return values.span(*least, *most);
  return said(words_->range, values.of(*least), values.of(*most));
}

std::string MarkText::axis(std::string_view channel, std::string_view sentence) const {
  auto const* field = mark_->find(channel);
  if (field == nullptr || is_place(*mark_, *field)) return {};
  auto const range = extent(*field);
  return said(sentence, range.empty() ? field->title : fmt::format("{} ({})", field->title, range));
}

std::vector<std::string> MarkText::looks() const {
  std::vector<std::string> sentences;
  std::set<std::string> told;
  for (auto const* channel : {"x", "y"})
    if (auto const* field = mark_->find(channel)) told.insert(field->column);
  for (auto const channel : looking) {
    auto const* field = mark_->find(channel);
    if (field == nullptr || !told.insert(field->column).second) continue;
    std::string values;
    if (field->measure == Measure::Category) {
      auto const texts = text(*field);
      auto const rows = texts.first_rows();
      for (auto const row : rows) values += (values.empty() ? "" : ", ") + texts.at(row);
      if (rows.size() > few) values = said(words_->categories, rows.size());
    } else {
      values = extent(*field);
    }
    if (!values.empty()) sentences.push_back(field->title + std::string(words_->colon) + values);
  }
  return sentences;
}

std::string MarkText::name(std::size_t row, ShownField const* except) const {
  std::string name;
  for (auto const& field : names_) {
    if (&field.field() == except) continue;
    if (auto const text = field.at(row); !text.empty()) name += (name.empty() ? "" : ", ") + text;
  }
  return name;
}

ShownField const* MarkText::course() const {
  bool const is_line = mark_->kind == "line" || mark_->kind == "trail" || mark_->kind == "slope" ||
                       mark_->kind == "bump" || mark_->kind == "sparkline" ||
                       (mark_->kind == "area" && mark_->stack == ShownMark::Stack::None) ||
                       (mark_->kind == "area" && mark_->find("color") == nullptr);
  if (!is_line || !measured_) return nullptr;
  auto const* along = mark_->find(measured_->field().channel == "x" ? "y" : "x");
  return along != nullptr && along->column != measured_->field().column ? along : nullptr;
}

double MarkText::place(FieldText const& along, std::size_t row) const {
  auto const& order = along.field().order;
  if (order.empty()) return along.number(row).value_or(std::nan(""));
  auto const found = std::find(order.begin(), order.end(), along.column().value(row).to_text());
  return static_cast<double>(found - order.begin());
}

std::vector<FieldText> MarkText::lines_apart() const {
  std::vector<FieldText> fields;
  std::set<std::string> columns;
  auto const add = [&](ShownField const& field) {
    if (columns.insert(field.column).second) fields.push_back(text(field));
  };
  for (auto const& facet : *facets_)
    if (mark_->table->column_index(facet.column)) add(facet);
  for (auto const channel : parting)
    if (auto const* part = mark_->find(channel); part != nullptr && part->measure == Measure::Category) add(*part);
  return fields;
}

std::vector<std::string> MarkText::trends() const {
  auto const* field = course();
  if (field == nullptr) return {};
  auto const along = text(*field);
  auto const series = lines_apart();
  struct Ends {
    std::string name;
    std::size_t first = 0, last = 0;
  };
  std::vector<Ends> lines;
  std::map<std::string, std::size_t> line_of;
  // Texts without an order of their own stand in the order of the alphabet.
  auto const is_before = [&](std::size_t a, std::size_t b) {
    double const left = place(along, a), right = place(along, b);
    if (!std::isnan(left) && !std::isnan(right)) return left < right;
    return expr::compare(along.column().value(a), along.column().value(b)) < 0;
  };
  for (std::size_t row = 0; row < mark_->table->row_count(); ++row) {
    if (!measured_->number(row) || along.column().is_missing(row)) continue;
    std::string key;
    for (auto const& part : series) key += (key.empty() ? "" : ", ") + part.at(row);
    auto const [known, is_new] = line_of.try_emplace(key, lines.size());
    if (is_new) lines.push_back({key, row, row});
    if (lines.size() > few_series) return {said(words_->series, series.front().first_rows().size())};
    auto& line = lines[known->second];
    if (is_before(row, line.first)) line.first = row;
    if (!is_before(row, line.last)) line.last = row;
  }
  std::vector<std::string> sentences;
  for (auto const& line : lines) {
    if (line.first == line.last) continue;
    double const from = *measured_->number(line.first), to = *measured_->number(line.last);
    auto const& who = line.name.empty() ? measured_->field().title : line.name;
    auto const told = [&](std::size_t row) { return fmt::format("{} ({})", measured_->at(row), along.at(row)); };
    sentences.push_back(who + std::string(words_->colon) +
                        (from == to
                             ? said(words_->stays, measured_->at(line.first))
                             : said(from < to ? words_->rises : words_->falls, told(line.first), told(line.last))));
  }
  return sentences;
}

std::string MarkText::end(std::size_t row, std::string_view what) const {
  auto const who = name(row);
  return fmt::format("{}{}{}{}", what, words_->colon, measured_->at(row), who.empty() ? "" : " (" + who + ")");
}

std::string MarkText::extremes() const {
  if (!measured_) return {};
  std::optional<std::size_t> low, high;
  double least = 0, most = 0;
  for (std::size_t row = 0; row < mark_->table->row_count(); ++row) {
    auto const number = measured_->number(row);
    if (!number) continue;
    if (!low || *number < least) low = row, least = *number;
    if (!high || *number > most) high = row, most = *number;
  }
  if (!low || least == most) return {};
  return end(*high, words_->highest) + std::string(words_->separator) + end(*low, words_->lowest);
}

std::string MarkText::event(std::size_t row) const {
  auto const* precision = mark_->find("precision");
  auto const known = precision != nullptr ? text(*precision).at(row) : std::string();
  std::string when;
  for (auto const* channel : {"x", "x2"}) {
    auto const* field = mark_->find(channel);
    auto const moment = field != nullptr ? text(*field).number(row) : std::nullopt;
    if (!moment) continue;
    if (!when.empty()) when += words_->to;
    when += date_text(*moment, known, *locale_);
  }
  auto const* what = mark_->find("text");
  return what == nullptr ? when : when + ", " + text(*what).at(row);
}

std::string MarkText::numbers(std::size_t row) const {
  std::string list;
  for (auto const& number : numbers_) {
    auto value = number.at(row);
    bool const is_withheld = number.column().missing(row) == table::Missing::Suppressed;
    if (value.empty() && is_withheld) value = words_->withheld;
    if (value.empty() && numbers_.size() == 1) value = words_->absent;
    if (value.empty()) continue;
    if (!list.empty()) list += ", ";
    list += numbers_.size() > 1 ? number.field().title + " " + value : value;
  }
  return list;
}

std::string MarkText::item(std::size_t row) const {
  if (mark_->kind == "timeline") return event(row);
  std::vector<std::string> parts{name(row), numbers(row)};
  if (mark_->kind == "steps")
    for (auto const* channel : {"text", "description"})
      if (auto const* field = mark_->find(channel)) parts.push_back(text(*field).at(row));
  if (verdict_) parts.push_back(verdict_->at(row));
  std::string item;
  for (auto const& part : parts)
    if (!part.empty()) item += (item.empty() ? "" : ", ") + part;
  return item;
}

std::size_t MarkText::most_listed() const {
  return mark_->kind == "timeline" || mark_->kind == "steps" ? few_events : few;
}

std::string MarkText::counts() const {
  auto const sets = text(*mark_->find("y"));
  std::vector<std::pair<std::string, std::size_t>> sizes;
  for (auto const row : sets.first_rows()) sizes.emplace_back(sets.at(row), 0);
  if (sizes.empty() || sizes.size() > few) return {};
  for (std::size_t row = 0; row < mark_->table->row_count(); ++row)
    for (auto& [set, size] : sizes) size += sets.at(row) == set;
  std::string list;
  for (auto const& [set, size] : sizes)
    list += (list.empty() ? "" : std::string(words_->separator)) + fmt::format("{}, {}", set, size);
  return fmt::format("{}{}{}", words_->counts, words_->colon, list);
}

std::string MarkText::listing() const {
  if (mark_->kind == "coverage" && mark_->find("y") != nullptr) return counts();
  if (mark_->table->row_count() > most_listed()) return {};
  std::string list;
  for (std::size_t row = 0; row < mark_->table->row_count(); ++row)
    if (auto const told = item(row); !told.empty()) list += (list.empty() ? "" : std::string(words_->separator)) + told;
  return list.empty() ? list : fmt::format("{}{}{}", words_->values, words_->colon, list);
}

}  // namespace livret::chart
