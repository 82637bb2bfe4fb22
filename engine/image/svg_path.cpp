#include "image/svg_path.hpp"

#include <array>
#include <optional>

#include "image/svg_geometry.hpp"
#include "image/svg_scanner.hpp"

namespace livret::image {

using frame::Vertex;

namespace {

Vertex operator+(Vertex a, Vertex b) { return {a.x + b.x, a.y + b.y}; }

Vertex mirrored(Vertex point, Vertex centre) { return {2 * centre.x - point.x, 2 * centre.y - point.y}; }

constexpr char to_upper(char letter) { return letter >= 'a' ? static_cast<char>(letter - 'a' + 'A') : letter; }

class PathReader {
 public:
  explicit PathReader(std::string_view text) : scanner_(text) {}

  PathData read() {
    scanner_.skip_space();
    std::string_view rest = scanner_.rest();
    while (!scanner_.is_at_end() && read_command()) rest = scanner_.rest();
    return {std::move(path_), scanner_.is_at_end() ? std::string_view() : rest};
  }

 private:
  /// A letter, or the command before once more, with its arguments.
  bool read_command() {
    if (auto const letter = scanner_.take_letter()) {
      command_ = to_upper(*letter);
      origin_ = *letter != command_ ? Origin::Pen : Origin::User;
      scanner_.skip_space();
    } else if (command_ == 'Z' || command_ == '\0') {
      return false;
    } else if (command_ == 'M') {
      command_ = 'L';
    }
    if (path_.empty() && command_ != 'M') return false;
    bool const is_read = apply_command();
    scanner_.skip_separator();
    return is_read;
  }

  bool apply_command() {
    switch (command_) {
      case 'M':
        return take_move();
      case 'L':
        return take_line();
      case 'H':
      case 'V':
        return take_axis_line();
      case 'C':
      case 'S':
        return take_cubic();
      case 'Q':
      case 'T':
        return take_quadratic();
      case 'A':
        return take_arc();
      case 'Z':
        path_.push_back(frame::ClosePath{});
        move_pen(start_);
        return true;
      default:
        return false;
    }
  }

  bool take_move() {
    auto const to = take_vertex();
    if (!to) return false;
    path_.push_back(frame::MoveTo{*to});
    start_ = *to;
    move_pen(*to);
    return true;
  }

  bool take_line() {
    auto const to = take_vertex();
    if (!to) return false;
    draw_line(*to);
    return true;
  }

  bool take_axis_line() {
    auto const number = take_number();
    if (!number) return false;
    Vertex to = pen_;
    double& coordinate = command_ == 'H' ? to.x : to.y;
    coordinate = *number + (origin_ == Origin::Pen ? coordinate : 0);
    draw_line(to);
    return true;
  }

  bool take_cubic() {
    auto const first = command_ == 'C' ? take_vertex() : mirrored(cubic_control_.value_or(pen_), pen_);
    auto const second = first ? take_vertex() : std::nullopt;
    auto const to = second ? take_vertex() : std::nullopt;
    if (!to) return false;
    draw_curve(*first, *second, *to);
    cubic_control_ = second;
    return true;
  }

  bool take_quadratic() {
    auto const control = command_ == 'Q' ? take_vertex() : mirrored(quadratic_control_.value_or(pen_), pen_);
    auto const to = control ? take_vertex() : std::nullopt;
    if (!to) return false;
    auto const towards = [&](Vertex from) {
      return Vertex{from.x + (control->x - from.x) * 2 / 3, from.y + (control->y - from.y) * 2 / 3};
    };
    draw_curve(towards(pen_), towards(*to), *to);
    quadratic_control_ = control;
    return true;
  }

  bool take_arc() {
    std::array<double, 3> shape{};
    for (double& part : shape) {
      auto const number = take_number();
      if (!number) return false;
      part = *number;
    }
    auto const is_large = take_flag();
    auto const is_clockwise = take_flag();
    auto const to = take_vertex();
    if (!is_large || !is_clockwise || !to) return false;
    open_subpath();
    append_arc(path_, pen_, {shape[0], shape[1], shape[2], *is_large, *is_clockwise, *to});
    move_pen(*to);
    return true;
  }

  std::optional<double> take_number() {
    scanner_.skip_separator();
    return scanner_.take_number();
  }

  std::optional<bool> take_flag() {
    scanner_.skip_separator();
    return scanner_.take_flag();
  }

  std::optional<Vertex> take_vertex() {
    auto const x = take_number();
    auto const y = take_number();
    if (!x || !y) return std::nullopt;
    return Vertex{*x, *y} + (origin_ == Origin::Pen ? pen_ : Vertex{});
  }

  /// After a closing, drawing goes on from where the subpath started.
  void open_subpath() {
    if (std::holds_alternative<frame::ClosePath>(path_.back())) path_.push_back(frame::MoveTo{start_});
  }

  void draw_line(Vertex to) {
    open_subpath();
    path_.push_back(frame::LineTo{to});
    move_pen(to);
  }

  void draw_curve(Vertex first, Vertex second, Vertex to) {
    open_subpath();
    path_.push_back(frame::CurveTo{first, second, to});
    move_pen(to);
  }

  void move_pen(Vertex to) {
    pen_ = to;
    cubic_control_.reset();
    quadratic_control_.reset();
  }

  enum class Origin { User, Pen };

  SvgScanner scanner_;
  frame::Path path_;
  char command_ = '\0';
  Origin origin_ = Origin::User;
  Vertex start_;
  Vertex pen_;
  std::optional<Vertex> cubic_control_;      ///< the last one, where the last command was a cubic curve
  std::optional<Vertex> quadratic_control_;  ///< likewise
};

}  // namespace

PathData read_path_data(std::string_view text) { return PathReader(text).read(); }

}  // namespace livret::image
