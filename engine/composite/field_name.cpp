#include "composite/field_name.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "composite/channel.hpp"
#include "composite/tree.hpp"

namespace livret::composite {

namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// The parts of a path, as vega-util's `splitAccessPath` finds them: `.` and brackets divide, a backslash keeps.
std::vector<std::string> path_parts(std::string_view path) {
  std::vector<std::string> parts;
  std::string part;
  auto const end_part = [&] {
    if (!part.empty()) parts.push_back(std::move(part));
    part.clear();
  };
  char quote = '\0';
  for (std::size_t i = 0; i < path.size(); ++i) {
    char const c = path[i];
    if (c == '\\' && i + 1 < path.size())
      part += path[++i];
    else if (quote != '\0')
      c == quote ? void(quote = '\0') : void(part += c);
    else if (c == '.' || c == '[' || c == ']')
      end_part();
    else if ((c == '"' || c == '\'') && i > 0 && path[i - 1] == '[')
      quote = c;
    else
      part += c;
  }
  end_part();
  return parts;
}

std::string scalar_text(yaml::Node const& node) {
  if (auto const number = number_of(&node)) return base::to_text(*number);
  std::string text = node.text;
  for (auto const& item : node.items) text += (text.empty() ? "" : ",") + scalar_text(item);
  return text;
}

std::string bin_text(yaml::Node const& bin) {
  if (!is_mapping(&bin)) return "bin_maxbins_10";
  std::string text = "bin";
  for (auto const& entry : bin.entries)
    text += identifier(fmt::format("_{}_{}", entry.key.text, scalar_text(entry.value)));
  return text;
}

std::string unit_text(yaml::Node const& unit) {
  bool const utc = is_truthy(unit.find("utc"));
  std::string text = utc ? "utc" : "";
  if (!unit.find("unit")) text += "timeunit";
  for (auto const& entry : unit.entries) {
    if (entry.key.text == "utc") continue;
    auto const value = scalar_text(entry.value);
    text += identifier(entry.key.text == "unit" ? value : fmt::format("_{}_{}", entry.key.text, value));
  }
  return text;
}

struct Computed {
  std::string function;
  std::string field;
  bool is_binned = false;
};

Computed computed_by(yaml::Node const& definition) {
  Computed result;
  result.field = text_of(definition.find("field"));
  auto const* aggregate = definition.find("aggregate");
  auto const* unit = definition.find("timeUnit");
  if (is_text(aggregate, "count")) {
    result.field = "__count";
  } else if (is_binning(definition.find("bin"))) {
    result.function = bin_text(*definition.find("bin"));
    result.is_binned = true;
  } else if (is_mapping(aggregate)) {
    for (auto const* operation : {"argmax", "argmin"})
      if (auto const* field = aggregate->find(operation))
        result.field = fmt::format("{}_{}", operation, text_of(field));
    for (auto const* operation : {"exponential", "exponentialb"})
      if (aggregate->find(operation)) result.function = operation;
  } else if (is_truthy(aggregate)) {
    result.function = text_of(aggregate);
  } else if (is_truthy(unit) && !is_binned_unit(unit)) {
    result.function = unit_text(*unit);
  }
  return result;
}

std::string name_with_suffix(yaml::Node const& definition, std::string_view suffix) {
  auto const computed = computed_by(definition);
  std::string name = computed.field;
  if (!computed.function.empty()) name = name.empty() ? computed.function : computed.function + "_" + name;
  if (!suffix.empty() && computed.is_binned) name += fmt::format("_{}", suffix);
  return name;
}

}  // namespace

std::string output_name(yaml::Node const& definition) { return column_of_path(name_with_suffix(definition, {})); }

std::string output_path(yaml::Node const& definition, std::string_view suffix) {
  std::string path;
  for (auto const& part : path_parts(name_with_suffix(definition, suffix))) {
    if (!path.empty()) path += "\\.";
    for (char const c : part) {
      if (std::string_view("[].'\"").find(c) != std::string_view::npos) path += '\\';
      path += c;
    }
  }
  return path;
}

std::string column_of_path(std::string_view path) {
  std::string name;
  for (auto const& part : path_parts(path)) name += (name.empty() ? "" : ".") + part;
  return name;
}

std::string datum_of(std::string_view column) {
  std::string text = "datum['";
  for (char const c : column) {
    if (c == '\'') text += '\\';
    text += c;
  }
  return text + "']";
}

std::string identifier(std::string_view text) {
  std::string result = !text.empty() && text.front() >= '0' && text.front() <= '9' ? "_" : "";
  for (std::size_t i = 0; i < text.size(); ++i) {
    // JavaScript counts UTF-16 units: a code point beyond 16 bits becomes two, any other one.
    auto const byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x80 && byte < 0xC0) continue;
    result += is_word(text[i]) ? std::string(1, text[i]) : byte >= 0xF0 ? "__" : "_";
  }
  return result;
}

std::string capitalised(std::string_view text) {
  std::string result(text);
  if (!result.empty() && result.front() >= 'a' && result.front() <= 'z') result.front() -= 'a' - 'A';
  return result;
}

}  // namespace livret::composite
