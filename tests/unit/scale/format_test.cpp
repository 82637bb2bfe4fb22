#include "scale/format.hpp"

#include "scale_case.hpp"

using namespace scale_case;

namespace {

using Texts = std::vector<std::string>;

Texts labels(Definition const& given, TickCount const& asked, std::string const& specifier = {},
             std::string_view tag = "en", LabelRequest request = {}) {
  auto const scale = Scale::make(given);
  auto const count = tick_count(scale, asked);
  request.specifier = specifier;
  auto const& locale = *livret::locale::find_locale(tag);
  return LabelFormat(scale, count, request, locale).texts(tick_values(scale, count));
}

Texts entries(Definition const& given, LegendKind kind, std::string const& specifier = {},
              std::string_view tag = "en") {
  auto const scale = Scale::make(given);
  LabelRequest request;
  request.specifier = specifier;
  return legend_labels(scale, legend_values(scale, 5.0), kind, 5.0, request, *livret::locale::find_locale(tag));
}

Definition linear(double from, double to) { return bare(Type::Linear, {from, to}, values({0, 1})); }
Definition log(double from, double to) { return definition(Type::Log, {from, to}, values({0, 1})); }
Definition utc(Value const& from, Value const& to) { return definition(Type::Utc, {from, to}, values({0, 1})); }

/// Those that have a text.
Texts shown(Texts texts) {
  std::erase(texts, "");
  return texts;
}

}  // namespace

