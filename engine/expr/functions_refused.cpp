#include <array>

#include "expr/functions.hpp"

namespace livret::expr {
namespace {

constexpr std::string_view interactive = "it is interactive, and a page is not";
constexpr std::string_view geographic = "a map's projection is known only when it is drawn";
constexpr std::string_view of_trees = "there are no trees in Vega-Lite";
constexpr std::string_view of_the_window = "a page has no window: name a size in the specification";
constexpr std::string_view animated = "it is for animations, and a page does not move";

constexpr Function refused(std::string_view name, std::string_view why) {
  return Function{.name = name, .refusal = why};
}

constexpr std::array functions = {
    refused("event", interactive),
    refused("item", interactive),
    refused("group", interactive),
    refused("xy", interactive),
    refused("x", interactive),
    refused("y", interactive),
    refused("pinchDistance", interactive),
    refused("pinchAngle", interactive),
    refused("inScope", interactive),
    refused("intersect", interactive),
    refused("intersectLasso", interactive),
    refused("lassoAppend", interactive),
    refused("lassoPath", interactive),
    refused("modify", interactive),
    refused("setdata", interactive),
    refused("encode", interactive),
    refused("indata", interactive),
    refused("panLinear", interactive),
    refused("panLog", interactive),
    refused("panPow", interactive),
    refused("panSymlog", interactive),
    refused("zoomLinear", interactive),
    refused("zoomLog", interactive),
    refused("zoomPow", interactive),
    refused("zoomSymlog", interactive),
    refused("vlSelectionTest", interactive),
    refused("vlSelectionIdTest", interactive),
    refused("vlSelectionResolve", interactive),
    refused("vlSelectionTuples", interactive),
    refused("geoArea", geographic),
    refused("geoBounds", geographic),
    refused("geoCentroid", geographic),
    refused("geoScale", geographic),
    refused("geoTranslate", geographic),
    refused("geoShape", geographic),
    refused("pathShape", geographic),
    refused("treePath", of_trees),
    refused("treeAncestors", of_trees),
    refused("containerSize", of_the_window),
    refused("screen", of_the_window),
    refused("windowSize", of_the_window),
    refused("gradient", interactive),
    refused("easeLinear", animated),
    refused("easeCubic", animated),
    refused("easeQuad", animated),
    refused("easeSin", animated),
};

}  // namespace

std::span<Function const> refused_functions() { return functions; }

}  // namespace livret::expr
