#include "text/line_setting.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace livret::text {

namespace {

constexpr std::int64_t overfull_tolerance = 6554;  // 0.1 pt, TeX's \hfuzz

/// A word, a part of one, a space or an object on a line.
struct Part {
  Item const* item = nullptr;
  std::string_view text;
  ShapedWord const* shaped = nullptr;
  std::int32_t kerning = 0;  ///< font units towards the next part
  Extent extent;
};

/// How a line is fitted to its measure.
struct Setting {
  std::int64_t x = 0;      ///< of its first part
  std::int64_t extra = 0;  ///< to be shared out among the spaces; negative shrinks
  int expansion = 0;       ///< of the glyphs, in thousandths
  double ratio = 0;
  int badness = 0;
  bool overfull = false;
};

class LineSetter {
 public:
  LineSetter(ParagraphText const& text, BreakPoint const& from, BreakPoint const& to, BreakParameters const& parameters)
      : text_(text), from_(from), to_(to), parameters_(parameters), natural_(to.line_end - from.line_start) {
    collect();
  }

  Setting fit(base::Length measure, base::Length indent) {
    Setting setting;
    setting.expansion = choose_expansion(measure.units() - natural_.width);
    if (setting.expansion != 0) expand(setting.expansion);
    auto const shortfall = measure.units() - natural_.width;
    setting.x = indent.units() - left_hang(setting.expansion);
    setting.overfull = -shortfall > natural_.shrink + overfull_tolerance;
    if (parameters_.alignment == Alignment::Justify) {
      if (shortfall < 0 || (!is_last() && natural_.stretch > 0)) setting.extra = std::max(shortfall, -natural_.shrink);
    } else if (shortfall > 0) {
      auto const part = parameters_.alignment == Alignment::Left ? 0 : shortfall;
      setting.x += parameters_.alignment == Alignment::Centre ? part / 2 : part;
    }
    rate(setting, shortfall);
    return setting;
  }

  Line place(Setting const& setting) const;

 private:
  std::size_t size_of(std::size_t item) const { return text_.text(text_.items()[item]).size(); }
  Item const& hyphenated_item() const { return text_.items()[to_.offset > 0 ? to_.end_item : to_.end_item - 1]; }
  std::size_t hyphenated_end() const { return to_.offset > 0 ? to_.offset : size_of(to_.end_item - 1); }
  bool is_last() const { return to_.kind == BreakKind::End || to_.kind == BreakKind::Forced; }

  void collect() {
    parts_.reserve(to_.end_item - from_.next_item + 1);
    auto const begin_of = [&](std::size_t item) { return item == from_.next_item ? from_.offset : 0; };
    for (auto i = std::size_t{from_.next_item}; i < to_.end_item; ++i) add_part(i, begin_of(i), size_of(i));
    if (to_.offset > 0) add_part(to_.end_item, begin_of(to_.end_item), to_.offset);
  }

  void add_part(std::size_t index, std::size_t begin, std::size_t end) {
    auto const& item = text_.items()[index];
    Part part{&item, text_.text(item).substr(begin, end - begin), item.shaped.get(), 0,
              extent_of(text_, item, parameters_.alignment)};
    if (item.kind == Item::Kind::Word && part.text.size() != size_of(index)) {
      auto& half = halves_[begin > 0 ? 0 : 1];
      half = text_.shape_part(item, begin, end);
      part.shaped = half.get();
      part.extent.width = text_.scale(item).width(*half).units();
    }
    if (!parts_.empty() && parts_.back().item->kind == Item::Kind::Word) add_kerning(parts_.back());
    parts_.push_back(part);
  }

  void add_kerning(Part& part) {
    part.kerning = part.item->kerning;
    part.extent.width += text_.scale(*part.item).to_length(part.kerning);
  }

