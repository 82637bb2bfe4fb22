#include "chart/legend.hpp"

#include <algorithm>
#include <cmath>

#include "chart/format.hpp"
#include "chart/ticks.hpp"

namespace livret::chart {

namespace {

constexpr double entry_gap = 12, symbol_gap = 4, line_gap = 3;
constexpr double symbol_side = 7;
constexpr double ramp_width = 72, ramp_height = 6;
constexpr std::size_t most_entries = 40;

/// A symbol and its label, or a title, laid out from (0, 0) on a line of its height.
struct Piece {
  Scene scene;
  double width = 0, height = 0;
};

enum class Swatch { Square, Symbol, Line };

Swatch swatch_of(std::vector<Layer> const& layers, ChannelId id) {
  for (auto const& layer : layers) {
    if (!layer.encoding.find(id)) continue;
    switch (layer.mark.kind) {
      case MarkKind::Line:
      case MarkKind::Rule:
        return Swatch::Line;
      case MarkKind::Point:
      case MarkKind::Timeline:
        return Swatch::Symbol;
      default:
        return Swatch::Square;
    }
  }
  return Swatch::Square;
}

Piece text_piece(Plot const& plot, std::string const& text, text::TextStyle const& style) {
  auto label = set_label(plot.lettering, text, style);
  Piece piece{{}, label.width, label.height()};
  piece.scene.push_back(
      TextItem{std::move(label), 0, piece.height / 2, HorizontalAlign::Left, VerticalAlign::Middle, 0});
  return piece;
}

/// `symbol` centred in `side` pt, the label after it.
Piece entry_piece(Plot const& plot, SceneItem symbol, double side, std::string const& text) {
  auto piece = text_piece(plot, text, plot.config->label);
  double const height = std::max(piece.height, side);
  move_item(piece.scene.front(), side + symbol_gap, (height - piece.height) / 2);
  move_item(symbol, side / 2, height / 2);
  piece.scene.insert(piece.scene.begin(), std::move(symbol));
  piece.width += side + symbol_gap;
  piece.height = height;
  return piece;
}

SceneItem swatch_item(Swatch swatch, base::Colour colour, std::string const& shape) {
  double const half = symbol_side / 2;
  if (swatch == Swatch::Square) return RectItem{-half, -half, symbol_side, symbol_side, colour, {}, 0};
  if (swatch == Swatch::Symbol) return SymbolItem{0, 0, symbol_side * symbol_side * 0.8, shape, colour, {}};
  PolylineItem line;
  line.points = {{-half, 0}, {half, 0}};
  line.colour = colour;
  line.width = 1.6;
  return line;
}

/// One line of a discrete legend a value; shape and colour of one field together.
std::vector<Piece> discrete_pieces(Plot const& plot, VisualDomain const& domain, std::vector<Layer> const& layers) {
  std::vector<Piece> pieces;
  auto const* colours = plot.scale_of(ChannelId::Color);
  auto const* shapes = plot.scale_of(ChannelId::Shape);
  if (colours && colours->domain().field != domain.field) colours = nullptr;
  if (shapes && shapes->domain().field != domain.field) shapes = nullptr;
  auto const swatch = shapes ? Swatch::Symbol : swatch_of(layers, domain.id);
  auto const& values = domain.guide.values.empty() ? domain.values : domain.guide.values;
  for (std::size_t i = 0; i < std::min(values.size(), most_entries); ++i) {
    auto colour = colours ? colours->colour(values[i]).value_or(plot.config->grid) : plot.config->mark;
    if (auto const* opacity = plot.scale_of(domain.id); opacity && domain.id == ChannelId::Opacity)
      colour.alpha = static_cast<std::uint8_t>(std::lround(255 * opacity->number(values[i]).value_or(1)));
    pieces.push_back(entry_piece(plot, swatch_item(swatch, colour, shapes ? shapes->shape(values[i]) : "circle"),
                                 symbol_side, format_value(values[i], domain.measure, domain.format, *plot.locale)));
  }
  return pieces;
}

ContinuousDomain as_continuous(VisualDomain const& domain) {
  ContinuousDomain continuous;
  continuous.kind = domain.measure == Measure::Temporal ? ContinuousDomain::Kind::Time : ContinuousDomain::Kind::Linear;
  continuous.from = domain.from;
  continuous.to = domain.to;
  return continuous;
}

/// The ramp between its ends' labels.
std::vector<Piece> ramp_pieces(Plot const& plot, VisualDomain const& domain) {
  GuideSpec guide;
  guide.format = domain.format;
  guide.values = {domain.from, domain.to};
  auto const ends = continuous_ticks(as_continuous(domain), guide, 2, *plot.locale);
  Piece piece = text_piece(plot, ends.empty() ? "" : ends.front().text, plot.config->label);
  piece.scene.push_back(
      RampItem{piece.width + symbol_gap, (piece.height - ramp_height) / 2, ramp_width, ramp_height, domain.colours});
  piece.width += ramp_width + 2 * symbol_gap;
  auto last = text_piece(plot, ends.empty() ? "" : ends.back().text, plot.config->label);
  move_item(last.scene.front(), piece.width, 0);
  piece.scene.push_back(std::move(last.scene.front()));
  piece.width += last.width;
  return {std::move(piece)};
}

/// Symbols of round values, the smallest that can be seen to the largest.
std::vector<Piece> size_pieces(Plot const& plot, VisualDomain const& domain) {
  std::vector<Piece> pieces;
  auto const* sizes = plot.scale_of(ChannelId::Size);
  std::vector<TickText> ticks;
  if (is_discrete(domain.measure)) {
    for (auto const& value : domain.values)
      ticks.push_back({value, format_value(value, domain.measure, domain.format, *plot.locale)});
  } else {
    GuideSpec guide = domain.guide;
    guide.format = domain.format;
    ticks = continuous_ticks(as_continuous(domain), guide, 3, *plot.locale);
  }
  for (auto const& tick : ticks) {
    double const size = sizes ? sizes->number(tick.value).value_or(0) : 0;
    if (size < 1 || pieces.size() >= most_entries) continue;
    pieces.push_back(
        entry_piece(plot, SymbolItem{0, 0, size, "circle", plot.config->domain, {}}, std::sqrt(size), tick.text));
  }
  return pieces;
}

/// The title of a legend, or that which another channel of the same field was asked to have.
std::string title_of_legend(Plot const& plot, VisualDomain const& domain) {
  if (domain.guide.title) return domain.title;
  for (auto const& [id, other] : plot.domains->visual)
    if (other.field == domain.field && other.guide.title) return *other.guide.title;
  return domain.title;
}

bool is_written_elsewhere(Plot const& plot, VisualDomain const& domain) {
  auto const writes = [&](std::optional<PositionDomain> const& position) {
    return position && position->discrete() && position->field == domain.field &&
           position->guide.presence != GuideSpec::Presence::Hidden;
  };
  return writes(plot.domains->x) || writes(plot.domains->y);
}

bool needs_legend(Plot const& plot, VisualDomain const& domain) {
  if (domain.guide.presence == GuideSpec::Presence::Hidden || domain.field.empty()) return false;
  if (domain.id == ChannelId::FillOpacity) return false;
  if (domain.guide.presence == GuideSpec::Presence::Automatic && is_written_elsewhere(plot, domain)) return false;
  if (domain.id == ChannelId::Color || domain.id == ChannelId::Size) return true;
  auto const* colour = plot.scale_of(ChannelId::Color);
  return !colour || colour->domain().field != domain.field;
}

std::vector<Piece> pieces_of(Plot const& plot, VisualDomain const& domain, std::vector<Layer> const& layers) {
  if (domain.id == ChannelId::Size) return size_pieces(plot, domain);
  if (!is_discrete(domain.measure))
    return domain.id == ChannelId::Color ? ramp_pieces(plot, domain) : std::vector<Piece>();
  return discrete_pieces(plot, domain, layers);
}

/// Places pieces on lines, each line's pieces centred on it.
class Flow {
 public:
  Flow(Legends& legends, double widest) : legends_(&legends), widest_(widest) {}

