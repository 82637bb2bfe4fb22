#include "fill/names_read.hpp"

namespace livret::fill {

namespace {

bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || (c & 0x80) != 0;
}
bool continues_name(char c) { return starts_name(c) || (c >= '0' && c <= '9'); }

/// The end of the quoted text that begins at `begin`.
std::size_t end_of_quoted(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == text[begin])
      return i + 1;
  }
  return text.size();
}

}  // namespace

void add_names_read(std::string_view expression, NamesRead& names) {
  std::string_view last_name;
  char before = '\0';  // the last character that is no blank
  for (std::size_t i = 0; i < expression.size();) {
    char const c = expression[i];
    if (c == '\'' || c == '"') {
      auto const end = end_of_quoted(expression, i);
      if (last_name == "data" && before == '(' && end >= i + 2)
        names.tables.emplace(expression.substr(i + 1, end - i - 2));
      i = end;
      before = c;
    } else if (starts_name(c)) {
      auto end = i;
      while (end < expression.size() && continues_name(expression[end])) ++end;
      last_name = expression.substr(i, end - i);
      if (before != '.') names.variables.emplace(last_name);
      i = end;
      before = 'a';
    } else if (c >= '0' && c <= '9') {
      while (i < expression.size() && (continues_name(expression[i]) || expression[i] == '.')) ++i;
      before = '0';
    } else {
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') before = c;
      ++i;
    }
  }
}

void add_names_read(yaml::Node const& node, NamesRead& names) {
  if (node.kind == yaml::Kind::Scalar) add_names_read(node.text, names);
  for (auto const& item : node.items) add_names_read(item, names);
  for (auto const& entry : node.entries) add_names_read(entry.value, names);
}

}  // namespace livret::fill