  /// Glyphs take what they can, to the nearest thousandth, before glue stretches or shrinks.
  int choose_expansion(std::int64_t shortfall) const {
    auto const most = expansion_of(parameters_);
    if (most == 0 || natural_.glyphs <= 0 || (is_last() && shortfall > 0)) return 0;
    auto const thousandths = static_cast<double>(shortfall) * 1000 / static_cast<double>(natural_.glyphs);
    return static_cast<int>(std::lround(std::clamp<double>(thousandths, -most, most)));
  }

  /// The widths that the expanded glyphs have, each rounded by itself.
  void expand(int expansion) {
    std::int64_t glyphs = -left_hang(expansion) - right_hang(expansion);
    for (auto& part : parts_) {
      if (part.item->kind != Item::Kind::Word) continue;
      auto const scale = text_.scale(*part.item).expanded(expansion);
      part.extent.width = scale.width(*part.shaped).units() + scale.along(part.kerning);
      glyphs += part.extent.width;
    }
    if (to_.kind == BreakKind::Hyphen) {
      auto const& item = hyphenated_item();
      glyphs += text_.scale(item).expanded(expansion).width(text_.hyphen(item)).units();
      glyphs += text_.hyphen_kerning(item, hyphenated_end(), expansion);
    }
    natural_.width += glyphs - natural_.glyphs;
    natural_.glyphs = glyphs;
  }

  /// What may lie outside of the measure.
  std::int64_t left_hang(int expansion) const {
    bool const starts_whole = from_.kind != BreakKind::Hyphen || from_.offset == 0;
    return starts_whole && !parts_.empty() ? left_protrusion(text_, from_.next_item, parameters_, expansion) : 0;
  }
  std::int64_t right_hang(int expansion) const {
    if (to_.kind == BreakKind::Hyphen) return hyphen_protrusion(text_, hyphenated_item(), parameters_, expansion);
    return parts_.empty() ? 0 : right_protrusion(text_, to_.end_item - 1, parameters_, expansion);
  }

  void rate(Setting& setting, std::int64_t shortfall) const {
    if (shortfall > 0 && is_last()) return;
    auto const line_end = parameters_.alignment == Alignment::Justify ? 0 : ragged_stretch(text_);
    auto const available = shortfall > 0 ? natural_.stretch + line_end : natural_.shrink;
    setting.badness = badness(std::abs(shortfall), available);
    if (available > 0) setting.ratio = static_cast<double>(shortfall) / static_cast<double>(available);
    if (setting.overfull) setting.ratio = -1;
  }

  ParagraphText const& text_;
  BreakPoint const& from_;
  BreakPoint const& to_;
  BreakParameters const& parameters_;
  Extent natural_;  ///< of the line, less what hangs out
  std::vector<Part> parts_;
  std::array<ShapedWordPtr, 2> halves_;  ///< of the words that are broken at its start and at its end
};

/// Puts the parts of a line side by side, those of one group of spans in one run.
class LineWriter {
 public:
  LineWriter(ParagraphText const& text, Line& line, Setting const& setting)
      : text_(text), line_(line), expansion_(setting.expansion), x_(setting.x) {}

  void add_text(Part const& part, std::int64_t width) {
    auto const& context = text_.context(*part.item);
    if (!builder_ || group_ != context.group) start_run(*part.item);
    if (part.item->kind == Item::Kind::Space)
      builder_->append_space(*part.shaped, part.text, base::Length::from_units(width));
    else
      builder_->append(*part.shaped, part.text, part.kerning);
    x_ += width;
  }

  void add_object(InlineObject const& object) {
    end_run();
    line_.objects.push_back({base::Length::from_units(x_), object});
    line_.ascent = base::max(line_.ascent, object.ascent);
    line_.descent = base::max(line_.descent, object.descent);
    x_ += object.width.units();
  }

  /// A run of its own: extraction gives back the soft hyphen and can join the word.
  void add_hyphen(Item const& item, std::int64_t kerning) {
    end_run();
    x_ += kerning;
    auto const& hyphen = text_.hyphen(item);
    start_run(item);
    builder_->append(hyphen, "\u00AD");
    x_ += text_.scale(item).expanded(expansion_).width(hyphen).units();
    end_run();
  }

