#include "pdf/navigation.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/check.hpp"
#include "pdf/syntax.hpp"

namespace livret::pdf {

namespace {

/// A label as PDF counts (12.4.2): a text, then a number in a style.
struct Label {
  std::string prefix;
  char style = 0;  ///< `D`, `r`, `R`, or 0 for a text alone
  int number = 0;
  bool operator==(Label const&) const = default;
};

/// `A-3`: digits at the end, zeros before them staying with the text.
std::optional<Label> decimal_label(std::string_view text) {
  std::size_t start = text.find_last_not_of("0123456789") + 1;
  while (start < text.size() && text[start] == '0') ++start;
  int number = 0;
  auto const error = std::from_chars(text.data() + start, text.data() + text.size(), number).ec;
  if (error != std::errc()) return std::nullopt;
  return Label{std::string(text.substr(0, start)), 'D', number};
}

/// In lower case, an `m` for each thousand.
std::string roman(int value) {
  constexpr std::pair<int, std::string_view> parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                                        {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                                        {5, "v"},    {4, "iv"},   {1, "i"}};
  std::string out;
  for (auto const& [size, letters] : parts) {
    for (; value >= size; value -= size) out += letters;
  }
  return out;
}

int roman_digit(char letter) {
  constexpr std::pair<char, int> digits[] = {{'i', 1},   {'v', 5},   {'x', 10},  {'l', 50},
                                             {'c', 100}, {'d', 500}, {'m', 1000}};
  for (auto const& [digit, value] : digits) {
    if (digit == letter) return value;
  }
  return 0;
}

/// The number of a numeral in lower case, 0 where it is none.
int roman_value(std::string_view numeral) {
  constexpr std::size_t longest = 15;  // mmmdccclxxxviii
  if (numeral.size() > longest) return 0;
  int value = 0;
  for (std::size_t i = 0; i < numeral.size(); ++i) {
    int const digit = roman_digit(numeral[i]);
    bool const is_taken_off = i + 1 < numeral.size() && digit < roman_digit(numeral[i + 1]);
    value += is_taken_off ? -digit : digit;
  }
  return value > 0 && roman(value) == numeral ? value : 0;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<std::uint8_t>(c) >= 0x80;
}

/// `iv`, `Annexe IV`: a numeral at the end that is a word of its own, all in one case.
std::optional<Label> roman_label(std::string_view text) {
  std::size_t start = text.size();
  while (start > 0 && is_letter(text[start - 1])) --start;
  std::string numeral(text.substr(start));
  bool const is_upper = !numeral.empty() && numeral[0] < 'a';
  for (char& c : numeral) {
    if ((c < 'a') != is_upper) return std::nullopt;
    if (is_upper) c = static_cast<char>(c - 'A' + 'a');
  }
  int const value = roman_value(numeral);
  if (value == 0) return std::nullopt;
  return Label{std::string(text.substr(0, start)), is_upper ? 'R' : 'r', value};
}

Label label_of(std::string const& text) {
  if (auto label = decimal_label(text)) return *std::move(label);
  if (auto label = roman_label(text)) return *std::move(label);
  return {text, 0, 0};
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
    Label label = label_of(pages[i].label);
    bool const counts_on = i > 0 && label.style != 0 && label == expected;
    if (!counts_on) {
      out += fmt::format("{}<<", i);
      if (label.style != 0) out += fmt::format("/S/{}/St {}", label.style, label.number);
      if (!label.prefix.empty() || label.style == 0) {
        out += "/P";
        append_text(out, label.prefix);
      }
      out += ">>";
    }
    ++label.number;
    expected = std::move(label);
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
