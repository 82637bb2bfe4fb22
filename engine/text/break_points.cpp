#include "text/break_points.hpp"

#include <algorithm>

namespace livret::text {

namespace {

constexpr int most_expansion = 20;  // thousandths; more is seen

bool is_discardable(Item const& item) {
  return item.kind == Item::Kind::Space && (item.space == SpaceKind::Stretching || item.space == SpaceKind::Breaking);
}

bool hangs(Side side, BreakParameters const& parameters) {
  if (!parameters.protrusion || parameters.alignment == Alignment::Centre) return false;
  return parameters.alignment != (side == Side::Left ? Alignment::Right : Alignment::Left);
}

std::int64_t hanging_part(Scale const& scale, ShapedWord const& word, std::size_t glyph, char32_t c, Side side) {
  auto const thousandths = protrusion(c, side);
  if (thousandths == 0 || word.glyphs.empty()) return 0;
  return std::int64_t{scale.along(word.glyphs[glyph].advance)} * thousandths / 1000;
}

/// Widths of a word's beginning and end, asked for at ascending offsets. A half is shaped anew only where kerning or a
/// ligature spans the break.
class HalvesOfWord {
 public:
  HalvesOfWord(ParagraphText const& text, Item const& item) : text_(text), item_(item), scale_(text.scale(item)) {}

  struct Widths {
    std::int64_t before = 0;
    std::int64_t after = 0;
  };
  Widths widths(std::size_t offset) {
    auto const& glyphs = item_.shaped->glyphs;
    while (glyph_ < glyphs.size() && glyphs[glyph_].cluster < offset)
      before_ += scale_.advance(*item_.shaped, glyph_++);
    bool const is_clean = glyph_ < glyphs.size() && glyphs[glyph_].cluster == offset && glyphs[glyph_].may_break_before;
    if (is_clean) return {before_, item_.width.units() - before_};
    auto const width = [&](std::size_t begin, std::size_t end) {
      return scale_.width(*text_.shape_part(item_, begin, end)).units();
    };
    return {width(0, offset), width(offset, text_.text(item_).size())};
  }

 private:
  ParagraphText const& text_;
  Item const& item_;
  Scale scale_;
  std::size_t glyph_ = 0;
  std::int64_t before_ = 0;  ///< advances of the glyphs before that one
};

class PointCollector {
 public:
  PointCollector(ParagraphText const& text, BreakParameters const& parameters, Hyphenation hyphenation)
      : text_(text),
        items_(text.items()),
        parameters_(parameters),
        hyphenation_(hyphenation),
        word_hyphenation_(text.shapes(), parameters) {}

  std::vector<BreakPoint> run() {
    auto const first = next_content(0);
    points_.reserve(items_.size() + 2);
    points_.push_back({BreakKind::Start, 0, {}, start_at(first, {}), 0, first, 0});
    start_line(first);
    for (auto i = first; i < items_.size();) i = add_item(i);
    points_.push_back(
        {BreakKind::End, -infinite_badness, end_at(content_end_, content_sum_), {}, content_end_, content_end_, 0});
    return std::move(points_);
  }

 private:
  std::uint32_t next_content(std::uint32_t i) const {
    while (i < items_.size() && is_discardable(items_[i])) ++i;
    return i;
  }

  void start_line(std::uint32_t i) {
    line_begin_ = i;
    content_end_ = i;
    content_sum_ = sum_;
  }

  /// Returns the item to go on with.
  std::uint32_t add_item(std::uint32_t i) {
    switch (items_[i].kind) {
      case Item::Kind::Word:
        add_word(i);
        break;
      case Item::Kind::Space:
        add_space(i);
        break;
      case Item::Kind::Object:
        sum_.width += items_[i].width.units();
        break;
      case Item::Kind::ForcedBreak:
        return add_forced_break(i);
    }
    if (!is_discardable(items_[i])) {
      content_end_ = i + 1;
      content_sum_ = sum_;
    }
    return i + 1;
  }

