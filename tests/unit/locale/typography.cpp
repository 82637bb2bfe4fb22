#include "locale/typography.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace livret::locale;

namespace {

std::string set_in(std::string_view tag, std::string_view text) {
  return apply_plain(text, correct(text, profile_of(tag)).edits);
}

// Numerical Recipes' constants: the same texts on every machine.
class Generator {
 public:
  explicit Generator(std::uint32_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8) % bound;
  }

 private:
  std::uint32_t state_;
};

std::string random_text(Generator& generator) {
  static std::vector<std::string> const pieces = {
      " ",   " ",    " ",           "\u00a0",  "\u202f",  "\u2009",    "\n",    "\"",    "\"",        "«",
      "»",   "“",    "”",           "'",       "’",       "‘",         "-",     "--",    "–",         "—",
      "−",   ".",    "...",         "…",       ",",       ";",         ":",     "!",     "?",         "(",
      ")",   "[",    "%",           "€",       "°",       "/",         "@",     "1",     "2",         "12",
      "17",  "350",  "000",         "2018",    "2022",    "35000",     "3.5",   "ème",   "e",         "er",
      "nd",  "n°",   "n",           "M.",      "ODD",     "p.",        "§",     "km",    "m",         "h",
      "XIX", "V",    "I",           "siècle",  "octobre", "mot",       "mots",  "A",     "Etat",      "à",
      "sur", "www.", "a.fr",        "://",     "art",     "moyenne",   "de",    "\xff",  "é",         "Mme",
      "X",   "et",   "&",           "=",       "etc",     "min",       "s",     "J.",    "Gourault",  "10h30",
      "h30", "01",   "23 45 67 89", "+33",     "Louis",   "av. J.-C.", "phase", "35000", "habitants", "siècles",
      "Le",  "* ",   "\u200b",      "e\u0301", "🙂",    "  ",        "_",     "#",     "*",         "M€",
  };
  std::string text;
  for (auto length = generator.below(14); length > 0; --length) text += pieces[generator.below(pieces.size())];
  return text;
}

void check_well_formed(std::string_view text, Correction const& correction) {
  std::size_t done = 0;
  for (auto const& edit : correction.edits) {
    REQUIRE(edit.begin >= done);
    REQUIRE(edit.end >= edit.begin);
    REQUIRE(edit.end <= text.size());
    done = edit.end;
  }
  for (auto const& remark : correction.remarks) {
    REQUIRE(remark.begin < remark.end);
    REQUIRE(remark.end <= text.size());
  }
}

}  // namespace

TEST_CASE("a corrected text is not corrected again, whatever the text") {
  for (std::string_view const tag : {"fr", "en-GB", "de"}) {
    Generator generator(20231005);
    for (int i = 0; i < 20000; ++i) {
      auto const text = random_text(generator);
      auto const correction = correct(text, profile_of(tag));
      check_well_formed(text, correction);
      auto const once = apply_plain(text, correction.edits);
      auto const twice = set_in(tag, once);
      if (once == twice) continue;
      CAPTURE(tag);
      CAPTURE(text);
      REQUIRE(once == twice);
    }
  }
}

TEST_CASE("any bytes pass through without harm") {
  Generator generator(7);
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (auto length = generator.below(40); length > 0; --length) text += static_cast<char>(generator.below(256));
    auto const correction = correct(text, profile_of("fr"));
    check_well_formed(text, correction);
    auto const once = apply_plain(text, correction.edits);
    CHECK(set_in("fr", once) == once);
  }
}

TEST_CASE("long runs of one sign take time in proportion") {
  for (std::string const piece :
       {"\"", "'", "-",  ".",   " ",  "1",  "1 ",  "1.",   "I",     "Xe-",  ":",    "a/", "a@", "(", "«",
        "» ", "?", "A ", "://", "-1", "– ", "J. ", "etc…", "1h30 ", "0 11", "+33 ", "( ", " ,", "X "}) {
    std::string text;
    while (text.size() < 400000) text += piece;
    CHECK(set_in("fr", text).size() > 0);
    CHECK(set_in("en", text).size() > 0);
  }
}

