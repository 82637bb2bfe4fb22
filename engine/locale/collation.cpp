#include "locale/collation.hpp"

#include <memory>

#include <unicode/coll.h>

#include "base/check.hpp"

namespace livret::locale {

namespace {

std::unique_ptr<icu::Collator const> make_collator(char const* language) {
  UErrorCode code = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale(language), code));
  base::check(U_SUCCESS(code) != 0, "ICU has the order of each language of a locale");
  collator->setStrength(icu::Collator::TERTIARY);
  return collator;
}

icu::Collator const& collator_of(Locale const& locale) {
  static auto const french = make_collator("fr");
  static auto const english = make_collator("en");
  return locale.tag == "fr" ? *french : *english;
}

icu::StringPiece piece_of(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

}  // namespace

int compare(std::string_view a, std::string_view b, Locale const& locale) {
  UErrorCode code = U_ZERO_ERROR;
  auto const order = collator_of(locale).compareUTF8(piece_of(a), piece_of(b), code);
  base::check(U_SUCCESS(code) != 0, "ICU compares any two texts");
  return order != UCOL_EQUAL ? static_cast<int>(order) : a.compare(b);
}

}  // namespace livret::locale