  Extent end_at(std::uint32_t end_item, Extent sum) const {
    if (end_item > line_begin_) sum.add_glyphs(-right_protrusion(text_, end_item - 1, parameters_));
    return sum;
  }

  Extent start_at(std::uint32_t next_item, Extent sum) const {
    sum.add_glyphs(left_protrusion(text_, next_item, parameters_));
    return sum;
  }

  void add_word(std::uint32_t i) {
    auto const& item = items_[i];
    add_hyphenations(i);
    sum_.add_glyphs(item.width.units());
    add_break_in_word(i);
    sum_.add_glyphs(kerning_after(i));
  }

  std::int64_t kerning_after(std::uint32_t i) const { return text_.scale(items_[i]).to_length(items_[i].kerning); }

  void add_break_in_word(std::uint32_t i) {
    auto const& item = items_[i];
    bool const is_followed =
        i + 1 < items_.size() && !is_discardable(items_[i + 1]) && items_[i + 1].kind != Item::Kind::ForcedBreak;
    if (!is_followed) return;
    switch (item.after) {
      case Item::Break::None:
      case Item::Break::Space:
        return;
      case Item::Break::Hyphen:
        return add_break_after(i, BreakKind::AfterHyphen, parameters_.ex_hyphen_penalty);
      case Item::Break::Dash:
      case Item::Break::Free:
        return add_break_after(i, BreakKind::Free, parameters_.ex_hyphen_penalty);
      case Item::Break::Soft:
        return add_break_after(i, BreakKind::Hyphen, parameters_.hyphen_penalty);
    }
  }

  void add_break_after(std::uint32_t i, BreakKind kind, int penalty) {
    auto end = kind == BreakKind::Hyphen ? sum_ : end_at(i + 1, sum_);
    if (kind == BreakKind::Hyphen)
      end.add_glyphs(hyphen_width(items_[i]) + text_.hyphen_kerning(items_[i], items_[i].end - items_[i].begin));
    auto start = sum_;
    start.add_glyphs(kerning_after(i));
    points_.push_back({kind, penalty, end, start_at(i + 1, start), i + 1, i + 1, 0});
  }

  std::int64_t hyphen_width(Item const& item) const {
    auto const width = text_.scale(item).width(text_.hyphen(item)).units();
    return width - hyphen_protrusion(text_, item, parameters_);
  }

  void add_hyphenations(std::uint32_t i) {
    auto const& item = items_[i];
    find_offsets(i);
    if (offsets_.empty()) return;
    auto const hyphen = hyphen_width(item);
    HalvesOfWord halves(text_, item);
    for (auto const offset : offsets_) {
      auto const [before, after] = halves.widths(offset);
      auto end = sum_;
      end.add_glyphs(before + text_.hyphen_kerning(item, offset) + hyphen);
      auto start = sum_;
      start.add_glyphs(item.width.units() - after);
      points_.push_back(
          {BreakKind::Hyphen, parameters_.hyphen_penalty, end, start, i, i, static_cast<std::uint32_t>(offset)});
    }
  }

  /// Where an author puts soft hyphens, a word is hyphenated there only.
  void find_offsets(std::uint32_t i) {
    auto const& all = text_.soft_hyphens();
    offsets_.clear();
    for (; next_soft_hyphen_ < all.size() && all[next_soft_hyphen_].item <= i; ++next_soft_hyphen_)
      if (all[next_soft_hyphen_].item == i) offsets_.push_back(all[next_soft_hyphen_].offset);
    if (hyphenation_ == Hyphenation::Patterns && offsets_.empty()) text_.hyphenation(i, word_hyphenation_, offsets_);
  }