  bool fits(double width) const { return x_ == 0 || x_ + width <= widest_; }
  void break_line() {
    place_line();
    line_.clear();
    x_ = 0;
  }
  void add(Piece piece, double gap_after) {
    if (!fits(piece.width)) break_line();
    double const width = piece.width;
    line_.push_back({x_, std::move(piece)});
    legends_->width = std::max(legends_->width, x_ + width);
    x_ += width + gap_after;
  }

 private:
  void place_line() {
    double height = 0;
    for (auto const& [x, piece] : line_) height = std::max(height, piece.height);
    if (line_.empty()) return;
    if (legends_->height > 0) legends_->height += line_gap;
    for (auto& [x, piece] : line_)
      for (auto& item : piece.scene) {
        move_item(item, x, legends_->height + (height - piece.height) / 2);
        legends_->scene.push_back(std::move(item));
      }
    legends_->height += height;
  }

  Legends* legends_;
  double widest_, x_ = 0;
  std::vector<std::pair<double, Piece>> line_;
};

}  // namespace

Legends make_legends(Plot const& plot, std::vector<Layer> const& layers, double widest) {
  Legends legends;
  Flow flow(legends, widest);
  for (auto const& [id, domain] : plot.domains->visual) {
    if (!needs_legend(plot, domain)) continue;
    legends.orient = domain.guide.orient.value_or(legends.orient);
    bool const beside = legends.orient == Orient::Left || legends.orient == Orient::Right;
    auto pieces = pieces_of(plot, domain, layers);
    if (pieces.empty()) continue;
    double whole = 0;
    for (auto const& piece : pieces) whole += piece.width + entry_gap;
    auto const words = title_of_legend(plot, domain);
    auto title = text_piece(plot, words, plot.config->title);
    if (!beside && !flow.fits(title.width + whole)) flow.break_line();
    if (!words.empty()) flow.add(std::move(title), entry_gap * 0.7);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (beside) flow.break_line();
      flow.add(std::move(pieces[i]), i + 1 == pieces.size() ? entry_gap * 2 : entry_gap);
    }
    if (beside) flow.break_line();
  }
  flow.break_line();
  return legends;
}

}  // namespace livret::chart
