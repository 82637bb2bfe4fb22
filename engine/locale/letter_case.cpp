#include "locale/letter_case.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>

#include "base/check.hpp"

namespace livret::locale {
namespace {

constexpr char const* root_locale = "";

icu::StringPiece piece_of(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

}  // namespace

std::string to_upper(std::string_view text) {
  std::string mapped;
  icu::StringByteSink<std::string> sink(&mapped);
  UErrorCode code = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(root_locale, 0, piece_of(text), sink, nullptr, code);
  base::check(U_SUCCESS(code) != 0, "ICU maps no case");
  return mapped;
}

std::string to_lower(std::string_view text) {
  std::string mapped;
  icu::StringByteSink<std::string> sink(&mapped);
  UErrorCode code = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower(root_locale, 0, piece_of(text), sink, nullptr, code);
  base::check(U_SUCCESS(code) != 0, "ICU maps no case");
  return mapped;
}

}  // namespace livret::locale
