#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "scale/scale.hpp"

namespace livret::scale {

namespace {

constexpr std::pair<std::string_view, Type> named_types[] = {
    {"linear", Type::Linear},
    {"log", Type::Log},
    {"pow", Type::Pow},
    {"sqrt", Type::Sqrt},
    {"symlog", Type::Symlog},
    {"time", Type::Time},
    {"utc", Type::Utc},
    {"identity", Type::Identity},
    {"ordinal", Type::Ordinal},
    {"band", Type::Band},
    {"point", Type::Point},
    {"quantile", Type::Quantile},
    {"quantize", Type::Quantize},
    {"threshold", Type::Threshold},
    {"bin-ordinal", Type::BinOrdinal},
};

}  // namespace

std::optional<Type> find_type(std::string_view name) {
  auto const* const found = std::ranges::find(named_types, name, &std::pair<std::string_view, Type>::first);
  return found == std::end(named_types) ? std::nullopt : std::optional(found->second);
}

std::string_view name_of(Type type) {
  return std::ranges::find(named_types, type, &std::pair<std::string_view, Type>::second)->first;
}

bool is_continuous(Type type) { return type <= Type::Utc; }
bool is_temporal(Type type) { return type == Type::Time || type == Type::Utc; }

bool is_discrete(Type type) {
  return type == Type::Ordinal || type == Type::Band || type == Type::Point || type == Type::BinOrdinal;
}

bool is_discretizing(Type type) { return type >= Type::Quantile; }

std::string_view describe(Finding finding) {
  switch (finding) {
    case Finding::EmptyDomain:
      return "the domain is empty";
    case Finding::OneValueDomain:
      return "the domain is a single value";
    case Finding::InfiniteDomain:
      return "the domain is infinite";
    case Finding::DomainNotNumeric:
      return "the domain has an end that is not a number";
    case Finding::LogThroughZero:
      return "the domain of a logarithmic scale includes zero";
    case Finding::MidBeyondDomain:
      return "the middle of the domain is not between its ends";
    case Finding::UnknownScheme:
      return "there is no colour scheme of this name";
    case Finding::SchemeNotRun:
      return "a scheme needs a domain of two or three ends: it runs from the first to the last";
    case Finding::RangeNotNumeric:
      return "the range has values that are neither numbers nor colours";
    case Finding::EmptyRange:
      return "the range has too few values";
    case Finding::BinsWithoutStep:
      return "bins need a step greater than 0";
    case Finding::TooManyBins:
      return "there are more bins than 10 000";
    case Finding::IntervalOfNumbers:
      return "only time scales have intervals of the calendar";
    case Finding::StepNotOfBands:
      return "only band and point scales have a range step";
  }
  base::fail_check("a finding without words", __FILE__, __LINE__);
}

}  // namespace livret::scale
