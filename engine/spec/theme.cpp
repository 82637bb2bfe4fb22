#include "spec/theme.hpp"

#include <fmt/format.h>

#include "spec/field_reader.hpp"
#include "spec/files.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

namespace {

void read_colours(yaml::Node const* node, Palette& palette, diag::Sink& sink) {
  if (node == nullptr) return;
  yaml::Fields const only_mapping(*node, "the colours of a theme", sink);
  Palette const css_only;
  for (auto const& [key, value] : node->entries)
    if (auto const colour = read_colour(value, css_only, sink)) palette.colours[key.text] = *colour;
}

void read_families(yaml::Node const* node, Palette& palette, diag::Sink& sink) {
  if (node == nullptr) return;
  yaml::Fields const only_mapping(*node, "the families of a theme", sink);
  for (auto const& [key, value] : node->entries)
    if (auto const family = yaml::read_string(value, sink)) palette.families[key.text] = *family;
}

std::vector<base::Colour> read_colour_list(yaml::Node const* node, Palette const& palette, diag::Sink& sink) {
  std::vector<base::Colour> colours;
  if (node == nullptr) return colours;
  if (node->kind != yaml::Kind::Sequence) {
    sink.error(node->span, fmt::format("a list of colours is needed here, found {}", yaml::describe(*node)));
    return colours;
  }
  for (auto const& item : node->items)
    if (auto const colour = read_colour(item, palette, sink)) colours.push_back(*colour);
  return colours;
}

yaml::Node const* read_mapping(yaml::Node const* node, diag::Sink& sink) {
  if (node == nullptr || node->kind == yaml::Kind::Mapping) return node;
  sink.error(node->span, fmt::format("a mapping is needed here, found {}", yaml::describe(*node)));
  return nullptr;
}

ChartLook read_chart_look(yaml::Node const* node, Palette const& palette, diag::Sink& sink) {
  ChartLook look;
  if (node == nullptr) return look;
  look.where = node->span;
  yaml::Fields fields(*node, "the `chart` of a theme", sink);
  auto const read_style = [&](std::string_view key, Declarations& into) {
    if (auto const* style = fields.optional(key)) into = read_declarations(*style, palette, {}, sink);
  };
  auto const read_one = [&](std::string_view key, base::Colour& into) {
    auto const* given = fields.optional(key);
    if (auto const colour = given != nullptr ? read_colour(*given, palette, sink) : std::nullopt) into = *colour;
  };
  read_style("label", look.label);
  read_style("title", look.title);
  read_one("mark", look.mark);
  read_one("grid", look.grid);
  read_one("domain", look.domain);
  read_one("background", look.background);
  look.category = read_colour_list(fields.optional("category"), palette, sink);
  look.ramp = read_colour_list(fields.optional("ramp"), palette, sink);
  look.config = read_mapping(fields.optional("config"), sink);
  fields.finish();
  return look;
}

std::optional<Logo> read_logo_file(yaml::Node const& node, std::string variant, Files& files) {
  yaml::Fields fields(node, "a logo of a theme", files.sink());
  auto const* file = fields.required("file");
  auto alt = read_text(fields, "alt");
  fields.finish();
  if (file == nullptr || !text_of(file, files.sink())) return std::nullopt;
  auto const [bytes, source_of_svg] = files.image(*file);
  if (!bytes) return std::nullopt;
  return Logo{std::move(variant), {file->text, file->span}, std::move(alt), bytes, source_of_svg};
}

/// One logo, or several by variant, of which `default` is the usual one.
std::vector<Logo> read_logos(yaml::Node const& node, Files& files) {
  std::vector<Logo> logos;
  auto const add = [&](yaml::Node const& logo, std::string variant) {
    if (auto read = read_logo_file(logo, std::move(variant), files)) logos.push_back(std::move(*read));
  };
  bool const is_one = node.kind != yaml::Kind::Mapping || node.find("file") != nullptr || node.find("alt") != nullptr;
  if (is_one) {
    add(node, "");
    return logos;
  }
  for (auto const& [key, value] : node.entries) add(value, key.text == "default" ? "" : key.text);
  return logos;
}

}  // namespace

ThemePtr read_theme(std::string name, TreePtr tree, Files& files) {
  auto& sink = files.sink();
  auto theme = std::make_shared<Theme>();
  yaml::Fields fields(tree->root, "a theme", sink);
  if (auto const* kind = fields.optional("kind")) yaml::read_choice<bool>(*kind, {{"theme", true}}, sink);
  theme->name = std::move(name);
  theme->title = fields.string_or("title", theme->name);
  read_colours(fields.optional("colours"), theme->palette, sink);
  read_families(fields.optional("families"), theme->palette, sink);
  theme->chart = read_chart_look(fields.optional("chart"), theme->palette, sink);
  theme->styles = fields.optional("styles");
  theme->page = fields.optional("page");
  theme->masters = fields.optional("masters");
  if (auto const* logo = fields.optional("logo")) theme->logos = read_logos(*logo, files);
  fields.finish();
  theme->tree = std::move(tree);
  return theme;
}

ThemePtr load_theme(std::string const& name, std::filesystem::path const& project_folder,
                    std::filesystem::path const& library_folder, diag::SourceMap& sources, diag::Sink& sink) {
  Files files(project_folder, library_folder, sources, sink);
  auto tree = files.named(Files::Shelf::Themes, {name, {}}, Files::Search::Both);
  return tree ? read_theme(name, std::move(tree), files) : nullptr;
}

}  // namespace livret::spec
