#include "text/line_setting.hpp"

#include <algorithm>
#include <cmath>

namespace livret::text {

namespace {

constexpr std::int64_t overfull_tolerance = 6554;  // 0.1 pt, TeX's \hfuzz

/// A word, a part of one, a space or an object on a line.
struct Part {
  std::size_t item = 0;
  std::string_view text;
  ShapedWordPtr shaped;
  Extent extent;
};

struct LineParts {
  std::vector<Part> parts;
  Extent natural;              ///< of the parts and the added hyphen
  std::int64_t left_hang = 0;  ///< what may lie outside of the measure
  std::int64_t right_hang = 0;
};

/// How a line is fitted to its measure.
struct Setting {
  std::int64_t x = 0;      ///< of its first part
  std::int64_t extra = 0;  ///< to be shared out among the spaces; negative shrinks
  double ratio = 0;
  int badness = 0;
  bool overfull = false;
};

class LineSetter {
 public:
  LineSetter(ParagraphText const& text, BreakPoint const& from, BreakPoint const& to, BreakParameters const& parameters)
      : text_(text), from_(from), to_(to), parameters_(parameters) {}

  LineParts collect() const {
    LineParts line;
    for (auto i = std::size_t{from_.next_item}; i < to_.end_item; ++i) add_part(line, i, begin_of(i), size_of(i));
    if (to_.offset > 0) add_part(line, to_.end_item, begin_of(to_.end_item), to_.offset);
    bool const starts_whole = from_.kind != BreakKind::Hyphen || from_.offset == 0;
    if (starts_whole && !line.parts.empty()) line.left_hang = left_protrusion(text_, from_.next_item, parameters_);
    if (to_.kind == BreakKind::Hyphen) {
      auto const& item = hyphenated_item();
      line.natural.width += text_.scale(item).width(*text_.hyphen(item)).units();
      line.right_hang = hyphen_protrusion(text_, item, parameters_);
    } else if (!line.parts.empty()) {
      line.right_hang = right_protrusion(text_, line.parts.back().item, parameters_);
    }
    return line;
  }

  Setting fit(LineParts const& line, base::Length measure, base::Length indent) const {
    auto const room = measure.units() + line.left_hang + line.right_hang;
    auto const shortfall = room - line.natural.width;
    bool const is_last = to_.kind == BreakKind::End || to_.kind == BreakKind::Forced;
    Setting setting;
    setting.x = indent.units() - line.left_hang;
    setting.overfull = -shortfall > line.natural.shrink + overfull_tolerance;
    if (parameters_.alignment == Alignment::Justify) {
      if (shortfall < 0 || (!is_last && line.natural.stretch > 0))
        setting.extra = std::max(shortfall, -line.natural.shrink);
    } else if (shortfall > 0) {
      auto const part = parameters_.alignment == Alignment::Left ? 0 : shortfall;
      setting.x += parameters_.alignment == Alignment::Centre ? part / 2 : part;
    }
    rate(setting, line, shortfall, is_last);
    return setting;
  }

  Line place(LineParts const& line, Setting const& setting) const;

 private:
  std::size_t begin_of(std::size_t item) const { return item == from_.next_item ? from_.offset : 0; }
  std::size_t size_of(std::size_t item) const { return text_.text(text_.items()[item]).size(); }
  Item const& hyphenated_item() const { return text_.items()[to_.offset > 0 ? to_.end_item : to_.end_item - 1]; }

  void add_part(LineParts& line, std::size_t index, std::size_t begin, std::size_t end) const {
    auto const& item = text_.items()[index];
    Part part;
    part.item = index;
    part.text = text_.text(item).substr(begin, end - begin);
    part.shaped = item.shaped;
    part.extent = extent_of(item, parameters_.alignment);
    if (item.kind == Item::Kind::Word && part.text.size() != size_of(index)) {
      part.shaped = text_.shape_part(item, begin, end);
      part.extent.width = text_.scale(item).width(*part.shaped).units();
    }
    line.natural += part.extent;
    line.parts.push_back(std::move(part));
  }

  void rate(Setting& setting, LineParts const& line, std::int64_t shortfall, bool is_last) const {
    if (shortfall > 0 && is_last) return;
    auto const line_end = parameters_.alignment == Alignment::Justify ? 0 : ragged_stretch(text_);
    auto const available = shortfall > 0 ? line.natural.stretch + line_end : line.natural.shrink;
    setting.badness = badness(std::abs(shortfall), available);
    if (available > 0) setting.ratio = static_cast<double>(shortfall) / static_cast<double>(available);
    if (setting.overfull) setting.ratio = -1;
  }

  ParagraphText const& text_;
  BreakPoint const& from_;
  BreakPoint const& to_;
  BreakParameters const& parameters_;
};

/// Puts the parts of a line side by side, those of one group of spans in one run.
class LineWriter {
 public:
  LineWriter(ParagraphText const& text, Line& line, std::int64_t x) : text_(text), line_(line), x_(x) {}

  void add_text(Item const& item, ShapedWord const& shaped, std::string_view bytes, std::int64_t width) {
    auto const& context = text_.context(item);
    if (!builder_ || group_ != context.group) start_run(item);
    if (item.kind == Item::Kind::Space)
      builder_->append_space(shaped, bytes, base::Length::from_units(width));
    else
      builder_->append(shaped, bytes);
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
  void add_hyphen(Item const& item) {
    end_run();
    auto const hyphen = text_.hyphen(item);
    start_run(item);
    builder_->append(*hyphen, "\u00AD");
    x_ += text_.scale(item).width(*hyphen).units();
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
    builder_.emplace(text_.scale(item), style);
    include_height(context);
  }

  void include_height(SpanContext const& context) {
    Scale const scale(*context.face, context.span->style);
    auto const& metrics = context.face->metrics();
    auto const shift = context.span->style.baseline_shift;
    line_.ascent = base::max(line_.ascent, base::Length::from_units(scale.to_length(metrics.ascender)) + shift);
    line_.descent = base::max(line_.descent, base::Length::from_units(scale.to_length(-metrics.descender)) - shift);
  }

  ParagraphText const& text_;
  Line& line_;
  std::int64_t x_ = 0;
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

Line LineSetter::place(LineParts const& line, Setting const& setting) const {
  Line placed;
  LineWriter writer(text_, placed, setting.x);
  SpaceSharing sharing(setting.extra, line.natural);
  for (auto const& part : line.parts) {
    auto const& item = text_.items()[part.item];
    if (item.kind == Item::Kind::Object)
      writer.add_object(text_.object(item));
    else
      writer.add_text(item, *part.shaped, part.text, part.extent.width + sharing.next(part.extent));
  }
  if (to_.kind == BreakKind::Hyphen) writer.add_hyphen(hyphenated_item());
  placed.width = base::Length::from_units(writer.x());
  if (to_.kind == BreakKind::Space) {
    auto const& space = text_.items()[to_.end_item];
    writer.add_text(space, *space.shaped, text_.text(space), space.width.units());
  }
  writer.end_run();
  placed.ratio = setting.ratio;
  placed.badness = setting.badness;
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
  LineSetter const setter(text, from, to, parameters);
  auto const parts = setter.collect();
  return setter.place(parts, setter.fit(parts, measure, indent));
}

}  // namespace livret::text