TEST_CASE("what is protected stays and its neighbours are corrected") {
  std::string const text = "le code a ? b: c ?";
  Protected const code[] = {{8, 13}};
  CHECK(apply_plain(text, correct(text, profile_of("fr"), code).edits) == "le code a ? b\u00a0: c\u202f?");
  std::string const quoted = "\"x\" ; \"y\"";
  Protected const first[] = {{0, 3}};
  CHECK(apply_plain(quoted, correct(quoted, profile_of("fr"), first).edits) == "\"x\"\u202f; «\u202fy\u202f»");
  Protected const beyond[] = {{0, 1000}};
  CHECK(correct(quoted, profile_of("fr"), beyond).edits.empty());
}

TEST_CASE("a profile may choose its spaces") {
  auto profile = profile_of("fr");
  profile.colon_space = 0x202f;
  profile.guillemet_space = 0x00a0;
  std::string const text = "un : \"deux\"";
  CHECK(apply_plain(text, correct(text, profile).edits) == "un\u202f: «\u00a0deux\u00a0»");
}

TEST_CASE("Switzerland and Canada have spaces of their own") {
  CHECK(set_in("fr-CH", "un : \"deux\" !") == "un\u202f: «\u202fdeux\u202f»\u202f!");
  CHECK(set_in("fr-CA", "un : \"deux\" !") == "un\u00a0: «\u00a0deux\u00a0»\u202f!");
}

TEST_CASE("profiles go by the primary language") {
  CHECK(profile_of("fr-CA").language == Profile::Language::French);
  CHECK(profile_of("en-GB").language == Profile::Language::BritishEnglish);
  CHECK(profile_of("en").language == Profile::Language::BritishEnglish);
  CHECK(profile_of("de-DE").language == Profile::Language::Other);
  CHECK(profile_of("").language == Profile::Language::Other);
}

TEST_CASE("English has curly marks, its own dashes and no space before punctuation") {
  struct Row {
    std::string_view typed;
    std::string_view set;
  };
  for (auto const& example : {
           Row{"the \"grid\"", "the “grid”"},
           Row{"the 'grid'", "the ‘grid’"},
           Row{"\"a 'b' c\"", "“a ‘b’ c”"},
           Row{"don't", "don’t"},
           Row{"mayors' votes", "mayors’ votes"},
           Row{"and so...", "and so…"},
           Row{"one - two", "one – two"},
           Row{"2018-2022", "2018–2022"},
           Row{"well-known", "well-known"},
           Row{"-5", "−5"},
           Row{"12 km", "12\u00a0km"},
           Row{"100% of 5€", "100% of 5€"},
           Row{"p. 3", "p.\u00a03"},
           Row{"5 October 2023", "5\u00a0October 2023"},
           Row{"Mr Brown", "Mr\u00a0Brown"},
           Row{"a 17th time: yes; no!", "a 17th time: yes; no!"},
           Row{"a 5\" screen", "a 5\" screen"},
           Row{"3.5 points, 35,000", "3.5 points, 35,000"},
           Row{"(\"so\")", "(“so”)"},
           Row{"maps, charts, etc...", "maps, charts, etc."},
           Row{"one , two .", "one, two."},
           Row{"( so )", "(so)"},
           Row{"one  two", "one two"},
           Row{"J. Brown", "J.\u00a0Brown"},
           Row{"J. R. R. Tolkien", "J.\u00a0R.\u00a0R.\u00a0Tolkien"},
           Row{"plan B. The mayors", "plan B. The mayors"},
           Row{"Section 4", "Section\u00a04"},
           Row{"pp. 12-16", "pp.\u00a012–16"},
           Row{"Prof. Brown", "Prof.\u00a0Brown"},
       }) {
    INFO("typed: ", std::string(example.typed));
    CHECK(set_in("en-GB", example.typed) == example.set);
    CHECK(set_in("en-GB", example.set) == example.set);
  }
  std::string const text = "Really ? 12 %";
  auto const correction = correct(text, profile_of("en-GB"));
  REQUIRE(correction.remarks.size() == 2);
  CHECK(correction.remarks[0].begin == 6);
  CHECK(correction.remarks[0].end == 8);
}

TEST_CASE("other languages have only the ellipsis") { CHECK(set_in("de", "So... \"nein\" !") == "So… \"nein\" !"); }