  void end_run() {
    if (!builder_) return;
    line_.runs.push_back({run_x_, std::make_shared<GlyphRun const>(builder_->take()), mark_});
    builder_.reset();
  }

  std::int64_t x() const { return x_; }

 private:
  void start_run(Item const& item) {
    end_run();
    auto const& context = text_.context(item);
    auto const& style = context.span->style;
    group_ = context.group;
    mark_ = context.span->mark;
    run_x_ = base::Length::from_units(x_);
    builder_.emplace(text_.scale(item).expanded(expansion_), style);
    include_height(context);
  }

  void include_height(SpanContext const& context) {
    auto const& scale = context.scale;
    auto const& metrics = context.face->metrics();
    auto const shift = context.span->style.baseline_shift;
    line_.ascent = base::max(line_.ascent, base::Length::from_units(scale.to_length(metrics.ascender)) + shift);
    line_.descent = base::max(line_.descent, base::Length::from_units(scale.to_length(-metrics.descender)) - shift);
  }

  ParagraphText const& text_;
  Line& line_;
  int expansion_;
  std::int64_t x_;
  base::Length run_x_;
  std::uint32_t group_ = 0;
  std::uint32_t mark_ = 0;
  std::optional<RunBuilder> builder_;
};

/// Gives each space its part of the extra width; rounding is carried on, so that the parts add up to the whole.
class SpaceSharing {
 public:
  SpaceSharing(std::int64_t extra, Extent const& natural)
      : extra_(extra), elasticity_(extra < 0 ? natural.shrink : natural.stretch) {}

  std::int64_t next(Extent const& space) {
    if (elasticity_ == 0) return 0;
    passed_ += extra_ < 0 ? space.shrink : space.stretch;
    auto const target =
        std::llround(static_cast<double>(extra_) * (static_cast<double>(passed_) / static_cast<double>(elasticity_)));
    auto const part = target - given_;
    given_ = target;
    return part;
  }

 private:
  std::int64_t extra_;
  std::int64_t elasticity_;
  std::int64_t passed_ = 0;
  std::int64_t given_ = 0;
};

Line LineSetter::place(Setting const& setting) const {
  Line placed;
  LineWriter writer(text_, placed, setting);
  SpaceSharing sharing(setting.extra, natural_);
  for (auto const& part : parts_) {
    if (part.item->kind == Item::Kind::Object)
      writer.add_object(text_.object(*part.item));
    else
      writer.add_text(part, part.extent.width + sharing.next(part.extent));
  }
  if (to_.kind == BreakKind::Hyphen)
    writer.add_hyphen(hyphenated_item(), text_.hyphen_kerning(hyphenated_item(), hyphenated_end(), setting.expansion));
  placed.width = base::Length::from_units(writer.x());
  if (to_.kind == BreakKind::Space) {
    auto const& space = text_.items()[to_.end_item];
    writer.add_text({&space, text_.text(space), space.shaped.get(), 0, {}}, space.width.units());
  }
  writer.end_run();
  placed.ratio = setting.ratio;
  placed.badness = setting.badness;
  placed.expansion = setting.expansion;
  placed.hyphenated = to_.kind == BreakKind::Hyphen;
  placed.overfull = setting.overfull;
  return placed;
}

}  // namespace

std::int64_t ragged_stretch(ParagraphText const& text) {
  return text.contexts().empty() ? 0 : 2 * text.contexts().front().span->style.size.units();
}

Line set_line(ParagraphText const& text, BreakPoint const& from, BreakPoint const& to, base::Length measure,
              base::Length indent, BreakParameters const& parameters) {
  LineSetter setter(text, from, to, parameters);
  return setter.place(setter.fit(measure, indent));
}

}  // namespace livret::text
