#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "locale/typography.hpp"

/// In the tables of cases `~` is U+00A0 and `_` is U+202F, so that a reader can tell them apart.
inline std::string spaced(std::string_view text) {
  std::string result;
  for (char const c : text) {
    if (c == '~')
      result += "\u00a0";
    else if (c == '_')
      result += "\u202f";
    else
      result += c;
  }
  return result;
}

inline std::string french(std::string const& text) {
  using namespace livret::locale;
  return apply_plain(text, correct(text, profile_of("fr")).edits);
}

struct Case {
  std::string_view typed;
  std::string_view set;
};

/// Each text is set as the table says, and what is set stays so.
inline void check_all(std::initializer_list<Case> cases) {
  for (auto const& example : cases) {
    INFO("typed: ", std::string(example.typed));
    auto const once = french(spaced(example.typed));
    CHECK(once == spaced(example.set));
    CHECK(french(once) == once);
  }
}
