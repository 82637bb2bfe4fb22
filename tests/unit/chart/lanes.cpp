#include "chart/lanes.hpp"

#include <doctest/doctest.h>

namespace livret::chart {

namespace {

bool stem_crosses(LanePlacement const& stem, LanePlacement const& text) {
  return stem.side == text.side && stem.lane > text.lane && stem.stem > text.left && stem.stem < text.right;
}

bool texts_overlap(LanePlacement const& a, LanePlacement const& b) {
  return a.side == b.side && a.lane == b.lane && a.left < b.right && b.left < a.right;
}

void check_free(std::vector<LanePlacement> const& places) {
  for (std::size_t i = 0; i < places.size(); ++i)
    for (std::size_t j = 0; j < places.size(); ++j) {
      if (i == j) continue;
      CHECK_FALSE(stem_crosses(places[i], places[j]));
      CHECK_FALSE(texts_overlap(places[i], places[j]));
    }
}

/// Reproducible places without a pattern: a linear congruential generator.
std::vector<LaneRequest> scattered(std::size_t count, double width) {
  std::vector<LaneRequest> requests;
  unsigned state = 12345;
  for (std::size_t i = 0; i < count; ++i) {
    state = state * 1664525U + 1013904223U;
    double const anchor = width * (state >> 8) / 16777216.0;
    requests.push_back({{anchor}, 20.0 + state % 70});
  }
  return requests;
}

}  // namespace

TEST_CASE("labels that are far apart share the lane next to the axis") {
  auto const places = assign_lanes({{{0}, 30}, {{100}, 30}, {{200}, 30}}, {}, 0, 300);
  REQUIRE(places);
  for (auto const& place : *places) {
    CHECK(place.lane == 0);
    CHECK(place.side == Side::Above);
    CHECK(place.left == doctest::Approx(place.stem + stem_gap));
  }
}

TEST_CASE("of two near labels one goes below the axis, unless a tick's label is in the way") {
  auto const free = assign_lanes({{{100}, 50}, {{110}, 50}}, {}, 0, 300);
  REQUIRE(free);
  CHECK((*free)[0].side != (*free)[1].side);
  auto const blocked = assign_lanes({{{100}, 50}, {{110}, 50}}, {{95, 115}}, 0, 300);
  REQUIRE(blocked);
  CHECK((*blocked)[0].side == Side::Above);
  CHECK((*blocked)[0].lane == 1);
  CHECK((*blocked)[1].lane == 0);
}

TEST_CASE("a label near the right end runs to the left of its stem") {
  auto const places = assign_lanes({{{290}, 50}}, {}, 0, 300);
  REQUIRE(places);
  CHECK((*places)[0].right == doctest::Approx(290 - stem_gap));
}

TEST_CASE("no text touches another and no stem crosses a text, however many there are") {
  for (std::size_t const count : {13U, 40U, 120U}) {
    auto const requests = scattered(count, 480);
    auto const places = assign_lanes(requests, {{40, 60}, {120, 140}, {200, 220}}, 0, 600);
    REQUIRE(places);
    check_free(*places);
  }
}

TEST_CASE("events of the same day get lanes of their own") {
  auto const places = assign_lanes({{{50}, 40}, {{50}, 40}, {{50}, 40}, {{50}, 40}}, {}, 0, 400);
  REQUIRE(places);
  check_free(*places);
}

}  // namespace livret::chart
