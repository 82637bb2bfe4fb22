#include "spec/files.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/text.hpp"

namespace livret::spec {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t{16} << 20;
constexpr std::size_t largest_image = std::size_t{64} << 20;

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '-' || c == '_' || c == '.';
  });
}

/// Whether `name` fits `pattern` with `*` and `?`. At most pattern × name steps.
bool matches(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  auto star = std::string_view::npos;
  std::size_t resume = 0;
  while (n < name.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n]) && pattern[p] != '*') {
      ++p;
      ++n;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

std::vector<fs::path> files_like(fs::path const& folder, std::string const& pattern) {
  std::vector<fs::path> found;
  std::error_code failed;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
    if (matches(pattern, at->path().filename().string())) found.push_back(at->path());
  std::sort(found.begin(), found.end());
  return found;
}

/// Of a path relative to a folder; an empty one has no way there from the folder.
bool leaves_its_folder(fs::path const& relative) {
  return relative.empty() || relative.is_absolute() || *relative.lexically_normal().begin() == "..";
}

/// Whether it is text that starts with a tag or declaration, as an SVG drawing does.
bool is_xml(std::string_view bytes) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  return base::trim(bytes).starts_with('<') && !base::find_invalid_utf8(bytes);
}

std::string shown(fs::path const& path, fs::path const& root) { return path.lexically_relative(root).generic_string(); }

}  // namespace

Files::Files(fs::path project, fs::path library, diag::SourceMap& sources, diag::Sink& sink)
    : project_(std::move(project)), library_(std::move(library)), sources_(sources), sink_(sink) {}

TreePtr Files::load(fs::path const& path, fs::path const& root, diag::Span named_at) {
  if (auto const known = trees_.find(path); known != trees_.end()) return known->second;
  auto bytes = base::read_file(path, largest_file);
  if (!bytes) {
    sink_.error(named_at, fmt::format("`{}` cannot be read: {}", shown(path, root), bytes.error()));
    return nullptr;
  }
  auto tree = std::make_shared<Tree>();
  tree->source = sources_.add(shown(path, root), std::move(bytes).value());
  auto loaded = yaml::load(sources_, tree->source, sink_);
  if (loaded) tree->root = std::move(*loaded);
  return trees_[path] = loaded ? TreePtr(std::move(tree)) : nullptr;
}

TreePtr Files::project_file() {
  auto const path = project_ / "livret.yaml";
  std::error_code failed;
  if (!fs::exists(path, failed)) {
    sink_.error({}, fmt::format("`{}` has no `livret.yaml`", project_.string()),
                "a project is a folder with a `livret.yaml` in it");
    return nullptr;
  }
  if (!base::is_inside(path, project_)) {
    sink_.error({}, fmt::format("`{}` leads out of the project folder", path.string()));
    return nullptr;
  }
  return load(path, project_, {});
}

bool Files::may_read(fs::path const& path, Folder const& folder, Name const& named_by) {
  std::error_code failed;
  if (leaves_its_folder(path.lexically_relative(folder.path))) {
    sink_.error(named_by.where, fmt::format("`{}` is outside {}", named_by.text, folder.name),
                folder.path == project_ ? "files are named by paths relative to the folder of `livret.yaml`"
                                        : fmt::format("files are named by paths relative to {}", folder.name));
    return false;
  }
  if (!fs::exists(path, failed)) {
    auto const in = folder.path == project_ ? "" : fmt::format(" in {}", folder.name);
    sink_.error(named_by.where, fmt::format("there is no file `{}`{}", shown(path, folder.path), in));
    return false;
  }
  if (!base::is_inside(path, folder.path)) {
    sink_.error(named_by.where, fmt::format("`{}` leads out of {}", named_by.text, folder.name));
    return false;
  }
  return true;
}

