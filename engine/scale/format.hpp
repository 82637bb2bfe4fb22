#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expr/value.hpp"
#include "locale/locale.hpp"
#include "scale/log_labels.hpp"
#include "scale/scale.hpp"
#include "scale/ticks.hpp"

namespace livret::scale {

/// d3-time-format specifiers by the coarsest unit that a moment is the start of; an empty one is the locale's default:
/// Vega's in English, hours to 24 and days before months in French.
struct TimeFormats {
  std::string milliseconds, seconds, minutes, hours, date, week, month, quarter, year;
};

/// How labels are wanted: nothing said is the scale's own way.
struct LabelRequest {
  std::string specifier;                    ///< d3-format, or d3-time-format where moments are shown
  std::optional<TimeFormats> time_formats;  ///< by unit, in place of the specifier
  enum class Kind { OfScale, Number, Time };
  Kind kind = Kind::OfScale;
  /// Vega leaves labels of a log scale out where they crowd, unless its values were given.
  enum class LogLabels { Sparse, All };
  LogLabels log_labels = LogLabels::Sparse;
};

/// What is wrong with a specifier, or nothing: for the reader of specs.
enum class SpecifierFault { NotANumberFormat, NotATimeFormat };
std::optional<SpecifierFault> check_specifier(std::string const& specifier, LabelRequest::Kind kind);

/// Texts for the values of a scale: vega-scale's tickFormat. A specifier without precision gets the one that the
/// distance of the ticks asks for. Keeps a reference to the locale.
class LabelFormat {
 public:
  LabelFormat(Scale const& scale, TickCount const& count, LabelRequest const& request, locale::Locale const& locale);
  /// On quantile and quantize scales the precision comes from the distance of the boundaries.
  static LabelFormat of_legend(Scale const& scale, TickCount const& count, LabelRequest const& request,
                               locale::Locale const& locale);

  /// Empty where the label is left out, and for a missing value. A text that is no number stays as it is.
  std::string text(expr::Value const& value) const;
  /// The texts of one guide. Where the locale groups from five digits on (French) and one of them has as many, four
  /// digits are grouped too.
  std::vector<std::string> texts(std::span<expr::Value const> values) const;

 private:
  enum class Way { Plain, Number, Time };
  explicit LabelFormat(locale::Locale const& locale) : locale_(&locale) {}
  void read_time(LabelRequest const& request);
  /// Gives a specifier without precision the one that tells ticks between two numbers apart.
  void read_span(double start, double stop, double count, std::string const& specifier);
  /// Gives a specifier without precision as many digits as a number needs.
  void read_trimmed(std::string const& specifier);
  std::string text(expr::Value const& value, locale::Locale const& locale) const;
  std::string number_text(double number, locale::Locale const& locale) const;
  std::string moment_text(double moment) const;

  locale::Locale const* locale_;
  Way way_ = Way::Plain;
  locale::NumberFormat number_;
  double factor_ = 1;         ///< of an SI prefix that all labels share
  std::string_view prefix_;   ///< `k`
  std::string specifier_;     ///< of moments, where it is one for all
  TimeFormats time_formats_;  ///< of moments by unit
  std::optional<LogLabels> sparse_;
};

/// How a legend shows its entries: one symbol each, a gradient, or a bar of bins.
enum class LegendKind { Symbol, Gradient, Discrete };

/// One text an entry: `10 – 20`, `< 10`, `≥ 20` for symbols of binned scales; the boundaries of a bar, its first empty;
/// the values themselves elsewhere.
std::vector<std::string> legend_labels(Scale const& scale, LegendValues const& values, LegendKind kind,
                                       TickCount const& count, LabelRequest const& request,
                                       locale::Locale const& locale);

}  // namespace livret::scale
