#include <optional>

#include "locale/french_rules.hpp"
#include "locale/typography_characters.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

bool is_dash(char32_t c) { return c == en_dash || c == U'—'; }
bool is_line_begin(char32_t c) { return c == 0 || c == U'\n'; }

// The point of `M. Dupont` and `J. Gourault` ends nothing.
bool ends_sentence(Text text, std::size_t mark) {
  if (is_one_of(text[mark], U"\n;")) return true;
  auto const next = skip_blanks(text, mark + 1);
  if (!is_one_of(text[mark], U".!?…") || next == mark + 1 || !is_upper(at(text, next))) return false;
  auto const word = word_before(text, mark);
  return text[mark] != U'.' || (word.size() != 1 && word != U"MM");
}

// Dashes round an aside; between figures they mean a range.
class AsidePairing {
 public:
  explicit AsidePairing(Draft& draft) : draft_(draft), text_(draft.text()) {}

  void take(std::size_t dash) {
    auto const before = at(text_, dash - 1);
    auto const after = at(text_, dash + 1);
    auto const first = blanks_begin(text_, dash);
    auto const last = skip_blanks(text_, dash + 1);
    if (is_line_begin(at(text_, first - 1))) {
      if (is_blank(after)) draft_.set_gap(dash + 1, last, no_break_space);
    } else if (is_blank(before) && open_ && text_[*open_] == text_[dash] &&
               (is_blank(after) || is_one_of(after, U",;:.!?…)"))) {
      draft_.set_gap(*open_ + 1, skip_blanks(text_, *open_ + 1), no_break_space);
      draft_.set_gap(first, dash, no_break_space);
      open_.reset();
    } else if (is_blank(after) && (is_blank(before) || before == U'(') &&
               !(is_digit(at(text_, first - 1)) && is_digit(at(text_, last)))) {
      open_ = dash;
    }
  }
  void end_sentence() { open_.reset(); }

 private:
  Draft& draft_;
  Text text_;
  std::optional<std::size_t> open_;
};

}  // namespace

void glue_asides(Draft& draft, Profile const&) {
  Text const text = draft.text();
  AsidePairing pairing(draft);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_dash(text[i]) && draft.editable(i))
      pairing.take(i);
    else if (ends_sentence(text, i))
      pairing.end_sentence();
  }
}

}  // namespace livret::locale
