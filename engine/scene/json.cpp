#include "scene/json.hpp"

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "scene/json_writer.hpp"

namespace livret::scene {

namespace {

std::string css_colour(base::Colour colour) {
  if (colour == base::Colour{0, 0, 0, 0}) return "transparent";
  if (colour.alpha == 255) return base::to_hex(colour);
  return fmt::format("rgba({}, {}, {}, {})", colour.red, colour.green, colour.blue,
                     base::to_fixed_text(colour.alpha / 255.0, 3));
}

std::string_view name_of(frame::Cap cap) {
  return cap == frame::Cap::Round ? "round" : cap == frame::Cap::Square ? "square" : "butt";
}

std::string_view name_of(frame::Join join) {
  return join == frame::Join::Round ? "round" : join == frame::Join::Bevel ? "bevel" : "miter";
}

/// The path as SVG writes it.
std::string path_text(frame::Path const& path) {
  std::string text;
  auto const add = [&](std::string_view letter, frame::Vertex to) {
    text += fmt::format("{}{},{}", letter, base::to_text(to.x), base::to_text(to.y));
  };
  for (frame::Segment const& segment : path) {
    if (auto const* move = std::get_if<frame::MoveTo>(&segment)) {
      add("M", move->to);
    } else if (auto const* line = std::get_if<frame::LineTo>(&segment)) {
      add("L", line->to);
    } else if (auto const* curve = std::get_if<frame::CurveTo>(&segment)) {
      add("C", curve->control1);
      add(" ", curve->control2);
      add(" ", curve->to);
    } else {
      text += 'Z';
    }
  }
  return text;
}

class SceneWriter {
 public:
  std::string write(Mark const& mark) {
    write_mark(mark);
    return out_.take();
  }

 private:
  void write_mark(Mark const& mark) {
    out_.open('{');
    out_.field("marktype", mark.type());
    out_.field("name", mark.name);
    out_.field("role", scene::name_of(mark.role));
    out_.flag("clip", mark.clip);
    out_.field("zindex", mark.zindex, 0);
    out_.field("description", mark.description);
    write_hidden(mark.is_hidden);
    out_.key("items");
    out_.open('[');
    std::visit([this](auto const& items) { write_items(items); }, mark.items);
    out_.close(']');
    out_.close('}');
  }

  template <typename Item>
  void write_items(std::vector<Item> const& items) {
    for (auto const& item : items) {
      out_.open('{');
      write_place(item);
      write(item);
      if constexpr (!std::is_same_v<Item, ImageItem>) write_ink(item.ink);
      write_details(item.details);
      out_.close('}');
    }
  }
  template <typename Item>
  void write_items(Points<Item> const& items) {
    for (auto const& item : items.points) {
      out_.open('{');
      write_place(item);
      write(item);
      write_course(items.course);
      if (!item.defined) {
        out_.key("defined");
        out_.boolean(false);
      }
      out_.close('}');
    }
  }

  template <typename Item>
  void write_place(Item const& item) {
    out_.field("x", item.x);
    out_.field("y", item.y);
  }

  void write(ArcItem const& item) {
    out_.field("startAngle", item.start_angle);
    out_.field("endAngle", item.end_angle);
    out_.field("innerRadius", item.inner_radius);
    out_.field("outerRadius", item.outer_radius);
    out_.field("padAngle", item.pad_angle, 0);
    out_.field("cornerRadius", item.corner_radius, 0);
    out_.field("angle", item.angle, 0);
  }
  void write(AreaItem const& item) {
    out_.field("width", item.width, 0);
    out_.field("height", item.height, 0);
  }
  void write(LineItem const&) {}
  void write(TrailItem const& item) { out_.field("size", item.size); }
  void write(RectItem const& item) {
    out_.field("width", item.width);
    out_.field("height", item.height);
    if (item.corner_radius) write_corners(*item.corner_radius);
  }
  void write(RuleItem const& item) {
    out_.field("x2", item.x2);
    out_.field("y2", item.y2);
  }
  void write(SymbolItem const& item) {
    out_.field("size", item.size);
    out_.field("shape", item.custom ? std::string_view(item.custom->source) : scene::name_of(item.shape));
    out_.field("angle", item.angle, 0);
  }
  void write(PathItem const& item) {
    if (item.path) out_.field("path", item.path->source);
    out_.field("scaleX", item.scale_x, 1);
    out_.field("scaleY", item.scale_y, 1);
    out_.field("angle", item.angle, 0);
  }
  void write(ShapeItem const& item) {
    if (item.outline != nullptr) out_.field("path", path_text(*item.outline));
    out_.field("angle", item.angle, 0);
  }
  void write(ImageItem const& item) {
    if (item.width) out_.field("width", *item.width);
    if (item.height) out_.field("height", *item.height);
    out_.field("url", item.url);
    write_alignment(item.align, item.baseline, Baseline::Top);
    for (auto const& [name, is_off] : {std::pair("aspect", item.aspect == ImageItem::Aspect::Stretch),
                                       std::pair("smooth", item.smooth == ImageItem::Smoothing::Off)}) {
      if (!is_off) continue;
      out_.key(name);
      out_.boolean(false);
    }
    out_.field("opacity", item.opacity, 1);
  }
  void write(TextItem const& item);
  void write(GroupItem const& item);

