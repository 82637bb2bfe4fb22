#include "scale/format.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "locale/decimal.hpp"
#include "scale/time_formats.hpp"

namespace livret::scale {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double number_of(TickCount const& count) {
  auto const* const number = std::get_if<double>(&count);
  return number ? *number : not_a_number;
}

/// d3-format's exponent of ten of a number; nothing for 0, NaN and infinities.
std::optional<int> exponent_of(double number) {
  if (number == 0 || !std::isfinite(number)) return std::nullopt;
  return locale::shortest_decimal(std::fabs(number)).exponent;
}

int prefix_exponent(int exponent) {
  int const thousands = exponent >= 0 ? exponent / 3 : -((2 - exponent) / 3);
  return std::clamp(thousands, -8, 8) * 3;
}

std::string_view prefix_of(int exponent) {
  static constexpr std::string_view prefixes[] = {"y", "z", "a", "f", "p", "n", "µ", "m", "",
                                                  "k", "M", "G", "T", "P", "E", "Z", "Y"};
  return prefixes[exponent / 3 + 8];
}

/// The precision that tells numbers at a distance of `step` apart, the greatest of them being `greatest`; nothing where
/// the type has none.
std::optional<int> fitting_precision(char type, double step, double greatest) {
  auto const fine = exponent_of(step);
  if (!fine) return std::nullopt;
  if (type == 'f') return std::max(0, -*fine);
  if (type == '%') return std::max(0, -*fine - 2);
  auto const coarse = exponent_of(type == 's' ? greatest : std::fabs(greatest) - std::fabs(step));
  if (type == 's') return coarse ? std::optional(std::max(0, prefix_exponent(*coarse) - *fine)) : std::nullopt;
  if (std::string_view("egpr").find(type) == std::string_view::npos && type != '\0') return std::nullopt;
  if (!coarse) return std::nullopt;
  return std::max(0, *coarse - *fine) + (type == 'e' ? 0 : 1);
}

/// The least distance of numbers in a row.
double least_gap(std::span<double const> numbers) {
  if (numbers.empty()) return not_a_number;
  double gap = numbers.size() > 1 ? numbers[1] - numbers[0] : numbers[0];
  for (std::size_t i = 1; i < numbers.size(); ++i) gap = std::min(gap, numbers[i] - numbers[i - 1]);
  return gap;
}

/// Whether vega-scale's scale of this type can fit a format to its domain.
bool fits_formats(Type type) {
  return (is_continuous(type) && !is_temporal(type)) || type == Type::Quantize || type == Type::Identity ||
         type == Type::BinOrdinal;
}

}  // namespace

std::optional<SpecifierFault> check_specifier(std::string const& specifier, LabelRequest::Kind kind) {
  if (specifier.empty()) return std::nullopt;
  if (kind == LabelRequest::Kind::Time) {
    bool const known = locale::format_time(0, specifier, *locale::find_locale("en")).has_value();
    return known ? std::nullopt : std::optional(SpecifierFault::NotATimeFormat);
  }
  bool const known = locale::parse_number_format(specifier).has_value();
  return known ? std::nullopt : std::optional(SpecifierFault::NotANumberFormat);
}

LabelFormat::LabelFormat(Scale const& scale, TickCount const& count, LabelRequest const& request,
                         locale::Locale const& locale)
    : locale_(&locale) {
  if (is_temporal(scale.type()) || request.kind == LabelRequest::Kind::Time) {
    read_time(request);
    return;
  }
  auto const domain = scale.numeric_domain();
  if (scale.is_logarithmic()) {
    read_trimmed(request.specifier);
    if (request.log_labels == LabelRequest::LogLabels::Sparse && scale.bins().empty())
      sparse_ = LogLabels(scale, number_of(count), tick_values(scale, count).size());
  } else if (fits_formats(scale.type()) && !domain.empty()) {
    read_span(domain.front(), domain.back(), number_of(count), request.specifier);
  } else if (auto const format = locale::parse_number_format(request.specifier); format && !request.specifier.empty()) {
    way_ = Way::Number;
    number_ = *format;
  } else if (scale.type() == Type::Threshold && locale.decimal != ".") {
    // Vega writes thresholds as ECMAScript does, without grouping; elsewhere than in English they are numbers in a
    // text.
    read_trimmed({});
  }
}

