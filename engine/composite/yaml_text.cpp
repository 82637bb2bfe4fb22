#include "composite/yaml_text.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "composite/tree.hpp"

namespace livret::composite {

namespace {

constexpr std::size_t widest_line = 100;  ///< of a collection in flow style

/// Words that some reader of YAML takes for something else than a text.
bool is_reserved(std::string_view text) {
  constexpr std::string_view words[] = {"null",  "Null", "NULL", "true", "True", "TRUE", "false", "False",
                                        "FALSE", "yes",  "Yes",  "YES",  "no",   "No",   "NO",    "on",
                                        "On",    "ON",   "off",  "Off",  "OFF",  "<<"};
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

/// Whether a text can stand without quotes, in block and in flow style. Stricter than YAML: what starts like a number
/// or an indicator is quoted.
bool stands_plain(std::string_view text) {
  if (text.empty() || is_reserved(text)) return false;
  auto const is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  auto const first = static_cast<unsigned char>(text.front());
  if (!is_letter(text.front()) && text.front() != '_' && first < 0xC3) return false;
  if (text.back() == ' ' || text.find(": ") != text.npos || text.find(" #") != text.npos || text.back() == ':')
    return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7F && std::string_view("{}[],&*!|>'\"%@`\\").find(c) == std::string_view::npos;
  });
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      result += {'\\', c};
    else if (c == '\n')
      result += "\\n";
    else if (c == '\t')
      result += "\\t";
    else if (byte < 0x20 || byte == 0x7F)
      result += fmt::format("\\x{:02x}", byte);
    else
      result += c;
  }
  return result + '"';
}

std::string scalar_text(yaml::Node const& node) {
  if (node.kind == yaml::Kind::Null) return "null";
  if (!is_string(&node)) return node.text;
  return stands_plain(node.text) ? node.text : quoted(node.text);
}

bool is_leaf(yaml::Node const& node) { return node.kind == yaml::Kind::Null || node.kind == yaml::Kind::Scalar; }

/// A collection of scalars on one line.
std::string flow_text(yaml::Node const& node) {
  std::string text;
  for (auto const& item : node.items) text += (text.empty() ? "" : ", ") + scalar_text(item);
  for (auto const& entry : node.entries)
    text += (text.empty() ? "" : ", ") + scalar_text(entry.key) + ": " + scalar_text(entry.value);
  return node.kind == yaml::Kind::Sequence ? "[" + text + "]" : "{" + text + "}";
}

bool flows(yaml::Node const& node, std::size_t column) {
  auto const& items = node.items;
  auto const& entries = node.entries;
  if (items.size() + entries.size() > widest_line / 3) return false;
  return std::all_of(items.begin(), items.end(), is_leaf) &&
         std::all_of(entries.begin(), entries.end(), [](auto const& entry) { return is_leaf(entry.value); }) &&
         column + flow_text(node).size() <= widest_line;
}

class Writer {
 public:
  /// Writes a node at the place that was reached; its own lines start at `indent`.
  void write(yaml::Node const& node, std::size_t indent) {
    if (is_leaf(node))
      text_ += scalar_text(node);
    else if (node.kind == yaml::Kind::Sequence)
      write_items(node, indent);
    else
      write_entries(node, indent);
  }
  std::string take() { return std::move(text_) + '\n'; }

 private:
  void start_line(std::size_t indent, bool first) {
    if (!first) text_ += '\n' + std::string(indent, ' ');
  }

  void write_items(yaml::Node const& node, std::size_t indent) {
    if (node.items.empty()) text_ += "[]";
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      start_line(indent, i == 0);
      text_ += "- ";
      if (flows(node.items[i], indent + 2) && !is_leaf(node.items[i]))
        text_ += flow_text(node.items[i]);
      else
        write(node.items[i], indent + 2);
    }
  }

  void write_entries(yaml::Node const& node, std::size_t indent) {
    if (node.entries.empty()) text_ += "{}";
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      start_line(indent, i == 0);
      auto const& [key, value] = node.entries[i];
      text_ += scalar_text(key) + ':';
      if (is_leaf(value) || flows(value, indent + key.text.size() + 2)) {
        text_ += ' ' + (is_leaf(value) ? scalar_text(value) : flow_text(value));
        continue;
      }
      text_ += '\n' + std::string(indent + 2, ' ');
      write(value, indent + 2);
    }
  }

  std::string text_;
};

}  // namespace

std::string to_yaml(yaml::Node const& node) {
  Writer writer;
  writer.write(node, 0);
  return writer.take();
}

}  // namespace livret::composite
