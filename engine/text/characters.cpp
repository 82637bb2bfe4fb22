#include "text/characters.hpp"

#include <hb.h>

namespace livret::text {

namespace {

hb_unicode_general_category_t category(char32_t c) {
  return hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
}

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

}  // namespace

SpaceKind space_kind(char32_t c) {
  if (c == U' ' || is_between(c, 0x09, 0x0D)) return SpaceKind::Stretching;
  if (c == 0xA0) return SpaceKind::NoBreak;
  if (c == 0x202F || c == 0x2007) return SpaceKind::FixedNoBreak;
  if (is_between(c, 0x2000, 0x200A) || c == 0x205F || c == 0x3000) return SpaceKind::Breaking;
  return SpaceKind::None;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return is_between(c | 0x20, U'a', U'z');
  switch (category(c)) {
    case HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
      return true;
    default:
      return false;
  }
}

bool is_digit(char32_t c) {
  if (c < 0x80) return is_between(c, U'0', U'9');
  return category(c) == HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return is_between(c, U'A', U'Z');
  auto const found = category(c);
  return found == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER || found == HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER;
}

char32_t to_lower(char32_t c) {
  if (!is_upper(c)) return c;
  if (c < 0x80 || is_between(c, 0xC0, 0xDE)) return c + 0x20;
  if (c == 0x178) return 0xFF;
  if (is_between(c, 0x139, 0x148) || is_between(c, 0x179, 0x17E)) return c + (c & 1);
  if (is_between(c, 0x100, 0x177)) return c == 0x130 ? U'i' : c | 1;
  if (is_between(c, 0x391, 0x3A9) || is_between(c, 0x410, 0x42F)) return c + 0x20;
  if (is_between(c, 0x400, 0x40F)) return c + 0x50;
  return c;
}

bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010; }

bool is_hyphen_or_dash(char32_t c) { return is_hyphen(c) || c == 0x2013 || c == 0x2014; }

bool is_opening(char32_t c) {
  switch (c) {
    case U'(':
    case U'[':
    case U'{':
    case 0xAB:    // «
    case 0x2039:  // ‹
    case 0x201C:  // “
    case 0x201E:  // „
    case 0x2018:  // ‘
      return true;
    default:
      return false;
  }
}

bool is_closing(char32_t c) {
  switch (c) {
    case U')':
    case U']':
    case U'}':
    case U';':
    case U':':
    case U'!':
    case U'?':
    case U',':
    case U'.':
    case 0xBB:    // »
    case 0x203A:  // ›
    case 0x201D:  // ”
      return true;
    default:
      return false;
  }
}

int protrusion(char32_t c, Side side) {
  bool const right = side == Side::Right;
  switch (c) {
    case U'-':
    case 0xAD:
    case 0x2010:
      return right ? 600 : 300;
    case U'.':
    case U',':
      return right ? 650 : 0;
    case U':':
    case U';':
      return right ? 400 : 0;
    case U'!':
    case U'?':
      return right ? 150 : 0;
    case U'\'':
    case U'"':
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
      return 500;
    case 0x201E:
      return right ? 0 : 400;
    case 0xAB:
    case 0x2039:
      return right ? 0 : 300;
    case 0xBB:
    case 0x203A:
      return right ? 300 : 0;
    case 0x2013:
      return 300;
    case 0x2014:
      return 200;
    case U'(':
      return right ? 0 : 100;
    case U')':
      return right ? 100 : 0;
    default:
      return 0;
  }
}

int fallback_advance(char32_t space) {
  switch (space) {
    case 0x2000:
    case 0x2002:
      return 1800;
    case 0x2001:
    case 0x2003:
    case 0x3000:
      return 3600;
    case 0x2004:
      return 1200;
    case 0x2005:
      return 900;
    case 0x2006:
      return 600;
    case 0x2009:
    case 0x202F:
      return 720;
    case 0x200A:
      return 360;
    case 0x205F:
      return 800;
    default:
      return 0;
  }
}

}  // namespace livret::text
