#include "unit/scene/figures.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "base/number_text.hpp"

namespace livret::scene::testing {

namespace {

using frame::Vertex;

constexpr int steps_of_a_curve = 40;

std::vector<std::string> split(std::string const& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);)
    if (!part.empty()) parts.push_back(part);
  return parts;
}

Figure figure_of(std::string const& line) {
  auto const bar = line.find('|');
  Figure figure;
  figure.line = line;
  figure.result = split(line.substr(bar + 1), ' ');
  for (auto const& part : split(line.substr(0, bar), ' ')) {
    auto const equals = part.find('=');
    if (equals == std::string::npos)
      figure.kind = part;
    else
      figure.attributes[part.substr(0, equals)] = part.substr(equals + 1);
  }
  return figure;
}

/// Follows a pen.
class Flattener {
 public:
  void move(Vertex to) { lines_.push_back({to}); }
  void line(Vertex to) {
    if (is_closed_) move(lines_.back().front());
    lines_.back().push_back(to);
    is_closed_ = false;
  }
  void curve(Vertex a, Vertex b, Vertex to) {
    Vertex const from = pen();
    for (int i = 1; i <= steps_of_a_curve; ++i) {
      double const t = static_cast<double>(i) / steps_of_a_curve, s = 1 - t;
      auto const at = [&](double Vertex::*c) {
        return s * s * s * from.*c + 3 * s * s * t * a.*c + 3 * s * t * t * b.*c + t * t * t * to.*c;
      };
      line({at(&Vertex::x), at(&Vertex::y)});
    }
  }
  void arc(Vertex centre, double radius, double from, double to, bool is_back) {
    double const turn = 2 * std::acos(-1.0);
    double swept = std::fmod(is_back ? from - to : to - from, turn);
    if (swept < 0) swept += turn;
    if (std::fabs(to - from) >= turn - 1e-9) swept = turn;
    int const steps = 160;
    for (int i = 0; i <= steps; ++i) {
      double const a = from + (is_back ? -1 : 1) * swept * i / steps;
      Vertex const at{centre.x + radius * std::cos(a), centre.y + radius * std::sin(a)};
      if (lines_.empty())
        move(at);
      else
        line(at);
    }
  }
  void close() {
    if (lines_.empty()) return;
    line(lines_.back().front());
    is_closed_ = true;
  }
  Vertex pen() const { return lines_.back().back(); }
  std::vector<Polyline> take() {
    std::erase_if(lines_, [](Polyline const& line) { return line.size() < 2; });
    return std::move(lines_);
  }

 private:
  std::vector<Polyline> lines_;
  bool is_closed_ = false;
};

double length_of(Polyline const& line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i)
    length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
  return length;
}

double distance_to(Vertex p, Vertex a, Vertex b) {
  double const dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  double const t = square == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0);
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double farthest(Polyline const& from, Polyline const& to) {
  double most = 0;
  for (auto const& vertex : from) {
    double least = HUGE_VAL;
    for (std::size_t i = 1; i < to.size(); ++i) least = std::min(least, distance_to(vertex, to[i - 1], to[i]));
    most = std::max(most, least);
  }
  return most;
}

}  // namespace

std::string Figure::text(std::string_view name) const {
  auto const found = attributes.find(name);
  return found == attributes.end() ? "" : found->second;
}

double Figure::number(std::string_view name, double standard) const {
  return base::parse_number(text(name)).value_or(standard);
}

std::vector<double> Figure::numbers(std::string_view name) const {
  std::vector<double> values;
  for (auto const& part : split(text(name), ',')) values.push_back(base::parse_number(part).value());
  return values;
}

std::vector<Figure> figures(std::string_view kind) {
  std::ifstream file(LIVRET_SOURCE_DIR "/tests/unit/scene/figures.txt");
  std::vector<Figure> found;
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(std::string(kind) + ' ')) found.push_back(figure_of(line));
  REQUIRE_FALSE(found.empty());
  return found;
}

Ink ink_of(Figure const& figure) {
  Ink ink;
  if (figure.text("stroke").empty()) return ink;
  ink.stroke = base::Colour{};
  ink.stroke_width = figure.number("strokeWidth", 1);
  ink.stroke_opacity = figure.number("strokeOpacity", 1);
  ink.opacity = figure.number("opacity", 1);
  StrokeStyle style;
  std::map<std::string, frame::Cap> const caps{{"square", frame::Cap::Square}, {"round", frame::Cap::Round}};
  std::map<std::string, frame::Join> const joins{{"round", frame::Join::Round}, {"bevel", frame::Join::Bevel}};
  if (auto const cap = caps.find(figure.text("strokeCap")); cap != caps.end()) style.cap = cap->second;
  if (auto const join = joins.find(figure.text("strokeJoin")); join != joins.end()) style.join = join->second;
  if (!figure.text("strokeMiterLimit").empty()) style.miter_limit = figure.number("strokeMiterLimit");
  ink.stroke_style = shared(style);
  return ink;
}

std::vector<Polyline> flattened(frame::Path const& path) {
  Flattener pen;
  for (auto const& segment : path) {
    if (auto const* move = std::get_if<frame::MoveTo>(&segment)) {
      pen.move(move->to);
    } else if (auto const* line = std::get_if<frame::LineTo>(&segment)) {
      pen.line(line->to);
    } else if (auto const* curve = std::get_if<frame::CurveTo>(&segment)) {
      pen.curve(curve->control1, curve->control2, curve->to);
    } else {
      pen.close();
    }
  }
  return pen.take();
}

std::vector<Polyline> flattened(std::vector<std::string> const& calls) {
  Flattener pen;
  for (std::size_t i = 0; i < calls.size();) {
    auto const number = [&](std::size_t n) { return base::parse_number(calls.at(i + n)).value(); };
    auto const vertex = [&](std::size_t n) { return Vertex{number(n), number(n + 1)}; };
    char const call = calls[i][0];
    if (call == 'M') {
      pen.move(vertex(1));
    } else if (call == 'L') {
      pen.line(vertex(1));
    } else if (call == 'C') {
      pen.curve(vertex(1), vertex(3), vertex(5));
    } else if (call == 'Q') {
      Vertex const from = pen.pen(), by = vertex(1), to = vertex(3);
      pen.curve({(from.x + 2 * by.x) / 3, (from.y + 2 * by.y) / 3}, {(to.x + 2 * by.x) / 3, (to.y + 2 * by.y) / 3}, to);
    } else if (call == 'A') {
      pen.arc(vertex(1), number(3), number(4), number(5), number(6) != 0);
    } else {
      pen.close();
    }
    std::map<char, std::size_t> const arguments{{'M', 2}, {'L', 2}, {'C', 6}, {'Q', 4}, {'A', 6}, {'Z', 0}};
    i += 1 + arguments.at(call);
  }
  return pen.take();
}

double difference(std::vector<Polyline> const& a, std::vector<Polyline> const& b) {
  if (a.size() != b.size()) return HUGE_VAL;
  double most = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    most =
        std::max({most, farthest(a[i], b[i]), farthest(b[i], a[i]), std::fabs(length_of(a[i]) - length_of(b[i])) / 10});
  return most;
}

}  // namespace livret::scene::testing
