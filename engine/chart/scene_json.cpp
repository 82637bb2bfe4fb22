#include "chart/scene_json.hpp"

#include "chart/model.hpp"
#include "scene/json.hpp"

namespace livret::chart {

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
  std::string json = "{\"size\": [" + std::to_string(built.width) + "," + std::to_string(built.height) +
                     "],\n\"scales\": " + plot::scales_json(built) + ",\n\"scene\":\n";
  std::vector<scene::GroupItem> groups;
  groups.push_back(std::move(built.root));
  root.items = std::move(groups);
  return json + scene::to_json(root) + "}\n";
}

}  // namespace livret::chart
