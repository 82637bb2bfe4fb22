#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/sink.hpp"
#include "locale/typography.hpp"
#include "scene/scene.hpp"
#include "text/font_book.hpp"
#include "text/glyph_run.hpp"
#include "text/style.hpp"

namespace livret::scene {

struct PlacedRun {
  double x = 0;  ///< from the start of the line
  text::GlyphRunPtr run;
};

struct SetLine {
  std::string text;  ///< as shown: in the typography of the language, shortened to the limit
  double width = 0;
  std::vector<PlacedRun> runs;  ///< none where widths are only estimated
};

/// A text that is set: shaped once, then measured and painted from here.
struct TextSetting {
  std::vector<SetLine> lines;
  double width = 0;  ///< of the widest line
};

/// A text in the typography of its language, and which of its bytes are superior letters.
struct Typeset {
  struct Range {
    std::size_t begin = 0, end = 0;
  };
  std::string text;
  std::vector<Range> superiors;  ///< ascending
};

/// Sets texts; of one thread.
class Metrics {
 public:
  virtual ~Metrics() = default;
  /// The item's text in lines: parted at `line_break`, trimmed, shortened with the ellipsis where it is wider than
  /// `limit`. Glyphs have the colour of the item's fill.
  TextSettingPtr set(TextItem const& item);

 protected:
  /// One line as it is.
  virtual SetLine set_line(TextItem const& item, Typeset const& text) = 0;
  /// Corrects a line, before it is measured.
  virtual Typeset typeset(std::string_view text) { return {std::string(text), {}}; }

 private:
  SetLine set_limited(TextItem const& item, std::string_view text);
};

/// As Vega measures without a canvas: 0.8 of the font size for each UTF-16 unit, rounded down.
class EstimatedMetrics : public Metrics {
 protected:
  SetLine set_line(TextItem const& item, Typeset const& text) override;
};

/// The families that stand for the generic names of CSS.
struct Families {
  std::string sans_serif;
  std::string serif;      ///< empty: sans_serif
  std::string monospace;  ///< empty: sans_serif
};

/// With the fonts of the page: texts are corrected by the typography of `profile`, ordinals get superior letters,
/// figures are lining and of one width. A family that the font book does not have is reported once and stood for by
/// `families.sans_serif`; of a family, the nearest weight is taken (CSS Fonts 4, 5.2).
class FontMetrics : public Metrics {
 public:
  struct Context {
    text::FontBook& fonts;
    Families families;
    locale::Profile profile;
    std::string language = "fr";
    diag::Span where = {};  ///< of the chart
    diag::Sink& sink;
  };
  explicit FontMetrics(Context context) : context_(std::move(context)) {}
  text::FontBook const& fonts() const { return context_.fonts; }

 protected:
  SetLine set_line(TextItem const& item, Typeset const& text) override;
  Typeset typeset(std::string_view text) override;

 private:
  text::TextStyle const& style_of(Font const& font);
  text::FaceId find_face(Font const& font);
  text::FaceId nearest_face(std::string const& family, Font const& font);

  Context context_;
  std::deque<std::pair<Font, text::TextStyle>> styles_;  ///< that were asked for, without size and colour
};

/// Sets all texts of a mark that are not set yet, those of groups in it too.
void set_texts(Mark& mark, Metrics& metrics);

/// Where a text's first baseline stands below its place: Vega's own offsets of 0.79, 0.30 and −0.21 of the font size.
double baseline_offset(TextItem const& item);
double line_height(TextItem const& item);

/// `bold`, `normal`, `lighter`, `bolder` or 1 to 1000.
std::optional<int> parse_weight(std::string_view text);

}  // namespace livret::scene
