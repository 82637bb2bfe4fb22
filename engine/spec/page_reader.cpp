#include "spec/page_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "content/label_name.hpp"
#include "spec/block_reader.hpp"
#include "spec/css.hpp"
#include "spec/field_reader.hpp"

namespace livret::spec {

namespace {

using base::Length;

constexpr long long most_pages = 10'000;

/// Reads the named sides over those that `margin` has.
base::Insets read_margin(yaml::Node const& node, base::Insets margin, diag::Sink& sink) {
  yaml::Fields fields(node, "a margin", sink);
  auto const side = [&](std::string const& key, Length& into) { into = read_length_field(fields, key).value_or(into); };
  side("top", margin.top);
  side("right", margin.right);
  side("bottom", margin.bottom);
  side("left", margin.left);
  fields.finish();
  return margin;
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

Master read_master(yaml::Node const& node, Page const& page, Master master, Files& files) {
  auto& sink = files.sink();
  yaml::Fields fields(node, "a page master", sink);
  auto const length = [&](std::string const& key, std::optional<Length>& into) {
    if (auto const given = read_length_field(fields, key)) into = given;
  };
  if (auto const* margin = fields.optional("margin"))
    master.margin = read_margin(*margin, master.margin.value_or(page.margin), sink);
  length("margin-column", master.margin_column);
  length("margin-gap", master.margin_gap);
  if (auto const* header = fields.optional("header")) master.header = read_blocks(*header, files);
  if (auto const* footer = fields.optional("footer")) master.footer = read_blocks(*footer, files);
  length("header-top", master.header_top);
  length("footer-top", master.footer_top);
  fields.finish();
  return master;
}

/// The master that `name` has so far; an empty one where it is new.
Master& master_named(Name const& name, Layout& layout) {
  if (name.text == "rest") return layout.rest;
  if (name.text == "first") {
    if (!layout.first) layout.first.emplace();
    return *layout.first;
  }
  auto const known = std::find_if(layout.masters.begin(), layout.masters.end(),
                                  [&](auto const& m) { return m.first.text == name.text; });
  if (known != layout.masters.end()) return known->second;
  return layout.masters.emplace_back(name, Master{}).second;
}

/// A name that styles can ask for. One that is nearly `first` or `rest` is taken as it stands, with a warning.
bool check_master_name(Name const& name, diag::Sink& sink) {
  if (name.text == "first" || name.text == "rest") return true;
  if (!content::is_label_name(name.text) || name.text == "auto") {
    sink.error(name.where,
               fmt::format("a name for pages needs letters, digits, `-`, `_` and `.`, and is not `auto`, found `{}`",
                           yaml::quotation(name.text)));
    return false;
  }
  std::vector<std::string> const usual = {"first", "rest"};
  if (auto const nearest = base::nearest_word(name.text, usual))
    sink.warning(name.where, fmt::format("`{}` is a page master that only `page: {}` asks for", name.text, name.text),
                 fmt::format("did you mean `{}`?", *nearest));
  return true;
}

void check_room(diag::Span where, base::Size size, base::Insets margin, Length beside, diag::Sink& sink) {
  auto const width = size.width - margin.horizontal() - beside;
  auto const height = size.height - margin.vertical();
  if (width > Length{} && height > Length{}) return;
  sink.error(where, fmt::format("the margins leave no room: {:.0f} × {:.0f} mm of {:.0f} × {:.0f} mm", width.to_mm(),
                                height.to_mm(), size.width.to_mm(), size.height.to_mm()));
}

void check_master(Master const& master, Page const& page, diag::Sink& sink) {
  if (!master.margin && !master.margin_column && !master.margin_gap) return;
  auto const column = master.margin_column.value_or(page.margin_column);
  auto const beside = column > Length{} ? column + master.margin_gap.value_or(page.margin_gap) : Length{};
  check_room(master.where, page.size, master.margin.value_or(page.margin), beside, sink);
}

std::optional<content::PageLabels> read_series(yaml::Node const& node, diag::Sink& sink) {
  using Style = content::PageLabels::Style;
  yaml::Fields fields(node, "a series of page labels", sink);
  content::PageLabels labels;
  auto const* page = fields.required("page");
  auto const number = page != nullptr ? yaml::read_integer(*page, 1, most_pages, sink) : std::nullopt;
  if (auto const* style = fields.optional("style"))
    labels.style = yaml::read_choice<Style>(*style,
                                            {{"decimal", Style::Decimal},
                                             {"lower-roman", Style::LowerRoman},
                                             {"upper-roman", Style::UpperRoman},
                                             {"none", Style::None}},
                                            sink)
                       .value_or(labels.style);
  labels.prefix = fields.string_or("prefix", "");
  if (auto const* first = fields.optional("first")) {
    labels.first = static_cast<int>(yaml::read_integer(*first, 1, most_pages, sink).value_or(1));
    if (labels.style == Style::None)
      sink.error(first->span, "`first` is of labels with a number, and these have `style: none`");
  }
  fields.finish();
  if (!number) return std::nullopt;
  labels.from = static_cast<std::size_t>(*number - 1);
  return labels;
}

}  // namespace

void read_page(yaml::Node const& node, Page& page, diag::Sink& sink) {
  yaml::Fields fields(node, "a page", sink);
  if (auto const* size = fields.optional("size")) page.size = read_paper(*size, sink).value_or(page.size);
  if (auto const* margin = fields.optional("margin")) page.margin = read_margin(*margin, page.margin, sink);
  page.margin_column = read_length_field(fields, "margin-column").value_or(page.margin_column);
  page.margin_gap = read_length_field(fields, "margin-gap").value_or(page.margin_gap);
  page.baseline_grid = read_length_field(fields, "baseline-grid").value_or(page.baseline_grid);
  page.where = node.span;
  fields.finish();
}

void read_masters(yaml::Node const& node, Layout& layout, Files& files) {
  yaml::Fields const only_mapping(node, "the page masters", files.sink());
  for (auto const& [key, value] : node.entries) {
    Name const name{key.text, key.span};
    if (value.kind == yaml::Kind::Null || !check_master_name(name, files.sink())) continue;
    auto& master = master_named(name, layout);
    master = read_master(value, layout.page, std::move(master), files);
    master.where = key.span;
  }
}

void check_room(Layout const& layout, diag::Sink& sink) {
  auto const& page = layout.page;
  auto const beside = page.margin_column > Length{} ? page.margin_column + page.margin_gap : Length{};
  check_room(page.where, page.size, page.margin, beside, sink);
  check_master(layout.rest, page, sink);
  if (layout.first) check_master(*layout.first, page, sink);
  for (auto const& [name, master] : layout.masters) check_master(master, page, sink);
}

std::optional<content::PageBudget> read_page_budget(yaml::Node const& node, diag::Sink& sink) {
  if (node.kind != yaml::Kind::Mapping) {
    auto const count = yaml::read_integer(node, 1, most_pages, sink);
    if (!count) return std::nullopt;
    return content::PageBudget{static_cast<int>(*count), static_cast<int>(*count), node.span};
  }
  yaml::Fields fields(node, "`pages`", sink);
  auto const* min = fields.optional("min");
  auto const* max = fields.required("max");
  auto const least = min != nullptr ? yaml::read_integer(*min, 1, most_pages, sink) : 1;
  auto const most = max != nullptr ? yaml::read_integer(*max, 1, most_pages, sink) : std::nullopt;
  fields.finish();
  if (!least || !most) return std::nullopt;
  if (*least > *most) {
    sink.error(min->span, fmt::format("`min` needs to be `max` at most, which is `{}`, found `{}`", *most, *least));
    return std::nullopt;
  }
  return content::PageBudget{static_cast<int>(*least), static_cast<int>(*most), node.span};
}

std::vector<content::PageLabels> read_page_labels(yaml::Node const& node, diag::Sink& sink) {
  std::vector<content::PageLabels> all;
  if (node.kind != yaml::Kind::Sequence)
    sink.error(node.span, fmt::format("`page-labels` needs a list, found {}", yaml::describe(node)),
               "each is as `{page: 2, style: decimal, first: 1}`");
  for (auto const& item : node.items) {
    auto labels = read_series(item, sink);
    if (!labels) continue;
    if (!all.empty() && labels->from <= all.back().from)
      sink.error(item.find("page")->span,
                 fmt::format("page labels go up, and those before it begin on page `{}`", all.back().from + 1));
    else
      all.push_back(std::move(*labels));
  }
  return all;
}

}  // namespace livret::spec
