#include "chart/scene_json.hpp"

#include <cmath>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "chart/model.hpp"
#include "scale/colour_space.hpp"
#include "scene/json.hpp"

namespace livret::chart {

namespace {

void append_text(std::string& json, std::string_view text) {
  json += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      json += fmt::format("\\u{:04x}", static_cast<int>(c));
    else
      json += c;
  }
  json += '"';
}

void append_value(std::string& json, expr::Value const& value) {
  if (auto const* text = value.as<std::string>()) return append_text(json, *text);
  if (auto const* truth = value.as<bool>()) {
    json += *truth ? "true" : "false";
    return;
  }
  if (auto const* array = value.as<expr::Array>()) {
    json += '[';
    for (std::size_t i = 0; i < (*array)->size(); ++i) {
      if (i > 0) json += ',';
      append_value(json, (**array)[i]);
    }
    json += ']';
    return;
  }
  double const number = value.is_null() ? std::nan("") : value.to_number();
  json += std::isfinite(number) ? base::to_text(number) : "null";
}

void append_values(std::string& json, std::string_view name, std::vector<expr::Value> const& values) {
  json += fmt::format(",\"{}\":[", name);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) json += ',';
    append_value(json, values[i]);
  }
  json += ']';
}

/// Colours in one way of writing, however the author or the data have them.
std::vector<expr::Value> plain_range(std::vector<expr::Value> range) {
  for (auto& value : range) {
    auto const* text = value.as<std::string>();
    auto const colour = text != nullptr ? scale::read_colour(*text) : std::nullopt;
    if (colour) value = base::to_hex(*colour);
  }
  return range;
}

std::string scales_of(plot::Built const& built) {
  std::string json = "{";
  for (auto const& [name, scale, is_along_root] : built.scales) {
    if (json.size() > 1) json += ",\n";
    append_text(json, name);
    json += ":{\"type\":";
    append_text(json, scale::name_of(scale.type()));
    append_values(json, "domain", scale.domain());
    if (is_along_root) append_values(json, "range", plain_range(scale.range()));
    json += '}';
  }
  return json + "}";
}

}  // namespace

std::optional<std::string> scene_json(yaml::Node const& spec, std::filesystem::path const& folder,
                                      diag::SourceMap& sources, diag::Sink& sink) {
  static table::Tables const no_tables;
  transform::Context data;
  data.tables = &no_tables;
  data.locale = locale::find_locale("en");
  Config const config;
  auto const ready = make_ready(spec, data, config, {folder, folder, &sources}, sink);
  if (!ready) return std::nullopt;
  scene::EstimatedMetrics metrics;
  auto built = plot::build(*ready->prepared, {}, metrics, sink);
  scene::Mark root;
  root.role = scene::Role::Frame;
  root.name = "root";
  std::string const json = fmt::format(
      "{{\"size\":[{},{}],\n\"view\":[{},{}],\n\"origin\":[{},{}],\n\"scales\":{},\n\"scene\":\n", built.width,
      built.height, built.root.width, built.root.height, built.origin_x, built.origin_y, scales_of(built));
  std::vector<scene::GroupItem> groups;
  groups.push_back(std::move(built.root));
  root.items = std::move(groups);
  return json + scene::to_json(root) + "}\n";
}

}  // namespace livret::chart
