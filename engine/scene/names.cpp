#include <iterator>

#include "scene/scene.hpp"

namespace livret::scene {

namespace {

using Names = std::string_view const[];

constexpr Names types = {"arc",  "area", "group", "image",  "line", "path",
                         "rect", "rule", "shape", "symbol", "text", "trail"};
static_assert(std::size(types) == std::variant_size_v<Items>);

constexpr Names roles = {"",
                         "mark",
                         "frame",
                         "scope",
                         "axis",
                         "axis-domain",
                         "axis-grid",
                         "axis-label",
                         "axis-tick",
                         "axis-title",
                         "legend",
                         "legend-band",
                         "legend-entry",
                         "legend-gradient",
                         "legend-label",
                         "legend-symbol",
                         "legend-title",
                         "title",
                         "title-text",
                         "title-subtitle",
                         "row-header",
                         "row-footer",
                         "row-title",
                         "column-header",
                         "column-footer",
                         "column-title"};
static_assert(std::size(roles) == static_cast<std::size_t>(Role::ColumnTitle) + 1);

constexpr Names symbols = {"circle",   "cross",       "diamond",       "square",        "arrow",          "wedge",
                           "triangle", "triangle-up", "triangle-down", "triangle-left", "triangle-right", "stroke"};
static_assert(std::size(symbols) == static_cast<std::size_t>(Symbol::Stroke) + 1);

constexpr Names interpolates = {
    "linear",     "linear-closed", "step",        "step-before",      "step-after",        "basis",
    "basis-open", "basis-closed",  "cardinal",    "cardinal-open",    "cardinal-closed",   "bundle",
    "monotone",   "natural",       "catmull-rom", "catmull-rom-open", "catmull-rom-closed"};
static_assert(std::size(interpolates) == static_cast<std::size_t>(Interpolate::CatmullRomClosed) + 1);

constexpr Names aligns = {"left", "center", "right"};
constexpr Names baselines = {"alphabetic", "top", "middle", "bottom", "line-top", "line-bottom"};

template <typename Enum, std::size_t count>
std::optional<Enum> find(std::string_view const (&names)[count], std::string_view name) {
  for (std::size_t i = 0; i < count; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view Mark::type() const { return types[items.index()]; }

std::string_view name_of(Role role) { return roles[static_cast<std::size_t>(role)]; }
std::string_view name_of(Symbol symbol) { return symbols[static_cast<std::size_t>(symbol)]; }
std::string_view name_of(Interpolate interpolate) { return interpolates[static_cast<std::size_t>(interpolate)]; }
std::string_view name_of(Align align) { return aligns[static_cast<std::size_t>(align)]; }
std::string_view name_of(Baseline baseline) { return baselines[static_cast<std::size_t>(baseline)]; }

std::optional<Symbol> find_symbol(std::string_view name) { return find<Symbol>(symbols, name); }
std::optional<Interpolate> find_interpolate(std::string_view name) { return find<Interpolate>(interpolates, name); }

}  // namespace livret::scene
