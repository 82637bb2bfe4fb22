#include "pdf/content_stream.hpp"

#include <utility>

#include "base/check.hpp"
#include "pdf/syntax.hpp"

namespace livret::pdf {

namespace {

/// ISO 19005-3, 6.1.13: at most 28; one is left to the page.
constexpr std::size_t deepest_save = 27;

}  // namespace

void ContentStream::numbers(std::initializer_list<double> values) {
  for (double value : values) {
    append_real(out_, value);
    out_ += ' ';
  }
}

void ContentStream::operation(std::string_view name) { out_.append(name).push_back('\n'); }

void ContentStream::save() {
  base::check(saved_.size() < deepest_save, "graphics states are saved too deep");
  close_text();
  saved_.push_back(state_);
  operation("q");
}

void ContentStream::restore() {
  base::check(!saved_.empty(), "a restore without its save");
  close_text();
  state_ = std::move(saved_.back());
  saved_.pop_back();
  operation("Q");
}

void ContentStream::translate(double x, double y) {
  close_text();
  out_ += "1 0 0 1 ";
  numbers({x, y});
  operation("cm");
}

void ContentStream::set_alpha(std::uint8_t& known, std::uint8_t alpha, PaintUse use) {
  if (alpha != 255) is_transparent_ = true;
  if (known == alpha) return;
  known = alpha;
  append_name(out_, resources_.opacity(alpha, use));
  operation(" gs");
}

void ContentStream::set_colour(std::optional<base::Colour>& known, base::Colour colour,
                               std::string_view operation_name) {
  colour.alpha = 255;
  if (known == colour) return;
  known = colour;
  numbers({colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0});
  operation(operation_name);
}

void ContentStream::set_fill(base::Colour colour) {
  set_alpha(state_.fill_alpha, colour.alpha, PaintUse::Fill);
  set_colour(state_.fill, colour, "rg");
}

void ContentStream::set_stroke(base::Colour colour) {
  set_alpha(state_.stroke_alpha, colour.alpha, PaintUse::Stroke);
  set_colour(state_.stroke, colour, "RG");
}

void ContentStream::set_pattern(frame::Gradient const& gradient, Matrix const& matrix, PaintUse use) {
  int alphas = 0;
  for (frame::GradientStop const& stop : gradient.stops) alphas += stop.colour.alpha;
  auto const mean = static_cast<std::uint8_t>(alphas / static_cast<int>(gradient.stops.size()));
  bool const fills = use == PaintUse::Fill;
  set_alpha(fills ? state_.fill_alpha : state_.stroke_alpha, mean, use);
  (fills ? state_.fill : state_.stroke).reset();
  out_ += fills ? "/Pattern cs" : "/Pattern CS";
  append_name(out_, resources_.pattern(gradient, matrix));
  operation(fills ? " scn" : " SCN");
}

void ContentStream::set_fill(frame::Gradient const& gradient, Matrix const& matrix) {
  set_pattern(gradient, matrix, PaintUse::Fill);
}

void ContentStream::set_stroke(frame::Gradient const& gradient, Matrix const& matrix) {
  set_pattern(gradient, matrix, PaintUse::Stroke);
}

void ContentStream::set_line(LineStyle const& style) {
  if (state_.line == style) return;
  LineStyle const before = state_.line.value_or(LineStyle());
  bool const is_first = !state_.line;
  if (is_first || before.width != style.width) {
    numbers({style.width});
    operation("w");
  }
  if (before.cap != style.cap) {
    numbers({static_cast<double>(style.cap)});
    operation("J");
  }
  if (before.join != style.join) {
    numbers({static_cast<double>(style.join)});
    operation("j");
  }
  if (before.miter_limit != style.miter_limit) {
    numbers({style.miter_limit});
    operation("M");
  }
  if (before.dash != style.dash || before.dash_offset != style.dash_offset) {
    out_ += '[';
    for (double length : style.dash) numbers({length});
    out_ += ']';
    numbers({style.dash_offset});
    operation("d");
  }
  state_.line = style;
}

void ContentStream::move_to(double x, double y) {
  close_text();
  numbers({x, y});
  operation("m");
}

void ContentStream::line_to(double x, double y) {
  numbers({x, y});
  operation("l");
}

void ContentStream::rectangle(double x, double y, double width, double height) {
  close_text();
  numbers({x, y, width, height});
  operation("re");
}

void ContentStream::append(frame::Path const& path) {
  close_text();
  for (frame::Segment const& segment : path) {
    if (auto const* start = std::get_if<frame::MoveTo>(&segment)) {
      move_to(start->to.x, -start->to.y);
    } else if (auto const* line = std::get_if<frame::LineTo>(&segment)) {
      line_to(line->to.x, -line->to.y);
    } else if (auto const* curve = std::get_if<frame::CurveTo>(&segment)) {
      numbers(
          {curve->control1.x, -curve->control1.y, curve->control2.x, -curve->control2.y, curve->to.x, -curve->to.y});
      operation("c");
    } else {
      operation("h");
    }
  }
}

void ContentStream::paint(PathPaint how) {
  switch (how) {
    case PathPaint::Fill:
      return operation("f");
    case PathPaint::FillEvenOdd:
      return operation("f*");
    case PathPaint::Stroke:
      return operation("S");
    case PathPaint::FillAndStroke:
      return operation("B");
  }
}

void ContentStream::clip(frame::FillRule rule) { operation(rule == frame::FillRule::NonZero ? "W n" : "W* n"); }

void ContentStream::show(frame::ImagePtr const& image, double x, double y, double width, double height) {
  set_alpha(state_.fill_alpha, 255, PaintUse::Fill);
  if (!image->alpha.empty()) is_transparent_ = true;
  save();
  numbers({width, 0, 0, height, x, y});
  operation("cm");
  append_name(out_, resources_.image(image));
  operation(" Do");
  restore();
}

void ContentStream::begin_marked(std::string_view tag, std::string_view properties) {
  close_text();
  append_name(out_, tag);
  out_.append(properties);
  operation("BDC");
  ++open_marks_;
}

void ContentStream::end_marked() {
  close_text();
  operation("EMC");
  --open_marks_;
}

std::string ContentStream::take() {
  close_text();
  base::check(saved_.empty() && open_marks_ == 0, "a content stream ends with something open");
  return std::move(out_);
}

}  // namespace livret::pdf
