#include "spec/project.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "spec/field_reader.hpp"
#include "spec/files.hpp"
#include "spec/hyphenation_reader.hpp"
#include "spec/layout_reader.hpp"
#include "spec/typography_reader.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

namespace {

/// `date` as ISO 8601, checked against the calendar.
std::string read_date(yaml::Fields& fields) {
  auto const* node = fields.optional("date");
  if (node == nullptr) return {};
  auto const& text = node->text;
  auto const digits = [&](std::size_t begin, std::size_t count) {
    int value = 0;
    for (std::size_t i = begin; i < begin + count; ++i)
      value = text[i] >= '0' && text[i] <= '9' ? value * 10 + text[i] - '0' : -100'000;
    return value;
  };
  if (text.size() == 10 && text[4] == '-' && text[7] == '-' && digits(0, 4) >= 0 &&
      locale::milliseconds_of(digits(0, 4), digits(5, 2), digits(8, 2)))
    return text;
  fields.sink().error(node->span, fmt::format("`date` needs a day as `2023-10-05`, found {}", yaml::describe(*node)));
  return {};
}

void read_identity(yaml::Fields& fields, Project& project) {
  if (auto const* kind = fields.optional("kind")) yaml::read_choice<bool>(*kind, {{"project", true}}, fields.sink());
  project.title = fields.string("title").value_or("");
  if (!fields.has("title")) fields.required("title");
  project.series = fields.string_or("series", "");
  project.edition = fields.string_or("edition", "");
  project.date = read_date(fields);
  project.author = fields.string_or("author", "");
  if (auto const* keywords = fields.optional("keywords"))
    project.keywords = yaml::read_strings(*keywords, fields.sink());
  project.language = fields.string_or("language", "fr");
  project.locale = locale::find_locale(project.language);
  if (project.locale == nullptr) {
    fields.sink().error(fields.optional("language")->span, fmt::format("there is no locale `{}`", project.language),
                        "for example `fr` or `en-GB`");
    project.language = "fr";
    project.locale = locale::find_locale(project.language);
  }
  project.typography = locale::profile_of(project.language);
  if (auto const* node = fields.optional("typography")) read_typography(*node, project, fields.sink());
}

std::optional<DataFiles> read_data_item(yaml::Node const& item, Files& files) {
  if (item.kind == yaml::Kind::Scalar) return files.matching(item, Files::Root::Project);
  yaml::Fields fields(item, "an item of `data`", files.sink());
  auto const* pattern = fields.required("library");
  fields.finish();
  if (pattern == nullptr || !yaml::read_string(*pattern, files.sink())) return std::nullopt;
  return files.matching(*pattern, Files::Root::LibraryData);
}

std::vector<DataFiles> read_data_files(yaml::Node const* node, Files& files) {
  std::vector<DataFiles> all;
  if (node == nullptr) return all;
  if (node->kind != yaml::Kind::Sequence)
    files.sink().error(node->span, fmt::format("`data` needs a list of files, found {}", yaml::describe(*node)));
  for (auto const& item : node->items)
    if (auto data = read_data_item(item, files)) all.push_back(std::move(*data));
  return all;
}

std::vector<DerivedTable> read_tables(yaml::Node const* node, diag::Sink& sink) {
  std::vector<DerivedTable> tables;
  if (node == nullptr) return tables;
  yaml::Fields const only_mapping(*node, "`tables`", sink);
  for (auto const& [key, value] : node->entries) {
    yaml::Fields fields(value, "a derived table", sink);
    DerivedTable table;
    table.name = {key.text, key.span};
    auto const source = read_required_text(fields, "source");
    table.title = fields.string_or("title", "");
    table.transform = fields.optional("transform");
    fields.finish();
    if (!source) continue;
    table.source = {source->text, source->span()};
    tables.push_back(std::move(table));
  }
  return tables;
}

/// A parameter as YAML's core schema types a plain scalar; a number with a leading zero is a code, and stays text.
expr::Value parameter_value(yaml::Node const& node) {
  if (node.kind != yaml::Kind::Scalar) return {};
  if (node.style == yaml::ScalarStyle::Plain) {
    if (node.text == "true" || node.text == "false") return node.text == "true";
    auto const is_code = node.text.size() > 1 && node.text[0] == '0' && node.text[1] != '.';
    if (auto const number = is_code ? std::nullopt : base::parse_number(node.text)) return *number;
  }
  return node.text;
}

std::vector<std::pair<std::string, expr::Value>> read_parameters(yaml::Node const* node, diag::Sink& sink) {
  std::vector<std::pair<std::string, expr::Value>> parameters;
  if (node == nullptr) return parameters;
  yaml::Fields const only_mapping(*node, "`parameters`", sink);
  for (auto const& [key, value] : node->entries) {
    if (value.kind == yaml::Kind::Sequence || value.kind == yaml::Kind::Mapping)
      sink.error(value.span,
                 fmt::format("the parameter `{}` needs one value, found {}", key.text, yaml::describe(value)));
    parameters.emplace_back(key.text, parameter_value(value));
  }
  return parameters;
}

/// Reports styles that ask for a page master that the layout does not have.
void check_pages(StyleSheet const& styles, Layout const& layout, diag::Sink& sink) {
  std::vector<std::string> known;
  for (auto const& [name, master] : layout.masters) known.push_back(name.text);
  for (auto const& name : styles.names()) {
    auto const& page = styles.find(name)->declared.page;
    if (!page || page->text.empty() || std::find(known.begin(), known.end(), page->text) != known.end()) continue;
    auto const nearest = base::nearest_word(page->text, known);
    sink.error(page->where, fmt::format("there is no page master `{}`", page->text),
               nearest         ? fmt::format("did you mean `{}`?", *nearest)
               : known.empty() ? fmt::format("write it under `masters`: `{}: {{margin: …}}`", page->text)
                               : "those of the layout and theme are " + yaml::list_of(known));
  }
}

class DocumentReader {
 public:
  DocumentReader(Files& files, Name theme) : files_(files), default_theme_(std::move(theme)) {}