  /// As TeX's glue, a space is a break only behind something that is not discarded.
  void add_space(std::uint32_t i) {
    auto const& item = items_[i];
    auto const width = extent_of(text_, item, parameters_.alignment);
    bool const is_first = content_end_ == i && i > line_begin_;
    auto const next = next_content(i);
    bool const is_followed = next < items_.size() && items_[next].kind != Item::Kind::ForcedBreak;
    if (item.after == Item::Break::Space && is_first && is_followed && all_break(i, next)) {
      auto after = sum_;
      for (auto k = i; k < next; ++k) after += extent_of(text_, items_[k], parameters_.alignment);
      points_.push_back({BreakKind::Space, 0, end_at(i, sum_), start_at(next, after), i, next, 0});
    }
    sum_ += width;
  }

  bool all_break(std::uint32_t first, std::uint32_t last) const {
    return std::all_of(items_.begin() + first, items_.begin() + last,
                       [](Item const& item) { return item.after == Item::Break::Space; });
  }

  std::uint32_t add_forced_break(std::uint32_t i) {
    auto const next = next_content(i + 1);
    points_.push_back({BreakKind::Forced, -infinite_badness, end_at(content_end_, content_sum_), start_at(next, sum_),
                       content_end_, next, 0});
    start_line(next);
    return next;
  }

  ParagraphText const& text_;
  std::vector<Item> const& items_;
  BreakParameters const& parameters_;
  Hyphenation hyphenation_;
  WordHyphenation word_hyphenation_;
  std::vector<BreakPoint> points_;
  std::vector<std::size_t> offsets_;  ///< of hyphens in the current word
  Extent sum_;                        ///< up to the current item
  Extent content_sum_;                ///< up to the last item that is not discardable
  std::uint32_t content_end_ = 0;     ///< behind that item
  std::uint32_t line_begin_ = 0;      ///< first item after the last forced break, and after the spaces there
  std::size_t next_soft_hyphen_ = 0;
};

}  // namespace

int expansion_of(BreakParameters const& parameters) {
  return parameters.alignment == Alignment::Justify ? std::clamp(parameters.expansion, 0, most_expansion) : 0;
}

std::int64_t left_protrusion(ParagraphText const& text, std::size_t first, BreakParameters const& parameters,
                             int expansion) {
  if (!hangs(Side::Left, parameters) || first >= text.items().size()) return 0;
  auto const& item = text.items()[first];
  if (item.kind != Item::Kind::Word) return 0;
  return hanging_part(text.scale(item).expanded(expansion), *item.shaped, 0, text.first_character(item), Side::Left);
}

std::int64_t right_protrusion(ParagraphText const& text, std::size_t last, BreakParameters const& parameters,
                              int expansion) {
  auto const& item = text.items()[last];
  if (!hangs(Side::Right, parameters) || item.kind != Item::Kind::Word || item.shaped->glyphs.empty()) return 0;
  return hanging_part(text.scale(item).expanded(expansion), *item.shaped, item.shaped->glyphs.size() - 1,
                      text.last_character(item), Side::Right);
}

std::int64_t hyphen_protrusion(ParagraphText const& text, Item const& item, BreakParameters const& parameters,
                               int expansion) {
  if (!hangs(Side::Right, parameters)) return 0;
  return hanging_part(text.scale(item).expanded(expansion), text.hyphen(item), 0, soft_hyphen, Side::Right);
}

Extent extent_of(ParagraphText const& text, Item const& item, Alignment alignment) {
  auto const width = item.width.units();
  bool const is_kerned = item.kind == Item::Kind::Space && item.kerning != 0;
  auto const kerned = is_kerned ? width + text.scale(item).to_length(item.kerning) : width;
  bool const is_elastic = item.space == SpaceKind::Stretching || item.space == SpaceKind::NoBreak;
  if (alignment != Alignment::Justify || !is_elastic) return {kerned, 0, 0, 0};
  return {kerned, (width + 1) / 2, (width + 1) / 3, 0};
}

std::vector<BreakPoint> break_points(ParagraphText const& text, BreakParameters const& parameters,
                                     Hyphenation hyphenation) {
  return PointCollector(text, parameters, hyphenation).run();
}

}  // namespace livret::text