LabelFormat LabelFormat::of_legend(Scale const& scale, TickCount const& count, LabelRequest const& request,
                                   locale::Locale const& locale) {
  bool const bounded = scale.type() == Type::Quantile || scale.type() == Type::Quantize;
  if (!bounded || request.kind == LabelRequest::Kind::Time) return {scale, count, request, locale};
  // Three ticks, times ten for a finer resolution: vega-scale's thresholdFormat.
  constexpr double resolution = 30;
  LabelFormat format(locale);
  auto const bounds = scale.type() == Type::Quantile ? scale.thresholds() : scale.numeric_domain();
  format.read_span(0, least_gap(bounds), resolution, request.specifier);
  return format;
}

void LabelFormat::read_time(LabelRequest const& request) {
  way_ = Way::Time;
  if (check_specifier(request.specifier, LabelRequest::Kind::Time)) return read_time({});
  specifier_ = request.specifier;
  time_formats_ = filled_in(request.time_formats.value_or(TimeFormats()), *locale_);
}

void LabelFormat::read_span(double start, double stop, double count, std::string const& specifier) {
  way_ = Way::Number;
  auto const format = specifier.empty() ? std::nullopt : locale::parse_number_format(specifier);
  number_ = format.value_or(*locale::parse_number_format(",f"));
  if (number_.precision >= 0) return;
  double const greatest = std::max(std::fabs(start), std::fabs(stop));
  if (auto const precision = fitting_precision(number_.type, tick_step(start, stop, count), greatest))
    number_.precision = *precision;
  auto const exponent = exponent_of(greatest);
  if (number_.type != 's' || !exponent) return;
  int const shared = prefix_exponent(*exponent);
  number_.type = 'f';
  factor_ = std::pow(10.0, -shared);
  prefix_ = prefix_of(shared);
  number_.width = std::max(0, number_.width - (prefix_.empty() ? 0 : 1));
}

void LabelFormat::read_trimmed(std::string const& specifier) {
  way_ = Way::Number;
  number_ =
      locale::parse_number_format(specifier.empty() ? "," : specifier).value_or(*locale::parse_number_format(","));
  if (number_.precision >= 0) return;
  constexpr int digits = 12;
  number_.precision = digits - (number_.type == '%' ? 2 : number_.type == 'e' ? 1 : 0);
  number_.trim = true;
}

std::string LabelFormat::number_text(double number, locale::Locale const& locale) const {
  if (sparse_ && !sparse_->shows(number)) return {};
  auto text = locale::format_number(number * factor_, number_, locale);
  if (!prefix_.empty()) text.insert(text.ends_with(')') ? text.size() - 1 : text.size(), prefix_);
  return text;
}

std::string LabelFormat::moment_text(double moment) const {
  if (std::isnan(moment)) return {};
  auto const& specifier = specifier_.empty() ? specifier_for(moment, time_formats_) : specifier_;
  return locale::format_time(moment, specifier, *locale_).value_or("");
}

std::string LabelFormat::text(expr::Value const& value, locale::Locale const& locale) const {
  if (value.is_null()) return way_ == Way::Plain ? "null" : "";
  bool const is_number = value.as<double>() != nullptr;
  if (way_ == Way::Plain) {
    if (!is_number || locale.decimal == ".") return value.to_text();
    return locale::format_number(*value.as<double>(), locale::NumberFormat(), locale);
  }
  double const number = value.to_number();
  if (value.as<std::string>() && std::isnan(number)) return value.to_text();
  return way_ == Way::Time ? moment_text(number) : number_text(number, locale);
}

std::string LabelFormat::text(expr::Value const& value) const { return text(value, *locale_); }

std::vector<std::string> LabelFormat::texts(std::span<expr::Value const> values) const {
  std::vector<std::string> labels;
  for (auto const& value : values) labels.push_back(text(value));
  constexpr std::size_t shortest_group = 4;
  auto const is_grouped = [&](std::string const& label) { return label.find(locale_->thousands) != std::string::npos; };
  if (way_ != Way::Number || locale_->grouped_from <= shortest_group || std::ranges::none_of(labels, is_grouped))
    return labels;
  auto grouping = *locale_;
  grouping.grouped_from = shortest_group;
  std::ranges::transform(values, labels.begin(), [&](expr::Value const& value) { return text(value, grouping); });
  return labels;
}

}  // namespace livret::scale
