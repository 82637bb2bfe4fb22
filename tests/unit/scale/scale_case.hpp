#pragma once

#include <cmath>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/colour.hpp"
#include "locale/locale.hpp"
#include "scale/scale.hpp"

// Expected figures without a note are what vega-scale 8.1 and vega-encode of Vega 6.4 give, or d3-array 3.2, d3-scale
// 4.0, d3-time 3.1, d3-color 3.1 and d3-interpolate 3.0 below them, run in Node.js 20.
namespace scale_case {

using namespace livret::scale;
using livret::expr::Moment;
using livret::expr::Value;

inline std::vector<Value> values(std::initializer_list<Value> list) { return list; }

inline Definition definition(Type type, std::vector<Value> domain, Range range = {}) {
  Definition made;
  made.type = type;
  made.domain = std::move(domain);
  made.range = std::move(range);
  return made;
}

/// A definition without the zero that Vega adds to some types.
inline Definition bare(Type type, std::vector<Value> domain, Range range = {}) {
  auto made = definition(type, std::move(domain), std::move(range));
  made.zero = false;
  return made;
}

inline double day(int year, int month, int day_of_month, double hours = 0) {
  return livret::locale::milliseconds_of(year, month, day_of_month).value_or(0) + hours * 3'600'000;
}

inline Value date(int year, int month, int day_of_month, double hours = 0) {
  return Moment{day(year, month, day_of_month, hours)};
}

inline std::vector<double> domain_of(Definition const& given) {
  auto const scale = Scale::make(given);
  return {scale.numeric_domain().begin(), scale.numeric_domain().end()};
}

inline std::vector<std::string> colours_at(Scale const& scale, std::initializer_list<double> data) {
  std::vector<std::string> colours;
  for (double const datum : data) {
    auto const colour = scale.colour(datum);
    colours.push_back(colour ? livret::base::to_hex(*colour) : "none");
  }
  return colours;
}

inline std::vector<std::string> texts_of(std::vector<Value> const& list) {
  std::vector<std::string> texts;
  for (auto const& value : list) texts.push_back(value.to_text());
  return texts;
}

inline void check_near(std::optional<double> const& got, double wanted) {
  REQUIRE(got);
  CHECK(*got == doctest::Approx(wanted).epsilon(1e-12));
}

inline void check_near(std::vector<double> const& got, std::vector<double> const& wanted) {
  REQUIRE(got.size() == wanted.size());
  for (std::size_t i = 0; i < got.size(); ++i) check_near(got[i], wanted[i]);
}

}  // namespace scale_case
