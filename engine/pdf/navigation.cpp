#include "pdf/navigation.hpp"

#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/check.hpp"
#include "pdf/syntax.hpp"

namespace livret::pdf {

namespace {

std::optional<int> decimal_label(std::string const& label) {
  int value = 0;
  auto const end = label.data() + label.size();
  auto const [stop, error] = std::from_chars(label.data(), end, value);
  bool const is_plain = error == std::errc() && stop == end && value > 0 && label.front() != '0';
  return is_plain ? std::optional(value) : std::nullopt;
}

/// Roman numerals up to 39, in lower case: front matter has no more.
std::string roman(int value) {
  constexpr std::string_view units[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
  return std::string(static_cast<std::size_t>(value / 10), 'x').append(units[value % 10]);
}

std::optional<int> roman_label(std::string const& label) {
  for (int value = 1; value < 40; ++value) {
    if (roman(value) == label) return value;
  }
  return std::nullopt;
}

/// A label as PDF counts: style and number, or a text of its own.
struct Label {
  char style = 0;  ///< `D`, `r`, or 0 for a text
  int number = 0;
};

Label label_of(std::string const& text) {
  if (auto const number = decimal_label(text)) return {'D', *number};
  if (auto const number = roman_label(text)) return {'r', *number};
  return {};
}

/// Where each outline entry hangs: the last one before it of a lower level.
std::vector<std::optional<std::size_t>> outline_parents(std::vector<frame::OutlineEntry> const& entries) {
  std::vector<std::optional<std::size_t>> parents;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    while (!open.empty() && entries[open.back()].level >= entries[i].level) open.pop_back();
    parents.push_back(open.empty() ? std::nullopt : std::optional(open.back()));
    open.push_back(i);
  }
  return parents;
}

/// First and Last of what has `kids`, and Prev and Next of these.
void link_outline_items(Dictionary parent, std::vector<Dictionary>& items, std::vector<std::size_t> const& kids) {
  if (kids.empty()) return;
  parent.reference("First", items[kids.front()]).reference("Last", items[kids.back()]);
  for (std::size_t i = 0; i < kids.size(); ++i) {
    Dictionary& item = items[kids[i]];
    item.reference("Parent", parent);
    if (i > 0) item.reference("Prev", items[kids[i - 1]]);
    if (i + 1 < kids.size()) item.reference("Next", items[kids[i + 1]]);
  }
}

/// What a viewer shows at first: the first level, and the second where one entry, the title, heads all. A negative
/// count is that of a folded item (table 153).
void count_outline_items(Dictionary root, std::vector<Dictionary>& items, std::vector<std::size_t> const& roots,
                         std::vector<std::vector<std::size_t>> const& kids) {
  bool const has_title = roots.size() == 1;
  for (std::size_t i = 0; i < items.size(); ++i) {
    bool const is_open = has_title && i == roots.front();
    auto const count = static_cast<std::int32_t>(kids[i].size());
    if (count > 0) items[i].number("Count", is_open ? count : -count);
  }
  std::size_t const shown = roots.size() + (has_title ? kids[roots.front()].size() : 0);
  root.number("Count", static_cast<std::int32_t>(shown));
}

void add_target(Dictionary annotation, std::string const& uri) {
  std::string action = "/A<</S/URI/URI";
  append_literal(action, ascii_uri(uri));
  annotation.entries(action + ">>");
}

void add_target(Dictionary annotation, frame::DestinationId place) {
  annotation.entries(fmt::format("/Dest({})", destination_name(place)));
}

}  // namespace

std::string ascii_uri(std::string_view uri) {
  std::string out;
  for (char c : uri) {
    if (c > 0x20 && c < 0x7F) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<std::uint8_t>(c)));
    }
  }
  return out;
}

std::string destination_name(frame::DestinationId id) { return fmt::format("d{:08}", id.index()); }

Dictionary add_destinations(Objects& objects, frame::PagedDocument const& document,
                            std::vector<Dictionary> const& pages) {
  std::string names = "/Names[";
  for (std::size_t i = 0; i < document.destinations.size(); ++i) {
    frame::Destination const& place = document.destinations[i];
    base::check(place.page < pages.size(), "a destination lies on a page that does not exist");
    names += fmt::format("({})[{} 0 R/XYZ ", destination_name(frame::DestinationId(i)), pages[place.page].number());
    append_real(names, place.at.x.to_pt());
    names += ' ';
    append_real(names, (document.pages[place.page].frame.size.height - place.at.y).to_pt());
    names += " null]\n";
  }
  Dictionary tree = objects.add();
  tree.entries(names + "]");
  return tree;
}

Dictionary add_outline(Objects& objects, std::vector<frame::OutlineEntry> const& entries) {
  Dictionary root = objects.add();
  root.name("Type", "Outlines");
  auto const parents = outline_parents(entries);
  std::vector<Dictionary> items;
  std::vector<std::size_t> roots;
  std::vector<std::vector<std::size_t>> kids(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    items.push_back(objects.add());
    items.back().text("Title", entries[i].title);
    add_target(items.back(), entries[i].target);
    (parents[i] ? kids[*parents[i]] : roots).push_back(i);
  }
  link_outline_items(root, items, roots);
  for (std::size_t i = 0; i < entries.size(); ++i) link_outline_items(items[i], items, kids[i]);
  count_outline_items(root, items, roots, kids);
  return root;
}

std::string page_labels(std::vector<frame::Page> const& pages) {
  std::string out = "<</Nums[";
  Label expected;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Label const label = label_of(pages[i].label);
    bool const counts_on =
        i > 0 && label.style != 0 && label.style == expected.style && label.number == expected.number;
    if (!counts_on) {
      out += fmt::format("{}<<", i);
      if (label.style != 0) {
        out += fmt::format("/S/{}/St {}", label.style, label.number);
      } else {
        out += "/P";
        append_text(out, pages[i].label);
      }
      out += ">>";
    }
    expected = {label.style, label.number + 1};
  }
  return out + "]>>";
}

Dictionary add_link(Objects& objects, PlacedLink const& link, base::Length page_height) {
  constexpr int print_flag = 4;
  Dictionary annotation = objects.add();
  annotation.name("Type", "Annot").name("Subtype", "Link").number("F", print_flag);
  std::string syntax = "/Border[0 0 0]/Rect[";
  base::Rect const& area = link.area;
  for (base::Length side : {area.left(), page_height - area.bottom(), area.right(), page_height - area.top()}) {
    append_real(syntax, side.to_pt());
    syntax += ' ';
  }
  annotation.entries(syntax + "]");
  annotation.text("Contents", link.item->contents);
  std::visit([&](auto const& target) { add_target(annotation, target); }, link.item->target);
  return annotation;
}

}  // namespace livret::pdf
