#include "spec/layout_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "spec/block_reader.hpp"
#include "spec/css.hpp"
#include "spec/variable_name.hpp"

namespace livret::spec {

namespace {

using base::Length;

constexpr std::size_t longest_chain = 8;

/// Reads the named sides over those that `margin` has.
base::Insets read_margin(yaml::Node const& node, base::Insets margin, diag::Sink& sink) {
  yaml::Fields fields(node, "a margin", sink);
  auto const side = [&](std::string const& key, Length& into) {
    auto const* given = fields.optional(key);
    if (auto const length = given != nullptr ? read_length(key, *given, sink) : std::nullopt) into = *length;
  };
  side("top", margin.top);
  side("right", margin.right);
  side("bottom", margin.bottom);
  side("left", margin.left);
  fields.finish();
  return margin;
}

void read_length_field(yaml::Fields& fields, std::string const& key, Length& into) {
  auto const* given = fields.optional(key);
  if (auto const length = given != nullptr ? read_length(key, *given, fields.sink()) : std::nullopt) into = *length;
}

base::Size mm(double width, double height) { return {Length::from_mm(width), Length::from_mm(height)}; }

std::optional<base::Size> read_paper(yaml::Node const& node, diag::Sink& sink) {
  if (node.kind == yaml::Kind::Sequence && node.items.size() == 2) {
    auto const width = read_length("size", node.items[0], sink);
    auto const height = read_length("size", node.items[1], sink);
    auto const least = Length::from_mm(20);
    if (!width || !height) return std::nullopt;
    if (*width >= least && *height >= least) return base::Size{*width, *height};
    sink.error(node.span, "`size` needs a page of 20mm or more a side");
    return std::nullopt;
  }
  return yaml::read_choice<base::Size>(node,
                                       {{"A3", mm(297, 420)},
                                        {"A4", mm(210, 297)},
                                        {"A5", mm(148, 210)},
                                        {"letter", mm(215.9, 279.4)},
                                        {"A3 landscape", mm(420, 297)},
                                        {"A4 landscape", mm(297, 210)},
                                        {"A5 landscape", mm(210, 148)},
                                        {"letter landscape", mm(279.4, 215.9)}},
                                       sink);
}

void check_room(yaml::Node const& node, base::Size size, base::Insets margin, Length beside, diag::Sink& sink) {
  auto const width = size.width - margin.horizontal() - beside;
  auto const height = size.height - margin.vertical();
  if (width > Length{} && height > Length{}) return;
  sink.error(node.span, fmt::format("the margins leave no room: {:.0f} × {:.0f} mm of {:.0f} × {:.0f} mm",
                                    width.to_mm(), height.to_mm(), size.width.to_mm(), size.height.to_mm()));
}

void read_page(yaml::Node const& node, Page& page, diag::Sink& sink) {
  yaml::Fields fields(node, "a page", sink);
  if (auto const* size = fields.optional("size")) page.size = read_paper(*size, sink).value_or(page.size);
  if (auto const* margin = fields.optional("margin")) page.margin = read_margin(*margin, page.margin, sink);
  read_length_field(fields, "margin-column", page.margin_column);
  read_length_field(fields, "margin-gap", page.margin_gap);
  fields.finish();
  auto const beside = page.margin_column > Length{} ? page.margin_column + page.margin_gap : Length{};
  check_room(node, page.size, page.margin, beside, sink);
}

void read_master(yaml::Node const& node, Page const& page, Master& master, Files& files) {
  auto& sink = files.sink();
  yaml::Fields fields(node, "a page master", sink);
  if (auto const* margin = fields.optional("margin")) {
    master.margin = read_margin(*margin, master.margin.value_or(page.margin), sink);
    check_room(*margin, page.size, *master.margin, {}, sink);
  }
  auto const top = [&](std::string const& key, std::optional<Length>& into) {
    if (auto const* given = fields.optional(key)) into = read_length(key, *given, sink);
  };
  if (auto const* header = fields.optional("header")) master.header = read_blocks(*header, files);
  if (auto const* footer = fields.optional("footer")) master.footer = read_blocks(*footer, files);
  top("header-top", master.header_top);
  top("footer-top", master.footer_top);
  fields.finish();
}

void read_masters(yaml::Node const& node, Layout& layout, Files& files) {
  yaml::Fields fields(node, "the page masters", files.sink());
  if (auto const* rest = fields.optional("rest")) read_master(*rest, layout.page, layout.rest, files);
  if (auto const* first = fields.optional("first")) {
    if (!layout.first) layout.first.emplace();
    read_master(*first, layout.page, *layout.first, files);
  }
  fields.finish();
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

Notes read_notes(yaml::Node const& node, diag::Sink& sink) {
  Notes notes;
  yaml::Fields fields(node, "the notes", sink);
  if (!fields.has("for-each")) {
    for (auto const& [key, value] : node.entries)
      if (yaml::read_string(value, sink))
        notes.listed.emplace_back(Name{key.text, key.span}, SourceText{value.text, &value, {}});
    return notes;
  }
  auto for_each = read_for_each(fields);
  auto label = read_required_text(fields, "label");
  auto text = read_required_text(fields, "text");
  fields.finish();
  if (for_each && label && text)
    notes.from_rows = Notes::FromRows{std::move(*for_each), std::move(*label), std::move(*text)};
  return notes;
}

class LayoutLoader {
 public:
  explicit LayoutLoader(Files& files) : files_(files) {}

  std::optional<Layout> load(Name const& name, Files::Search search) {
    auto tree = files_.named("layouts", name, search);
    if (!tree) return std::nullopt;
    if (std::find(chain_.begin(), chain_.end(), tree) != chain_.end() || chain_.size() == longest_chain) {
      files_.sink().error(name.where, fmt::format("the layout `{}` extends itself, or too many others", name.text));
      return std::nullopt;
    }
    chain_.push_back(tree);
    return read(name, std::move(tree));
  }

 private:
  /// The layout that `tree` extends, or an empty one.
  std::optional<Layout> start_of(yaml::Fields& fields, std::string const& own_name) {
    auto const* extends = fields.optional("extends");
    if (extends == nullptr) return Layout{};
    if (!yaml::read_string(*extends, files_.sink())) return std::nullopt;
    // A project may refine a shipped layout under its own name.
    return load({extends->text, extends->span},
                extends->text == own_name ? Files::Search::Library : Files::Search::Both);
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
    if (auto const* pages = fields.optional("pages")) {
      if (auto const count = yaml::read_integer(*pages, 1, 10'000, sink))
        layout.pages = {static_cast<int>(*count), static_cast<int>(*count), pages->span};
    }
    if (auto const* page = fields.optional("page")) read_page(*page, layout.page, sink);
    if (auto const* masters = fields.optional("masters")) read_masters(*masters, layout, files_);
    if (auto const* styles = fields.optional("styles")) layout.styles.push_back(styles);
    if (auto const* let = fields.optional("let")) read_lets(*let, layout, sink);
    if (auto const* notes = fields.optional("notes")) layout.notes = read_notes(*notes, sink);
    if (auto const* blocks = fields.optional("blocks")) layout.blocks = read_blocks(*blocks, files_);
  }

  Files& files_;
  std::vector<TreePtr> chain_;
};

}  // namespace

LayoutPtr load_layout(Name const& name, Files& files) {
  auto layout = LayoutLoader(files).load(name, Files::Search::Both);
  return layout ? std::make_shared<Layout const>(std::move(*layout)) : nullptr;
}

}  // namespace livret::spec