  void write_corners(Corners const& corners) {
    out_.field("cornerRadiusTopLeft", corners.top_left, 0);
    out_.field("cornerRadiusTopRight", corners.top_right, 0);
    out_.field("cornerRadiusBottomRight", corners.bottom_right, 0);
    out_.field("cornerRadiusBottomLeft", corners.bottom_left, 0);
  }

  void write_alignment(Align align, Baseline baseline, Baseline standard) {
    if (align != Align::Left) out_.field("align", scene::name_of(align));
    if (baseline != standard) out_.field("baseline", scene::name_of(baseline));
  }

  void write_course(Course const& course) {
    if (course.interpolate != Interpolate::Linear) out_.field("interpolate", scene::name_of(course.interpolate));
    if (course.tension) out_.field("tension", *course.tension);
    if (course.orient == Orient::Horizontal) out_.field("orient", "horizontal");
    write_ink(course.ink);
    write_details(course.details);
  }

  void write_ink(Ink const& ink) {
    write_paint("fill", ink.fill);
    write_paint("stroke", ink.stroke);
    out_.field("opacity", ink.opacity, 1);
    out_.field("fillOpacity", ink.fill_opacity, 1);
    out_.field("strokeOpacity", ink.stroke_opacity, 1);
    out_.field("strokeWidth", ink.stroke_width, 1);
    if (ink.stroke_style) write_stroke_style(*ink.stroke_style);
  }

  void write_stroke_style(StrokeStyle const& style) {
    if (!style.dash.empty()) {
      out_.key("strokeDash");
      out_.open('[');
      for (double const length : style.dash) out_.number(length);
      out_.close(']');
    }
    out_.field("strokeDashOffset", style.dash_offset, 0);
    if (style.cap != frame::Cap::Butt) out_.field("strokeCap", name_of(style.cap));
    if (style.join) out_.field("strokeJoin", name_of(*style.join));
    if (style.miter_limit) out_.field("strokeMiterLimit", *style.miter_limit);
  }

  void write_paint(std::string_view name, Paint const& paint) {
    if (auto const* colour = std::get_if<base::Colour>(&paint)) return out_.field(name, css_colour(*colour));
    if (auto const* hatch = std::get_if<HatchPtr>(&paint)) return out_.field(name, css_colour((*hatch)->line));
    auto const* gradient = std::get_if<GradientPtr>(&paint);
    if (gradient == nullptr) return;
    out_.key(name);
    write_gradient(**gradient);
  }

  void write_gradient(Gradient const& gradient) {
    bool const is_radial = gradient.kind == Gradient::Kind::Radial;
    out_.open('{');
    out_.field("gradient", is_radial ? "radial" : "linear");
    out_.field("x1", gradient.x1);
    out_.field("y1", gradient.y1);
    out_.field("x2", gradient.x2);
    out_.field("y2", gradient.y2);
    if (is_radial) {
      out_.field("r1", gradient.r1);
      out_.field("r2", gradient.r2);
    }
    out_.key("stops");
    out_.open('[');
    for (auto const& [offset, colour] : gradient.stops) {
      out_.open('{');
      out_.field("offset", offset);
      out_.field("color", css_colour(colour));
      out_.close('}');
    }
    out_.close(']');
    out_.close('}');
  }

  void write_details(DetailsPtr const& details) {
    if (!details) return;
    out_.field("zindex", details->zindex, 0);
    out_.field("description", details->description);
    out_.field("ariaRole", details->aria_role);
    out_.field("ariaRoleDescription", details->aria_role_description);
    write_hidden(details->is_hidden);
    out_.field("blend", details->blend);
  }

  void write_hidden(bool is_hidden) {
    if (!is_hidden) return;
    out_.key("aria");
    out_.boolean(false);
  }

  JsonWriter out_;
};

void SceneWriter::write(TextItem const& item) {
  static Font const plain;
  auto const& font = item.font ? *item.font : plain;
  out_.key("text");
  if (item.text.size() != 1) out_.open('[');
  for (auto const& line : item.text) out_.text(line);
  if (item.text.size() != 1) out_.close(']');
  write_alignment(item.align, item.baseline, Baseline::Alphabetic);
  out_.field("dx", item.dx, 0);
  out_.field("dy", item.dy, 0);
  out_.field("radius", item.radius, 0);
  out_.field("theta", item.theta, 0);
  out_.field("angle", item.angle, 0);
  out_.field("limit", item.limit, 0);
  out_.field("ellipsis", item.ellipsis);
  out_.field("lineBreak", item.line_break);
  if (item.line_height) out_.field("lineHeight", *item.line_height);
  out_.field("font", font.family);
  out_.field("fontSize", item.font_size);
  out_.field("fontWeight", font.weight, 400);
  if (font.slant == text::Slant::Italic) out_.field("fontStyle", "italic");
}

void SceneWriter::write(GroupItem const& item) {
  out_.field("width", item.width);
  out_.field("height", item.height);
  out_.flag("clip", item.clip);
  write_corners(item.corner_radius);
  out_.flag("strokeForeground", item.stroke_foreground);
  if (item.stroke_offset) out_.field("strokeOffset", *item.stroke_offset);
  out_.key("items");
  out_.open('[');
  for (auto const& mark : item.marks) write_mark(mark);
  out_.close(']');
}

}  // namespace

std::string to_json(Mark const& mark) { return SceneWriter().write(mark); }

}  // namespace livret::scene
