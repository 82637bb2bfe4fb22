#include "scene/text_metrics.hpp"

#include <algorithm>
#include <cmath>

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "scene/text_place.hpp"

namespace livret::scene {

namespace {

constexpr std::size_t longest_line = 2000;  ///< bytes that are set
constexpr std::size_t most_lines = 200;
constexpr std::string_view default_ellipsis = "…";

/// `text`, cut where it has more than `most` bytes, between characters.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::vector<std::string_view> lines_of(TextItem const& item) {
  std::vector<std::string_view> lines;
  if (item.text.size() != 1 || item.line_break.empty()) {
    lines.assign(item.text.begin(),
                 item.text.begin() + static_cast<std::ptrdiff_t>(std::min(item.text.size(), most_lines)));
    return lines;
  }
  std::string_view rest = item.text[0];
  for (auto at = rest.find(item.line_break); at != std::string_view::npos && lines.size() + 1 < most_lines;
       at = rest.find(item.line_break)) {
    lines.push_back(rest.substr(0, at));
    rest.remove_prefix(at + item.line_break.size());
  }
  lines.push_back(rest);
  return lines;
}

/// Where each character of `text` begins, and its end.
std::vector<std::size_t> boundaries(std::string_view text) {
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < text.size(); at += base::decode_utf8(text, at).length) offsets.push_back(at);
  offsets.push_back(text.size());
  return offsets;
}

Typeset shortened(Typeset const& whole, std::size_t length, std::string_view ellipsis) {
  Typeset result{whole.text.substr(0, length), {}};
  for (auto range : whole.superiors)
    if (range.begin < length) result.superiors.push_back({range.begin, std::min(range.end, length)});
  result.text += ellipsis;
  return result;
}

std::size_t utf16_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto const point = base::decode_utf8(text, at);
    length += point.value > 0xFFFF ? 2 : 1;
    at += point.length;
  }
  return length;
}

}  // namespace

TextSettingPtr Metrics::set(TextItem const& item) {
  auto setting = std::make_shared<TextSetting>();
  for (auto const& line : lines_of(item)) {
    setting->lines.push_back(set_limited(item, base::trim(cut(line, longest_line))));
    setting->width = std::max(setting->width, setting->lines.back().width);
  }
  return setting;
}

/// The longest beginning that is narrower than the limit together with the ellipsis, and the ellipsis.
SetLine Metrics::set_limited(TextItem const& item, std::string_view text) {
  auto const whole = typeset(text);
  auto line = set_line(item, whole);
  if (!(item.limit > 0) || whole.text.empty() || line.width < item.limit) return line;
  std::string_view const ellipsis = item.ellipsis.empty() ? default_ellipsis : item.ellipsis;
  double const room = item.limit - set_line(item, {std::string(ellipsis), {}}).width;
  auto const offsets = boundaries(whole.text);
  std::size_t fitting = 0, too_many = offsets.size();
  while (too_many - fitting > 1) {
    std::size_t const middle = fitting + (too_many - fitting) / 2;
    bool const fits = set_line(item, shortened(whole, offsets[middle], {})).width < room;
    (fits ? fitting : too_many) = middle;
  }
  return set_line(item, shortened(whole, offsets[fitting], ellipsis));
}

SetLine EstimatedMetrics::set_line(TextItem const& item, Typeset const& text) {
  double const width = std::trunc(0.8 * static_cast<double>(utf16_length(text.text)) * item.font_size);
  return {text.text, width, {}};
}

double line_height(TextItem const& item) { return item.line_height.value_or(item.font_size + 2); }

double baseline_offset(TextItem const& item) {
  double const size = item.font_size;
  switch (item.baseline) {
    case Baseline::Top:
      return rounded(0.79 * size);
    case Baseline::Middle:
      return rounded(0.30 * size);
    case Baseline::Bottom:
      return rounded(-0.21 * size);
    case Baseline::LineTop:
      return rounded(0.29 * size + 0.5 * line_height(item));
    case Baseline::LineBottom:
      return rounded(0.29 * size - 0.5 * line_height(item));
    case Baseline::Alphabetic:
      break;
  }
  return 0;
}

std::optional<int> parse_weight(std::string_view text) {
  if (text == "normal") return 400;
  if (text == "bold" || text == "bolder") return 700;
  if (text == "lighter") return 300;
  auto const number = base::parse_number(text);
  if (!number || !(*number >= 1 && *number <= 1000)) return std::nullopt;
  return static_cast<int>(*number);
}

void set_texts(Mark& mark, Metrics& metrics) {
  if (auto* texts = std::get_if<std::vector<TextItem>>(&mark.items)) {
    for (auto& item : *texts)
      if (!item.setting) item.setting = metrics.set(item);
  } else if (auto* groups = std::get_if<std::vector<GroupItem>>(&mark.items)) {
    for (auto& group : *groups)
      for (auto& inner : group.marks) set_texts(inner, metrics);
  }
}

}  // namespace livret::scene
