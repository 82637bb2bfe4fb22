#include "spec/layout_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "spec/apparatus_reader.hpp"
#include "spec/block_reader.hpp"
#include "spec/field_reader.hpp"
#include "spec/page_reader.hpp"
#include "spec/variable_name.hpp"

namespace livret::spec {

namespace {

constexpr std::size_t longest_chain = 8;

template <typename T>
void replace(std::optional<T>& old, std::optional<T> given) {
  if (given) old = std::move(given);
}

void read_lets(yaml::Node const& node, Layout& layout, diag::Sink& sink) {
  yaml::Fields const only_mapping(node, "`let`", sink);
  for (auto const& entry : node.entries) {
    auto const& key = entry.key;
    yaml::Fields fields(entry.value, "a named row", sink);
    auto rows = read_row_source(fields);
    fields.finish();
    if (!rows) continue;
    check_variable_name({key.text, key.span}, sink);
    std::erase_if(layout.lets, [&](auto const& let) { return let.first.text == key.text; });
    layout.lets.emplace_back(Name{key.text, key.span}, std::move(*rows));
  }
}

class LayoutLoader {
 public:
  LayoutLoader(Theme const* theme, Files& files) : theme_(theme), files_(files) {}

  std::optional<Layout> load(Name const& name, Files::Search search) {
    auto tree = files_.named(Files::Shelf::Layouts, name, search);
    if (!tree) return std::nullopt;
    if (std::find(chain_.begin(), chain_.end(), tree) != chain_.end() || chain_.size() == longest_chain) {
      files_.sink().error(name.where, fmt::format("the layout `{}` extends itself, or too many others", name.text));
      return std::nullopt;
    }
    chain_.push_back(tree);
    return read(name, std::move(tree));
  }

  DeclaredSources declared() const { return declared_; }

 private:
  /// The layout that is extended; where there is none, one that has only the theme's pages.
  std::optional<Layout> start_of(yaml::Fields& fields, std::string const& own_name) {
    auto const* extends = fields.optional("extends");
    if (extends == nullptr) return themed_pages();
    if (!yaml::read_string(*extends, files_.sink())) return std::nullopt;
    // A project may refine a shipped layout under its own name.
    return load({extends->text, extends->span},
                extends->text == own_name ? Files::Search::Library : Files::Search::Both);
  }

  Layout themed_pages() {
    Layout layout;
    if (theme_ == nullptr) return layout;
    if (theme_->page != nullptr) read_page(*theme_->page, layout.page, files_.sink());
    if (theme_->masters != nullptr) read_masters(*theme_->masters, layout, files_);
    layout.trees.push_back(theme_->tree);
    return layout;
  }

  std::optional<Layout> read(Name const& name, TreePtr tree) {
    auto& sink = files_.sink();
    yaml::Fields fields(tree->root, "a layout", sink);
    if (auto const* kind = fields.optional("kind")) yaml::read_choice<bool>(*kind, {{"layout", true}}, sink);
    auto layout = start_of(fields, name.text);
    if (!layout) return std::nullopt;
    layout->name = name.text;
    layout->where = tree->root.span;
    layout->title = fields.string_or("title", layout->title.empty() ? layout->name : layout->title);
    read_parts(fields, *layout);
    fields.finish();
    layout->trees.push_back(std::move(tree));
    return layout;
  }

  void read_parts(yaml::Fields& fields, Layout& layout) {
    auto& sink = files_.sink();
    auto const part = [&](std::string_view key, auto const& read) {
      if (auto const* node = fields.optional(key)) read(*node);
    };
    part("pages", [&](auto const& node) { layout.pages = read_page_budget(node, sink); });
    part("page", [&](auto const& node) { read_page(node, layout.page, sink); });
    part("masters", [&](auto const& node) { read_masters(node, layout, files_); });
    part("page-labels", [&](auto const& node) { layout.page_labels = read_page_labels(node, sink); });
    part("numbered", [&](auto const& node) { layout.numbering = read_numbering(node, sink); });
    part("styles", [&](auto const& node) { layout.styles.push_back(&node); });
    part("let", [&](auto const& node) { read_lets(node, layout, sink); });
    part("notes", [&](auto const& node) {
      if (!layout.notes) layout.notes.emplace();
      read_notes(node, *layout.notes, sink);
    });
    part("glossary", [&](auto const& node) { replace(layout.glossary, read_glossary_source(node, sink)); });
    part("bibliography", [&](auto const& node) { replace(layout.bibliography, read_bibliography_source(node, sink)); });
    declared_.glossary |= fields.has("glossary");
    declared_.bibliography |= fields.has("bibliography");
    part("blocks", [&](auto const& node) { layout.blocks = read_blocks(node, files_); });
  }

  Theme const* theme_;
  Files& files_;
  std::vector<TreePtr> chain_;
  DeclaredSources declared_;  ///< by the layout or those that it extends, readable or not
};

}  // namespace

LayoutPtr load_layout(Name const& name, Theme const* theme, Files& files) {
  LayoutLoader loader(theme, files);
  auto layout = loader.load(name, Files::Search::Both);
  if (!layout) return nullptr;
  check_sources(layout->blocks, loader.declared(), files.sink());
  check_room(*layout, files.sink());
  return std::make_shared<Layout const>(std::move(*layout));
}

}  // namespace livret::spec
