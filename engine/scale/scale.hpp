// scale: from data to what is seen. In: a Definition (type, domain, range, and what Vega's scales can be told). Out: a
// Scale that gives places, colours and other values; its ticks (ticks.hpp) and their texts (format.hpp); colour schemes
// (scheme.hpp), colour spaces (colour_space.hpp) and intervals of the calendar (interval.hpp). Figures are those of
// Vega 6 and d3: the same doubles wherever the C library's logarithms and powers agree with ECMAScript's.
//
// There are no time zones: the types `time` and `utc` are both in UTC. Not yet: interpolation between texts that are no
// colours.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/colour.hpp"
#include "expr/value.hpp"
#include "scale/colour_space.hpp"
#include "scale/interval.hpp"

namespace livret::scale {

enum class Type {
  Linear,
  Log,
  Pow,
  Sqrt,
  Symlog,
  Time,
  Utc,
  Identity,
  Ordinal,
  Band,
  Point,
  Quantile,
  Quantize,
  Threshold,
  BinOrdinal
};

/// By Vega's names: `linear`, `bin-ordinal` …
std::optional<Type> find_type(std::string_view name);
std::string_view name_of(Type type);

/// As Vega classes its types. Bin-ordinal is both discrete and discretizing; identity is nothing of it all.
bool is_continuous(Type type);
bool is_temporal(Type type);
bool is_discrete(Type type);
bool is_discretizing(Type type);

/// About how many, or at which interval of the calendar.
using TickCount = std::variant<double, Interval>;

/// A colour scheme by name, or its colours; continuous scales run through it, others take samples.
struct SchemeRange {
  std::variant<std::string, std::vector<base::Colour>> colours;
  std::optional<std::array<double, 2>> extent;  ///< the part of a continuous scheme that is used, of 0 to 1
  std::optional<double> count;                  ///< of colours of a discrete range
};
/// The range of a band or point scale as long as its steps of so many px need.
struct StepRange {
  double step = 0;
};
/// Values: numbers, colours as texts, names of shapes, arrays of dashes …
using Range = std::variant<std::monostate, std::vector<expr::Value>, SchemeRange, StepRange>;

/// Bins of equal width; the domain's ends where no others are given.
struct BinSteps {
  double step = 0;
  std::optional<double> start, stop;
};
using Bins = std::variant<std::monostate, std::vector<double>, BinSteps>;

/// What there is to say of a scale, in Vega's words. What a type has no use for is ignored.
struct Definition {
  Type type = Type::Linear;
  std::vector<expr::Value> domain;      ///< numbers or moments; categories of discrete types; values of quantile
  std::vector<expr::Value> domain_raw;  ///< replaces the domain as it is, where not empty
  std::optional<double> domain_min, domain_max, domain_mid;
  std::optional<bool> zero;  ///< linear, pow and sqrt have it unless told otherwise, but for colours
  std::optional<TickCount> nice;
  Bins bins;
  Range range;
  enum class Direction { Forward, Reverse };
  Direction direction = Direction::Forward;
  enum class Rounding { None, Integer };
  Rounding rounding = Rounding::None;
  enum class Beyond { Extrapolate, Clamp };
  Beyond beyond = Beyond::Extrapolate;
  std::optional<Interpolation> interpolation;  ///< of colours
  double exponent = 1;                         ///< of pow
  double base = 10;                            ///< of log
  double constant = 1;                         ///< of symlog
  double padding = 0;                          ///< px of continuous scales; steps of band and point scales
  std::optional<double> padding_inner, padding_outer;
  double align = 0.5;
};

/// Why a scale is not what its author may have meant. It is usable nevertheless.
enum class Finding {
  EmptyDomain,        ///< no place for anything
  OneValueDomain,     ///< both ends are equal: all goes to the middle of the range
  InfiniteDomain,     ///< an end is infinite
  DomainNotNumeric,   ///< an end is missing or no number
  LogThroughZero,     ///< a logarithmic domain includes or crosses zero: no place for anything
  MidBeyondDomain,    ///< `domain_mid` is not between the ends
  UnknownScheme,      ///< no scheme of this name: Vega's default is taken in its stead
  SchemeNotRun,       ///< colours over a domain of more than three ends: they run from the first to the last
  RangeNotNumeric,    ///< neither numbers nor colours on a continuous scale
  EmptyRange,         ///< fewer values than the type needs
  BinsWithoutStep,    ///< no bins: their step is not positive
  TooManyBins,        ///< cut at `most_bins`
  IntervalOfNumbers,  ///< an interval of the calendar on a scale of numbers is ignored
  StepNotOfBands,     ///< a range step on a type other than band and point is ignored
};
/// A phrase for messages: `the domain is empty`.
std::string_view describe(Finding finding);

inline constexpr std::size_t most_bins = 10'000;

/// A scale, made once. Copies share what they hold; const use is safe from several threads.
class Scale {
 public:
  /// Domain, bins and range as vega-encode's Scale arranges them. Never fails: see `findings`.
  static Scale make(Definition definition);
  Scale();  ///< linear from 0 to 1 onto 0 to 1

  Type type() const;
  /// Whether colours run through an interpolator: what Vega calls a sequential or a diverging scale.
  bool is_interpolating() const;
  bool is_logarithmic() const { return type() == Type::Log; }
  /// In the order they arose, each once.
  std::span<Finding const> findings() const;

  /// After zero, ends, padding and niceness: numbers (moments on temporal types); distinct categories on discrete ones;
  /// the sorted values of quantile.
  std::vector<expr::Value> const& domain() const;
  /// The same in numbers; empty on ordinal, band and point scales.
  std::span<double const> numeric_domain() const;
  /// In the order of the domain. Both ends on band and point scales; the colours at the ends (and the middle, of three)
  /// where colours run through an interpolator.
  std::vector<expr::Value> const& range() const;
  /// Bin boundaries; empty where the scale has none.
  std::span<double const> bins() const;
  /// Where the range's values change: of quantile, quantize and threshold.
  std::span<double const> thresholds() const;

  /// The place of a datum; nothing where it has none, as for NaN, infinities and 0 on a log scale. The start of its
  /// band on a band scale.
  std::optional<double> number(double datum) const;
  std::optional<double> number(expr::Value const& datum) const;
  std::optional<base::Colour> colour(double datum) const;
  std::optional<base::Colour> colour(expr::Value const& datum) const;
  /// Whatever the range holds; a colour that was interpolated as `#rrggbb`. Null where the datum has no place.
  expr::Value value(expr::Value const& datum) const;
  /// The index of a category in the domain of an ordinal, band or point scale, in constant time. Texts and numbers are
  /// different categories, a moment and its number of milliseconds are one.
  std::optional<std::size_t> category(expr::Value const& datum) const;
  /// The datum at a place of a continuous scale of numbers; of a band or point scale the category whose
  /// band it is in.
  std::optional<expr::Value> invert(double place) const;

  /// Width of a band and distance of bands; 0 on other types.
  double bandwidth() const;
  double step() const;

  /// What the scale was made with, but for the domains, which are gone: base, exponent, constant, clamping.
  Definition const& definition() const;
  /// A scale of the same type from `low` to `high` onto 0 to 1, for places along a gradient legend.
  Scale fraction(double low, double high) const;

  struct State;

 private:
  explicit Scale(std::shared_ptr<State const> state);
  std::shared_ptr<State const> state_;
};

}  // namespace livret::scale