TEST_CASE("labels of numbers have the decimals that tell them apart") {
  CHECK(labels(linear(0, 1), 5.0) == Texts{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"});
  CHECK(labels(linear(0, 10000), 5.0) == Texts{"0", "2,000", "4,000", "6,000", "8,000", "10,000"});
  CHECK(labels(linear(-3, 0), 3.0) == Texts{"−3", "−2", "−1", "0"});
}

TEST_CASE("a specifier without precision gets one") {
  CHECK(labels(linear(0, 0.5), 5.0, "%") == Texts{"0%", "10%", "20%", "30%", "40%", "50%"});
  CHECK(labels(linear(0, 0.05), 5.0, "%") == Texts{"0%", "1%", "2%", "3%", "4%", "5%"});
  CHECK(labels(linear(0, 2.5e6), 5.0, "s") == Texts{"0.0M", "0.5M", "1.0M", "1.5M", "2.0M", "2.5M"});
  CHECK(labels(linear(-2.5e6, 0), 5.0, "($s") == Texts{"($2.5M)", "($2.0M)", "($1.5M)", "($1.0M)", "($0.5M)", "$0.0M"});
  CHECK(labels(linear(0, 3e-7), 3.0, "e") == Texts{"0e+0", "1e-7", "2e-7", "3e-7"});
  CHECK(labels(linear(1000, 1003), 4.0, "r") == Texts{"1000", "1001", "1002", "1003"});
  CHECK(labels(linear(0, 3), 3.0, ".1f") == Texts{"0.0", "1.0", "2.0", "3.0"});
  CHECK(labels(linear(0, 30), 3.0, "g") == Texts{"0", "1e+1", "2e+1", "3e+1"});
}

TEST_CASE("logarithmic labels are left out where they crowd") {
  CHECK(shown(labels(log(1, 1000), 10.0)) == Texts{"1", "2", "3", "10", "20", "30", "100", "200", "300", "1,000"});
  CHECK(labels(log(1, 1000), 10.0).size() == 28);
  CHECK(shown(labels(log(1, 1000), 4.0)) == Texts{"1", "10", "100", "1,000"});
  CHECK(shown(labels(log(0.001, 1), 4.0)) == Texts{"0.001", "0.01", "0.1", "1"});
  CHECK(shown(labels(log(1, 1e6), 7.0, "~s")) == Texts{"1", "10", "100", "1k", "10k", "100k", "1M"});
  CHECK(shown(labels(log(1, 1e4), 5.0, ".1e")) == Texts{"1.0e+0", "1.0e+1", "1.0e+2", "1.0e+3", "1.0e+4"});
  LabelRequest all;
  all.log_labels = LabelRequest::LogLabels::All;
  CHECK(shown(labels(log(1, 100), 5.0, {}, "en", all)).size() == 19);
}

TEST_CASE("labels of a negative logarithm are left out by their size, where Vega shows none at all") {
  CHECK(shown(labels(log(-1000, -1), 4.0)) == Texts{"−1,000", "−100", "−10", "−1"});
}

TEST_CASE("labels of time name the coarsest part that begins") {
  CHECK(labels(utc(date(2018, 4, 1), date(2022, 2, 1)), 5.0) == Texts{"2019", "2020", "2021", "2022"});
  CHECK(labels(utc(date(2019, 11, 1), date(2020, 6, 1)), 8.0) ==
        Texts{"November", "December", "2020", "February", "March", "April", "May", "June"});
  CHECK(labels(utc(date(2020, 1, 27), date(2020, 3, 10)), 7.0) ==
        Texts{"Feb 02", "Feb 09", "Feb 16", "Feb 23", "March", "Mar 08"});
  CHECK(labels(utc(date(2020, 1, 30), date(2020, 2, 4)), 5.0) ==
        Texts{"Thu 30", "Fri 31", "February", "Feb 02", "Mon 03", "Tue 04"});
  CHECK(labels(utc(date(2020, 1, 30, 18), date(2020, 1, 31, 8)), 5.0) ==
        Texts{"06 PM", "09 PM", "Fri 31", "03 AM", "06 AM"});
  double const evening = day(2020, 1, 30, 19);
  CHECK(labels(utc(Moment{evening - 600'000}, Moment{evening + 600'000}), 5.0) ==
        Texts{"06:50", "06:55", "07 PM", "07:05", "07:10"});
  CHECK(labels(utc(Moment{evening - 10}, Moment{evening + 10}), 5.0) == Texts{".990", ".995", "07 PM", ".005", ".010"});
}

TEST_CASE("labels of time follow a specifier, or one for each unit") {
  CHECK(labels(utc(date(2018, 4, 1), date(2022, 2, 1)), 3.0, "%b %Y") ==
        Texts{"Jan 2019", "Jan 2020", "Jan 2021", "Jan 2022"});
  LabelRequest request;
  request.time_formats = TimeFormats();
  request.time_formats->month = "%b";
  request.time_formats->quarter = "Q%q %b";
  request.time_formats->year = "'%y";
  CHECK(labels(utc(date(2019, 11, 1), date(2020, 6, 1)), 8.0, {}, "en", request) ==
        Texts{"Nov", "Dec", "'20", "Feb", "Mar", "Q2 Apr", "May", "Jun"});
}

TEST_CASE("categories are written as they are, or by a specifier") {
  CHECK(labels(definition(Type::Band, {"a", 3, 2.5}, values({0, 1})), 5.0) == Texts{"a", "3", "2.5"});
  CHECK(labels(definition(Type::Band, {"a", 3, 2.5}, values({0, 1})), 5.0, {}, "fr") == Texts{"a", "3", "2,5"});
  CHECK(labels(definition(Type::Ordinal, {3, 2.5, "n.d.", Value()}), 5.0, ".1f") == Texts{"3.0", "2.5", "n.d.", ""});
}

TEST_CASE("French groups four digits only beside five") {
  CHECK(labels(linear(0, 8000), 4.0, {}, "fr") == Texts{"0", "2000", "4000", "6000", "8000"});
  CHECK(labels(linear(0, 10000), 5.0, {}, "fr") ==
        Texts{"0", "2\u202f000", "4\u202f000", "6\u202f000", "8\u202f000", "10\u202f000"});
  CHECK(labels(linear(1990, 2010), 2.0, "d", "fr") == Texts{"1990", "2000", "2010"});
}

TEST_CASE("French has its own decimals, hours and order of dates") {
  CHECK(labels(linear(0, 1), 2.0, {}, "fr") == Texts{"0,0", "0,5", "1,0"});
  CHECK(labels(linear(0, 0.5), 2.0, "%", "fr") == Texts{"0\u00a0%", "20\u00a0%", "40\u00a0%"});
  CHECK(labels(utc(date(2020, 1, 30, 18), date(2020, 1, 31, 8)), 5.0, {}, "fr") ==
        Texts{"18\u00a0h", "21\u00a0h", "ven. 31", "3\u00a0h", "6\u00a0h"});
  CHECK(labels(utc(date(2020, 1, 27), date(2020, 3, 10)), 7.0, {}, "fr") ==
        Texts{"2 févr.", "9 févr.", "16 févr.", "23 févr.", "mars", "8 mars"});
}

TEST_CASE("symbols of binned scales say from where to where") {
  CHECK(entries(definition(Type::Quantile, {3, 6, 7, 8, 8, 10, 13, 15, 16, 20}, values({0, 1, 2, 3})),
                LegendKind::Symbol) == Texts{"< 7.25", "7.25 – 9.00", "9.00 – 14.50", "≥ 14.50"});
  CHECK(entries(definition(Type::Quantize, {0, 1000}, values({0, 1, 2})), LegendKind::Symbol) ==
        Texts{"< 333", "333 – 667", "≥ 667"});
  auto const threshold = definition(Type::Threshold, {1000, 20000}, values({0, 1, 2}));
  CHECK(entries(threshold, LegendKind::Symbol) == Texts{"< 1000", "1000 – 20000", "≥ 20000"});
  CHECK(entries(threshold, LegendKind::Symbol, ",") == Texts{"< 1,000", "1,000 – 20,000", "≥ 20,000"});
  CHECK(entries(threshold, LegendKind::Symbol, {}, "fr") ==
        Texts{"< 1\u202f000", "1\u202f000 – 20\u202f000", "≥ 20\u202f000"});
  auto bins = definition(Type::Linear, {0, 30}, values({0, 1}));
  bins.bins = BinSteps{10, {}, {}};
  CHECK(entries(bins, LegendKind::Symbol) == Texts{"0 – 10", "10 – 20", "20 – 30"});
  auto ordinal = definition(Type::BinOrdinal, {}, values({0, 1, 2}));
  ordinal.bins = std::vector<double>{0, 10, 20, 30};
  CHECK(entries(ordinal, LegendKind::Symbol) == Texts{"0 – 10", "10 – 20", "20 – 30"});
}

TEST_CASE("bars of bins name their boundaries, gradients their ticks") {
  CHECK(entries(definition(Type::Quantize, {0, 1000}, values({0, 1, 2})), LegendKind::Discrete) ==
        Texts{"", "333", "667"});
  CHECK(entries(definition(Type::Threshold, {0, 1.5}, values({0, 1, 2})), LegendKind::Discrete) ==
        Texts{"", "0", "1.5"});
  CHECK(entries(definition(Type::Linear, {0, 30}, SchemeRange{"blues", {}, {}}), LegendKind::Gradient) ==
        Texts{"0", "5", "10", "15", "20", "25", "30"});
  CHECK(entries(log(1, 1000), LegendKind::Symbol) == Texts{"1", "10", "100", "1,000"});
}

TEST_CASE("specifiers that mean nothing are told, and another way is taken") {
  using Kind = LabelRequest::Kind;
  CHECK(check_specifier(".2x2", Kind::Number) == SpecifierFault::NotANumberFormat);
  CHECK(check_specifier("%J", Kind::Time) == SpecifierFault::NotATimeFormat);
  CHECK_FALSE(check_specifier("", Kind::Number));
  CHECK_FALSE(check_specifier("%b", Kind::Time));
  CHECK(labels(linear(0, 1), 2.0, "zz") == Texts{"0.0", "0.5", "1.0"});
  CHECK(labels(utc(date(2018, 4, 1), date(2020, 2, 1)), 2.0, "%J") == Texts{"2019", "2020"});
}
