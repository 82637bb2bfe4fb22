#include "image/svg_clip.hpp"

#include <fmt/format.h>

#include "image/svg_elements.hpp"
#include "image/svg_shapes.hpp"

namespace livret::image {

namespace {

/// The shape of a clip, and the elements whose transforms lead to it, outermost first.
struct ClipShape {
  SvgElement const* shape = nullptr;
  std::vector<SvgElement const*> around;
};

/// The only kid that paints; nothing where there are several.
std::optional<ClipShape> find_shape(SvgElement const& clip_path, SvgIndex const& index) {
  ClipShape found;
  found.around.push_back(&clip_path);
  for (auto const& kid : clip_path.kids) {
    if (treatment_of(kid->name) == Treatment::PaintNothing) continue;
    if (found.shape != nullptr) return std::nullopt;
    found.shape = kid.get();
  }
  if (found.shape == nullptr) return found;
  found.around.push_back(found.shape);
  if (found.shape->name == "use") {
    auto const href = found.shape->attribute("href");
    auto const target = href.starts_with('#') ? index.find(href.substr(1)) : index.end();
    if (target == index.end()) return std::nullopt;
    found.shape = target->second;
    found.around.push_back(found.shape);
  }
  return is_shape(found.shape->name) ? std::optional(found) : std::nullopt;
}

/// Where the clip's user space lies; nothing, and an error, where that cannot be said.
std::optional<frame::Transform> find_space(SvgElement const& element, SvgElement const& clip_path,
                                           ClipContext const& context, Faults& faults) {
  if (clip_path.attribute("clipPathUnits") != "objectBoundingBox") return context.to_drawing;
  auto const bounds = is_shape(element.name) ? bounds_of(shape_path(element, context.viewport, faults)) : std::nullopt;
  if (bounds) return compose(context.to_drawing, {bounds->width, 0, 0, bounds->height, bounds->x, bounds->y});
  faults.error(clip_path.place, "a clip in units of a bounding box needs to clip one shape");
  return std::nullopt;
}

/// Its transform; that of a `use` moves by `x` and `y` as well.
std::optional<frame::Transform> transform_of(SvgElement const& element, Box const& viewport, Faults& faults) {
  auto const own = read_transform(element.attribute("transform"));
  if (!own || element.name != "use") return own;
  return compose(*own, {1, 0, 0, 1, length_of(element, "x", viewport.width, 0, faults),
                        length_of(element, "y", viewport.height, 0, faults)});
}

}  // namespace

std::optional<ReadClip> read_clip(SvgElement const& element, SvgElement const& clip_path, ClipContext const& context,
                                  Faults& faults) {
  auto const found = find_shape(clip_path, context.index);
  if (!found || !clip_path.attribute("clip-path").empty()) {
    faults.error(clip_path.place, "a clip needs to be one shape",
                 "join the shapes of the clip to one path in the drawing program");
    return std::nullopt;
  }
  if (found->shape == nullptr) return ReadClip{frame::Clip{}, clip_path.kids.size()};
  auto space = find_space(element, clip_path, context, faults);
  for (SvgElement const* each : found->around) {
    auto const own = transform_of(*each, context.viewport, faults);
    if (!space || !own) return std::nullopt;
    space = compose(*space, *own);
  }
  frame::Clip clip{mapped(*space, shape_path(*found->shape, context.viewport, faults))};
  if (context.sheet.declared(*found->shape).of(Property::ClipRule) == "evenodd") clip.rule = frame::FillRule::EvenOdd;
  std::size_t const effort = clip.path.size() + outline_effort(*found->shape) + clip_path.kids.size();
  if (is_within_reach(clip.path)) return ReadClip{std::move(clip), effort};
  faults.error(clip_path.place, "a clip reaches far beyond all paper");
  return ReadClip{std::nullopt, effort};
}

}  // namespace livret::image