  std::optional<Document> read(Name const& name, yaml::Node const& node) {
    yaml::Fields fields(node, "a document", files_.sink());
    Document document;
    document.name = name.text;
    document.where = name.where;
    auto output = read_required_text(fields, "output");
    document.title = read_text(fields, "title");
    document.subject = read_text(fields, "subject");
    document.parameters = read_parameters(fields.optional("parameters"), files_.sink());
    document.for_each = read_for_each(fields);
    document.when = read_condition(fields, "when");
    auto const layout = read_required_text(fields, "layout");
    auto const theme = read_name(fields, "theme");
    fields.finish();
    document.theme = theme_named(theme.value_or(default_theme_));
    auto const look = layout ? look_of({layout->text, layout->span()}, document.theme) : Look{};
    document.layout = look.layout;
    document.styles = look.styles;
    if (!output || !document.layout || !document.theme) return std::nullopt;
    document.output = std::move(*output);
    return document;
  }

 private:
  /// A layout in a theme, and the styles of both.
  struct Look {
    LayoutPtr layout;
    std::shared_ptr<StyleSheet const> styles;
  };

  ThemePtr theme_named(Name const& name) {
    auto const known = themes_.find(name.text);
    if (known != themes_.end()) return known->second;
    auto tree = files_.named(Files::Shelf::Themes, name, Files::Search::Both);
    return themes_[name.text] = tree ? read_theme(name.text, std::move(tree), files_) : nullptr;
  }

  Look look_of(Name const& layout, ThemePtr const& theme) {
    auto const [known, is_new] = looks_.try_emplace({layout.text, theme ? theme->name : ""});
    auto& look = known->second;
    if (!is_new) return look;
    look.layout = load_layout(layout, theme.get(), files_);
    if (!look.layout || !theme) return look;
    look.styles = std::make_shared<StyleSheet const>(read_style_sheet(*theme, look.layout->styles, files_.sink()));
    check_pages(*look.styles, *look.layout, files_.sink());
    return look;
  }

  Files& files_;
  Name default_theme_;
  std::map<std::string, ThemePtr> themes_;
  std::map<std::pair<std::string, std::string>, Look> looks_;  ///< by layout and theme
};

/// Two documents that are one file each may not have the same name.
void check_outputs(std::vector<Document> const& documents, diag::Sink& sink) {
  std::map<std::string, Document const*> by_output;
  for (auto const& document : documents) {
    auto const [other, is_new] = by_output.emplace(document.output.text, &document);
    if (!is_new)
      sink.error(document.output.span(), fmt::format("`{}` is also the output of the document `{}`",
                                                     document.output.text, other->second->name));
  }
}

std::vector<Document> read_documents(yaml::Node const* node, Name const& theme, Files& files) {
  std::vector<Document> documents;
  if (node == nullptr) return documents;
  yaml::Fields const only_mapping(*node, "`documents`", files.sink());
  DocumentReader reader(files, theme);
  for (auto const& [key, value] : node->entries)
    if (auto document = reader.read({key.text, key.span}, value)) documents.push_back(std::move(*document));
  check_outputs(documents, files.sink());
  return documents;
}

}  // namespace

std::optional<Project> load_project(std::filesystem::path const& folder, std::filesystem::path const& library_folder,
                                    diag::SourceMap& sources, diag::Sink& sink) {
  Files files(folder, library_folder, sources, sink);
  auto tree = files.project_file();
  if (!tree) return std::nullopt;
  Project project;
  project.folder = folder;
  yaml::Fields fields(tree->root, "a project", sink);
  read_identity(fields, project);
  if (auto const* hyphenation = fields.optional("hyphenation")) read_hyphenation(*hyphenation, project, sink);
  project.data = read_data_files(fields.optional("data"), files);
  project.tables = read_tables(fields.optional("tables"), sink);
  auto const theme = read_name(fields, "theme");
  auto const* documents = fields.required("documents");
  project.documents = read_documents(documents, theme.value_or(Name{"territoires", {}}), files);
  fields.finish();
  project.tree = std::move(tree);
  return project;
}

}  // namespace livret::spec
