#include "text/paragraph_text.hpp"

#include <algorithm>

#include "text/paragraph_reader.hpp"

namespace livret::text {

namespace {

constexpr std::size_t longest_hyphenated_word = 96;  // bytes, punctuation included

bool is_fixed_no_break(SpaceKind kind) { return kind == SpaceKind::NoBreak || kind == SpaceKind::FixedNoBreak; }

}  // namespace

ParagraphText::ParagraphText(FontBook const& fonts, std::span<Piece const> pieces, diag::Sink& sink)
    : fonts_(fonts), pieces_(pieces) {
  ParagraphReader(*this, sink).read();
  settle_breaks();
}

char32_t ParagraphText::first_character(Item const& item) const { return code_point_at(text(item), 0).value; }

char32_t ParagraphText::last_character(Item const& item) const {
  return code_point_at(livret::text::last_character(text(item)), 0).value;
}

ShapedWordPtr ParagraphText::shape_part(Item const& item, std::size_t begin, std::size_t end) const {
  auto const& shared = context(item);
  return fonts_.shapes().word(*shared.face, shared.shaping, text(item).substr(begin, end - begin));
}

std::int64_t ParagraphText::hyphen_kerning(Item const& item, std::size_t end, int expansion) const {
  auto const& shared = context(item);
  auto const kerning =
      fonts_.shapes().kerning(*shared.face, shared.shaping, text(item).substr(0, end), shared.hyphen_text);
  return shared.scale.expanded(expansion).along(kerning);
}

void ParagraphText::settle_breaks() {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    auto& item = items_[i];
    if (item.kind == Item::Kind::Space && breaks_at_space(i)) item.after = Item::Break::Space;
    if (item.kind == Item::Kind::Word && item.after == Item::Break::None) item.after = break_after(i);
  }
}

/// Nothing breaks beside no-break spaces and word joiners, after what opens and before what closes (UAX #14, LB11 to
/// LB14).
bool ParagraphText::breaks_at_space(std::size_t index) const {
  auto const& item = items_[index];
  if (is_fixed_no_break(item.space) || item.joins_next) return false;
  if (index > 0) {
    auto const& before = items_[index - 1];
    if (before.joins_next) return false;
    if (before.kind == Item::Kind::Space && is_fixed_no_break(before.space)) return false;
    if (before.kind == Item::Kind::Word && is_opening(last_character(before))) return false;
  }
  if (index + 1 < items_.size()) {
    auto const& next = items_[index + 1];
    if (next.kind == Item::Kind::Space && is_fixed_no_break(next.space)) return false;
    if (next.kind == Item::Kind::Word && is_closing(first_character(next))) return false;
  }
  return true;
}

/// After a hyphen or dash inside a word, unless a number follows or the French euphonic `-t-` precedes.
Item::Break ParagraphText::break_after(std::size_t index) const {
  auto const& item = items_[index];
  auto const last = last_character(item);
  if (!is_hyphen_or_dash(last) || item.joins_next || index + 1 == items_.size()) return Item::Break::None;
  auto const& next = items_[index + 1];
  if (next.kind != Item::Kind::Word) return Item::Break::None;
  auto const following = first_character(next);
  if (is_digit(following) || is_hyphen_or_dash(following) || is_closing(following)) return Item::Break::None;
  bool const continues = index > 0 && items_[index - 1].kind == Item::Kind::Word;
  auto const part = text(item);
  bool const is_hyphen_alone = is_hyphen_or_dash(first_character(item));
  if (is_hyphen_alone && !continues) return Item::Break::None;
  if (continues && part == "t-" && is_hyphen(last_character(items_[index - 1]))) return Item::Break::None;
  return is_hyphen(last) ? Item::Break::Hyphen : Item::Break::Dash;
}

void ParagraphText::split_wide_urls(base::Length measure) {
  auto const is_wide = [&](Item const& item) { return item.origin == Item::Origin::Url && item.width > measure; };
  if (std::none_of(items_.begin(), items_.end(), is_wide)) return;
  std::vector<Item> split;
  std::vector<std::uint32_t> new_indices;
  for (auto const& item : items_) {
    new_indices.push_back(static_cast<std::uint32_t>(split.size()));
    if (!is_wide(item)) {
      split.push_back(item);
      continue;
    }
    auto const bytes = text(item);
    for (std::size_t offset = 0; offset < bytes.size();) {
      auto const length = code_point_at(bytes, offset).length;
      auto part = item;
      part.begin = item.begin + static_cast<std::uint32_t>(offset);
      part.end = part.begin + length;
      part.shaped = shape_part(item, offset, offset + length);
      part.width = scale(item).width(*part.shaped);
      offset += length;
      part.after = offset < bytes.size() ? Item::Break::Free : item.after;
      split.push_back(std::move(part));
    }
  }
  for (auto& soft : soft_hyphens_) soft.item = new_indices[soft.item];
  items_ = std::move(split);
}

/// Compounds are broken at their own hyphens only.
bool ParagraphText::is_part_of_compound(std::size_t index) const {
  bool const follows_hyphen =
      index > 0 && items_[index - 1].kind == Item::Kind::Word && is_hyphen(last_character(items_[index - 1]));
  return follows_hyphen || (is_hyphen(last_character(items_[index])) && text(items_[index]).size() > 1);
}

void ParagraphText::hyphenation(std::size_t index, WordHyphenation& hyphenation,
                                std::vector<std::size_t>& points) const {
  auto const& item = items_[index];
  auto const& style = context(item).span->style;
  auto const word = text(item);
  if (style.hyphens == Hyphens::None || item.origin == Item::Origin::Url || word.size() > longest_hyphenated_word ||
      is_part_of_compound(index))
    return;
  auto const is_word_character = [](char32_t c) { return is_letter(c) || is_digit(c); };
  bool const continues_before =
      index > 0 && items_[index - 1].kind == Item::Kind::Word && is_word_character(last_character(items_[index - 1]));
  bool const continues_after = index + 1 < items_.size() && items_[index + 1].kind == Item::Kind::Word &&
                               is_letter(first_character(items_[index + 1]));
  auto const neighbours = continues_before ? (continues_after ? Neighbours::Both : Neighbours::Before)
                                           : (continues_after ? Neighbours::After : Neighbours::None);
  hyphenation.find(word, style.language, neighbours, points);
}

}  // namespace livret::text
