#include "layout/page_label.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace livret::layout {

namespace {

using Style = content::PageLabels::Style;

constexpr long last_roman = 3999;

std::string roman(long number, Style style) {
  constexpr std::pair<long, std::string_view> numerals[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string text;
  for (auto const& [value, letters] : numerals) {
    for (; number >= value; number -= value) text += letters;
  }
  if (style == Style::UpperRoman)
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char letter) { return static_cast<char>(letter - 'a' + 'A'); });
  return text;
}

std::string number_in(Style style, long number) {
  switch (style) {
    case Style::None:
      return {};
    case Style::Decimal:
      break;
    case Style::LowerRoman:
    case Style::UpperRoman:
      if (number >= 1 && number <= last_roman) return roman(number, style);
      break;
  }
  return fmt::to_string(number);
}

}  // namespace

std::string label_of_page(content::Document const& document, std::size_t index) {
  content::PageLabels const* series = nullptr;
  for (content::PageLabels const& each : document.page_labels) {
    if (each.from <= index) series = &each;
  }
  if (series == nullptr) return fmt::to_string(index + 1);
  return series->prefix + number_in(series->style, series->first + static_cast<long>(index - series->from));
}

std::vector<PageReport> report_pages(content::Document const& document, std::vector<PagePlan> const& plans) {
  std::vector<PageReport> reports;
  for (PagePlan const& plan : plans)
    reports.push_back({label_of_page(document, reports.size()), plan.filled, plan.break_cost});
  return reports;
}

}  // namespace livret::layout
