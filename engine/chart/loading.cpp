#include "chart/loading.hpp"

#include <mutex>

#include <fmt/format.h>

#include "base/file.hpp"
#include "geo/graticule.hpp"
#include "geo/topology.hpp"
#include "image/image.hpp"
#include "table/data_source.hpp"
#include "yaml/reader.hpp"

namespace livret::chart {

namespace {

geo::Position pair_of(yaml::Node const& node, geo::Position fallback, diag::Sink& sink) {
  if (node.kind != yaml::Kind::Sequence || node.items.size() != 2) return fallback;
  auto const x = yaml::read_number(node.items[0], sink), y = yaml::read_number(node.items[1], sink);
  return x && y ? geo::Position{*x, *y} : fallback;
}

std::vector<expr::Value> graticule_rows(yaml::Node const* parameters, diag::Sink& sink) {
  geo::Graticule graticule;
  auto const read_range = [&](yaml::Node const* node, geo::Graticule::Range& range) {
    if (node == nullptr || node->items.size() != 2) return;
    range = {pair_of(node->items[0], range.from, sink), pair_of(node->items[1], range.to, sink)};
  };
  auto const read_step = [&](yaml::Node const* node, geo::Position& step) {
    if (node != nullptr) step = pair_of(*node, step, sink);
  };
  if (parameters != nullptr) {
    read_range(parameters->find("extent"), graticule.extent_major);
    read_range(parameters->find("extent"), graticule.extent_minor);
    read_range(parameters->find("extentMajor"), graticule.extent_major);
    read_range(parameters->find("extentMinor"), graticule.extent_minor);
    read_step(parameters->find("step"), graticule.step_major);
    read_step(parameters->find("step"), graticule.step_minor);
    read_step(parameters->find("stepMajor"), graticule.step_major);
    read_step(parameters->find("stepMinor"), graticule.step_minor);
    if (auto const* precision = parameters->find("precision"))
      if (auto const number = yaml::read_number(*precision, sink)) graticule.precision = *number;
  }
  diag::Span const span = parameters != nullptr ? parameters->span : diag::Span();
  return {geo::to_value(geo::graticule_lines(graticule, span, sink))};
}

std::vector<expr::Value> topology_rows(expr::Value const& topology, table::DataFormat const& format, diag::Span place,
                                       diag::Sink& sink) {
  std::vector<expr::Value> rows;
  if (!format.feature.empty()) {
    for (auto const& feature : geo::topology_features(topology, format.feature, place, sink))
      rows.push_back(geo::to_value(feature));
    return rows;
  }
  auto const mesh = geo::topology_mesh(topology, format.mesh, geo::MeshFilter::All, place, sink);
  if (mesh) rows.push_back(geo::to_value(*mesh));
  return rows;
}

/// The images of a chart that were read without fault. Thread-safe.
class LoadedImages {
 public:
  frame::ImagePtr find(std::string const& url) {
    std::lock_guard const lock(mutex_);
    auto const found = images_.find(url);
    return found == images_.end() ? nullptr : found->second;
  }
  /// The one that was kept first, where another thread has read it as well.
  frame::ImagePtr keep(std::string const& url, frame::ImagePtr image) {
    if (image == nullptr) return nullptr;
    std::lock_guard const lock(mutex_);
    return images_.try_emplace(url, std::move(image)).first->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, frame::ImagePtr> images_;
};

std::optional<std::filesystem::path> path_of_image(std::string const& url, Files const& files, diag::Span channel,
                                                   diag::Sink& sink) {
  if (url.find("://") != std::string::npos || url.starts_with("data:") || files.root.empty()) {
    sink.error(channel, fmt::format("an image is not read from `{}`", yaml::quotation(url)),
               "name a file of the project by its relative path");
    return std::nullopt;
  }
  auto const folder = files.folder.empty() ? files.root : files.folder;
  std::error_code error;
  auto const path = std::filesystem::weakly_canonical(folder / url, error);
  auto const root = std::filesystem::weakly_canonical(files.root, error);
  auto const relative = path.lexically_relative(root);
  if (!error && !relative.empty() && *relative.begin() != "..") return path;
  sink.error(channel, fmt::format("`{}` is outside the project's folder", yaml::quotation(url)));
  return std::nullopt;
}

}  // namespace

table::TablePtr load_data(yaml::Node const& data, yaml::Node const* datasets, transform::Context const& context,
                          Files const& files, diag::Sink& sink) {
  auto const source = table::read_data_source(data, sink);
  if (!source) return nullptr;
  table::DataContext where;
  where.root = files.root;
  where.folder = files.folder;
  where.tables = context.tables;
  where.datasets = datasets;
  where.sources = files.sources;
  where.graticule = graticule_rows;
  where.features = topology_rows;
  return table::load_data(*source, {}, where, sink);
}

plot::ImageLoader image_loader(Files const& files) {
  auto loaded = std::make_shared<LoadedImages>();
  return [files, loaded](std::string const& url, diag::Span channel, diag::Sink& sink) -> frame::ImagePtr {
    if (auto known = loaded->find(url)) return known;
    auto const path = path_of_image(url, files, channel, sink);
    if (!path) return nullptr;
    auto bytes = base::read_file(*path);
    if (!bytes) {
      sink.error(channel, fmt::format("`{}` cannot be read: {}", yaml::quotation(url), bytes.error()));
      return nullptr;
    }
    return loaded->keep(url, image::read_image(std::move(bytes).value(), channel, sink));
  };
}

}  // namespace livret::chart