TreePtr Files::named(Shelf shelf, Name const& name, Search search) {
  std::string const folder = shelf == Shelf::Themes ? "layouts/themes" : "layouts";
  if (!is_plain_name(name.text)) {
    sink_.error(name.where,
                fmt::format("a name of letters, digits, `-` and `_` is needed here, found `{}`", name.text));
    return nullptr;
  }
  std::vector<fs::path> roots = {library_};
  if (search == Search::Both) roots.insert(roots.begin(), project_);
  std::error_code failed;
  std::vector<std::string> known;
  for (auto const& root : roots) {
    auto const path = root / folder / (name.text + ".yaml");
    if (fs::exists(path, failed)) {
      if (!may_read(path, {root, root, root == project_ ? "the project folder" : "the library"}, name)) return nullptr;
      auto tree = load(path, root, name.where);
      if (tree && (shelf == Shelf::Themes || root != project_))
        image_folders_[tree->source] = {(root / folder / name.text).lexically_normal(), root,
                                        fmt::format("`{}/{}`", folder, name.text)};
      return tree;
    }
    for (auto const& file : files_like(root / folder, "*.yaml")) known.push_back(file.stem().string());
  }
  if (search == Search::Library) {
    sink_.error(name.where,
                fmt::format("the layout extends itself: the library has no `{}/{}.yaml`", folder, name.text),
                "name another one, or leave `extends` out");
    return nullptr;
  }
  auto const nearest = base::nearest_word(name.text, known);
  sink_.error(name.where, fmt::format("there is no `{}/{}.yaml` in the project or the library", folder, name.text),
              nearest ? fmt::format("did you mean `{}`?", *nearest) : "");
  return nullptr;
}

std::optional<SourceText> Files::text(yaml::Node const& path) {
  auto const full = (project_ / path.text).lexically_normal();
  if (!may_read(full, project_folder(), {path.text, path.span})) return std::nullopt;
  auto const known = texts_.find(full);
  if (known != texts_.end()) return SourceText{sources_.text(known->second), nullptr, known->second};
  auto bytes = base::read_file(full, largest_file);
  if (!bytes) {
    sink_.error(path.span, fmt::format("`{}` cannot be read: {}", path.text, bytes.error()));
    return std::nullopt;
  }
  auto const source = sources_.add(shown(full, project_), std::move(bytes).value());
  texts_[full] = source;
  auto const& text = sources_.text(source);
  if (auto const bad = base::find_invalid_utf8(text)) {
    auto const at = static_cast<std::uint32_t>(*bad);
    sink_.error({source, at, at + 1}, "the text is not valid UTF-8 here", "save the file as UTF-8");
    return std::nullopt;
  }
  return SourceText{text, nullptr, source};
}

ImageFile Files::image(yaml::Node const& path) {
  auto const beside = image_folders_.find(path.span.source);
  auto const folder = beside == image_folders_.end() ? project_folder() : beside->second;
  auto const full = (folder.path / path.text).lexically_normal();
  if (auto const known = images_.find(full); known != images_.end()) return known->second;
  if (!may_read(full, folder, {path.text, path.span})) return {};
  auto bytes = base::read_file(full, largest_image);
  if (!bytes) {
    sink_.error(path.span, fmt::format("`{}` cannot be read: {}", path.text, bytes.error()));
    return {};
  }
  auto& image = images_[full];
  image.bytes = std::make_shared<std::string const>(std::move(bytes).value());
  if (is_xml(*image.bytes)) image.source_of_svg = sources_.add(shown(full, folder.root), *image.bytes);
  return image;
}

DataFiles Files::matching(yaml::Node const& pattern, Root root) {
  DataFiles data;
  data.root = root == Root::Project ? project_ : library_ / "data";
  fs::path const relative(pattern.text);
  if (pattern.text.empty() || leaves_its_folder(relative)) {
    sink_.error(pattern.span, fmt::format("`{}` is outside the project folder", pattern.text),
                "files are named by paths relative to the folder of `livret.yaml`, or of the library with `library:`");
    return data;
  }
  auto const folder = (data.root / relative.parent_path()).lexically_normal();
  auto const name = relative.filename().string();
  if (name.find_first_of("*?") == std::string::npos) {
    auto const path = folder / name;
    Folder const folder_of_data{data.root, data.root,
                                root == Root::Project ? "the project folder" : "the library’s `data`"};
    if (may_read(path, folder_of_data, {pattern.text, pattern.span})) data.files.push_back(path);
    return data;
  }
  for (auto const& path : files_like(folder, name))
    if (base::is_inside(path, data.root)) data.files.push_back(path);
  if (data.files.empty()) sink_.error(pattern.span, fmt::format("no file fits `{}`", pattern.text));
  return data;
}

}  // namespace livret::spec
