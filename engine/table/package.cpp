#include "table/package.hpp"

#include <algorithm>
#include <deque>
#include <set>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/text.hpp"
#include "table/csv_rows.hpp"
#include "table/keys.hpp"
#include "table/resource.hpp"
#include "table/rows.hpp"
#include "yaml/reader.hpp"

namespace livret::table {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_listing = 6;  ///< files of a folder that a hint names

std::vector<std::string> files_in(fs::path const& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    names.push_back(entry->path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

/// What to do about a file that is not there: the nearest name in its folder, or a few of the names.
std::string hint_about_missing(fs::path const& file) {
  auto const names = files_in(file.parent_path());
  if (names.empty()) return fmt::format("there is nothing in the folder `{}`", file.parent_path().filename().string());
  if (auto const near = base::nearest_word(file.filename().string(), names))
    return fmt::format("did you mean `{}`?", *near);
  std::vector<std::string> const shown(
      names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), longest_listing)));
  return fmt::format("the folder has {}{}", yaml::list_of(shown), shown.size() < names.size() ? ", …" : "");
}

struct LoadedResource {
  Resource resource;
  LoadedRows rows;
};

class PackageLoader {
 public:
  PackageLoader(fs::path const& root, diag::SourceMap& sources, diag::Sink& sink)
      : root_(root), sources_(sources), sink_(sink) {}

  void load(fs::path const& file) {
    auto bytes = base::read_file(file);
    if (!bytes) return sink_.error({}, fmt::format("cannot read `{}`: {}", shown_path(file), bytes.error()));
    auto const source = sources_.add(shown_path(file), std::move(bytes).value());
    auto descriptor = yaml::load(sources_, source, sink_);
    if (!descriptor) {
      has_unread_file_ = true;
      return;
    }
    auto const& kept = descriptors_.emplace_back(std::move(*descriptor));
    for (auto& resource : read_resources(kept, undescribed_, sink_)) load_rows(std::move(resource), file);
  }

  Tables finish() {
    Tables tables;
    for (auto const& loaded : loaded_) tables.emplace(loaded.resource.name.name, loaded.rows.table);
    for (auto& loaded : loaded_) {
      forget_keys_to_broken_tables(loaded.resource.schema, tables);
      check_foreign_keys(loaded.rows, loaded.resource.schema, tables, sink_);
    }
    return tables;
  }

 private:
  std::string shown_path(fs::path const& file) const {
    auto const relative = file.lexically_normal().lexically_proximate(root_.lexically_normal());
    return relative.generic_string();
  }

  void load_rows(Resource resource, fs::path const& descriptor) {
    if (is_taken(resource.name)) return;
    auto const rows = read_rows(resource, descriptor);
    if (!rows) {
      undescribed_.push_back(resource.name.name);
      return;
    }
    rows->table->title = resource.title;
    rows->table->source = resource.source;
    rows->table->fictional = resource.fictional;
    check_own_keys(*rows, resource.schema, sources_, sink_);
    loaded_.push_back({std::move(resource), *rows});
  }

  bool is_taken(PlacedName const& name) {
    auto const [other, is_new] = place_of_name_.emplace(name.name, name.span);
    if (is_new) return false;
    auto const first = other->second;
    sink_.error(name.span, fmt::format("there are two tables `{}`", name.name),
                fmt::format("the other one is in {}, line {}", sources_.name(first.source),
                            sources_.position(first.source, first.begin).line));
    return true;
  }

  std::optional<LoadedRows> read_rows(Resource const& resource, fs::path const& descriptor) {
    auto const& name = resource.name.name;
    if (resource.data != nullptr) return read_inline_rows(name, resource.schema, *resource.data, sink_);
    if (!resource.path) return std::nullopt;
    auto const file = find_file(*resource.path, descriptor);
    if (!file) return std::nullopt;
    auto bytes = base::read_file(*file);
    if (!bytes) {
      sink_.error(resource.path->span, fmt::format("cannot read `{}`: {}", resource.path->name, bytes.error()));
      return std::nullopt;
    }
    return read_csv_rows(name, resource.schema, resource.dialect, shown_path(*file), std::move(bytes).value(), sources_,
                         sink_);
  }

  /// The file that a path names, within the root; reports and gives nothing where there is none.
  std::optional<fs::path> find_file(PlacedName const& path, fs::path const& descriptor) {
    auto const quoted = yaml::quotation(path.name);
    auto const refuse = [&](std::string message, std::string hint) {
      sink_.error(path.span, std::move(message), std::move(hint));
      return std::nullopt;
    };
    if (path.name.find("://") != std::string::npos)
      return refuse(fmt::format("expected the path of a file, found the address `{}`", quoted),
                    "download the file into the project");
    fs::path const relative(path.name);
    if (relative.is_absolute())
      return refuse(fmt::format("expected a path relative to this file, found `{}`", quoted),
                    "copy the file into the project");
    auto const file = (descriptor.parent_path() / relative).lexically_normal();
    if (!base::is_inside(file, root_))
      return refuse(fmt::format("the path `{}` leaves the project", quoted), "copy the file into the project");
    std::error_code error;
    if (!fs::exists(file, error)) return refuse(fmt::format("there is no file `{}`", quoted), hint_about_missing(file));
    return file;
  }

  /// A table that could not be read has been reported itself: the keys that point to it are not complained about.
  void forget_keys_to_broken_tables(Schema& schema, Tables const& tables) const {
    std::erase_if(schema.foreign_keys, [&](ForeignKey const& key) {
      auto const& name = key.resource.name;
      if (name.empty() || tables.contains(name)) return false;
      return has_unread_file_ || std::find(undescribed_.begin(), undescribed_.end(), name) != undescribed_.end();
    });
  }

  fs::path const& root_;
  diag::SourceMap& sources_;
  diag::Sink& sink_;
  std::deque<yaml::Node> descriptors_;  ///< the cells' places refer to them
  std::vector<LoadedResource> loaded_;
  std::map<std::string, diag::Span> place_of_name_;
  std::vector<std::string> undescribed_;  ///< tables that were named and could not be read
  bool has_unread_file_ = false;
};

}  // namespace

Tables load_packages(std::vector<fs::path> const& files, fs::path const& root, diag::SourceMap& sources,
                     diag::Sink& sink) {
  PackageLoader loader(root, sources, sink);
  for (auto const& file : files) loader.load(file);
  return loader.finish();
}

}  // namespace livret::table
