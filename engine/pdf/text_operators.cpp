#include <cmath>

#include "base/check.hpp"
#include "pdf/content_stream.hpp"
#include "pdf/syntax.hpp"

namespace livret::pdf {

namespace {

/// How far a glyph may stand from its place before it is moved, in 1/1000 em: rounded widths alone must not break up
/// the strings.
constexpr double tolerance = 2;

/// The show-text array being built (9.4.3): codes of two bytes, and moves that take up what rounded widths, kerning and
/// justification make of the advances.
class GlyphString {
 public:
  /// Widths and moves are those before the horizontal scaling, which applies to both (9.3.4).
  GlyphString(std::string& out, EmbeddedFont const& font, text::GlyphRun const& run)
      : out_(out),
        font_(font),
        per_unit_(1000.0 / static_cast<double>(run.size.units()) * 1000.0 / (1000.0 + run.expansion)) {}

  void append(text::Glyph const& glyph, std::uint16_t code) {
    double const wanted = static_cast<double>(exact_ + glyph.x_offset) * per_unit_;
    double const excess = static_cast<double>(drawn_) - wanted;
    if (std::fabs(excess) >= tolerance) move(std::llround(excess));
    append_escaped(codes_, static_cast<char>(code >> 8));
    append_escaped(codes_, static_cast<char>(code & 0xFF));
    exact_ += glyph.advance;
    drawn_ += font_.width_of(glyph.id);
  }

  /// Writes what has been appended since the last time.
  void flush() {
    if (codes_.empty()) return;
    out_ += has_moves_ ? "[(" : "(";
    out_ += codes_;
    out_ += has_moves_ ? ")]TJ\n" : ")Tj\n";
    codes_.clear();
    has_moves_ = false;
  }

 private:
  void move(std::int64_t leftward) {
    codes_ += ")";
    append_integer(codes_, leftward);
    codes_ += "(";
    has_moves_ = true;
    drawn_ -= leftward;
  }

  std::string& out_;
  EmbeddedFont const& font_;
  double per_unit_;
  std::string codes_;
  bool has_moves_ = false;
  std::int64_t exact_ = 0;  ///< where the pen should be, in units of Length
  std::int64_t drawn_ = 0;  ///< where a reader has it, in 1/1000 em
};

}  // namespace

void ContentStream::open_text() {
  if (text_is_open_) return;
  operation("BT");
  text_is_open_ = true;
  line_x_ = 0;
  line_y_ = 0;
}

void ContentStream::close_text() {
  if (!text_is_open_) return;
  operation("ET");
  text_is_open_ = false;
}

void ContentStream::place_text(double x, double y, double angle) {
  if (angle != 0) {
    close_text();
    open_text();
    double const cosine = std::cos(angle);
    double const sine = std::sin(angle);
    numbers({cosine, -sine, sine, cosine, x, y});
    operation("Tm");
    return;
  }
  open_text();
  std::int64_t const new_x = to_thousandths(x);
  std::int64_t const new_y = to_thousandths(y);
  append_thousandths(out_, new_x - line_x_);
  out_ += ' ';
  append_thousandths(out_, new_y - line_y_);
  operation(" Td");
  line_x_ = new_x;
  line_y_ = new_y;
}

void ContentStream::set_font(text::GlyphRun const& run) {
  if (state_.face == run.face && state_.size == run.size) return;
  append_name(out_, resources_.font(run.face).resource);
  out_ += ' ';
  numbers({run.size.to_pt()});
  operation("Tf");
  state_.face = run.face;
  state_.size = run.size;
}

void ContentStream::set_expansion(std::int32_t thousandths) {
  if (state_.expansion == thousandths) return;
  append_thousandths(out_, (1000 + std::int64_t{thousandths}) * 100);
  operation(" Tz");
  state_.expansion = thousandths;
}

void ContentStream::begin_span(std::string_view key, std::string_view text) {
  out_ += "/Span<<";
  append_name(out_, key);
  append_text(out_, text);
  operation(">>BDC");
}

void ContentStream::end_span() { operation("EMC"); }

void ContentStream::show(text::GlyphRun const& run, double x, double y, double angle, std::string_view language) {
  if (run.glyphs.empty() || run.size.units() <= 0) return;
  base::check(run.expansion > -1000, "glyphs are narrowed to nothing");
  double const shift = run.baseline_shift.to_pt();
  place_text(x + shift * std::sin(angle), y + shift * std::cos(angle), angle);
  set_font(run);
  set_expansion(run.expansion);
  set_fill(run.colour);
  if (!language.empty()) begin_span("Lang", language);
  show_glyphs(run, resources_.font(run.face));
  if (!language.empty()) end_span();
  if (angle != 0) close_text();
}

void ContentStream::set_rise(std::int64_t thousandths) {
  append_thousandths(out_, thousandths);
  operation(" Ts");
  state_.rise = thousandths;
}

void ContentStream::show_glyphs(text::GlyphRun const& run, ShownFont const& font) {
  GlyphString string(out_, *font.program, run);
  std::string buffer;
  for_each_cluster(run, [&](Cluster const& cluster) {
    auto const code = font.codes.code_of(cluster);
    if (!code) {
      string.flush();
      begin_span("ActualText", extracted_text(cluster, buffer));
    }
    for (text::Glyph const& glyph : cluster.glyphs) {
      std::int64_t const rise = to_thousandths(base::Length::from_units(glyph.y_offset).to_pt());
      if (rise != state_.rise) {
        string.flush();
        set_rise(rise);
      }
      string.append(glyph, code ? *code : font.codes.code_of(glyph.id));
    }
    if (!code) {
      string.flush();
      end_span();
    }
  });
  string.flush();
  if (state_.rise != 0) set_rise(0);
}

}  // namespace livret::pdf
