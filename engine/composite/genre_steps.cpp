#include "composite/genre_view.hpp"

namespace livret::composite {

namespace {

Value groups(std::vector<std::string> const& fields) {
  return fields.empty() ? Value(std::nullopt) : Value(texts(fields));
}

}  // namespace

yaml::Node calculate(std::string const& expression, std::string_view as) {
  return map({{"calculate", expression}, {"as", as}});
}

yaml::Node filter(std::string const& expression) { return map({{"filter", expression}}); }

yaml::Node aggregated(std::string_view operation, std::string_view field, std::string_view as) {
  return map({{"op", operation}, {"field", field.empty() ? Value(std::nullopt) : Value(field)}, {"as", as}});
}

yaml::Node join_aggregate(yaml::Node measures, std::vector<std::string> const& group_by) {
  return map({{"joinaggregate", std::move(measures)}, {"groupby", groups(group_by)}});
}

yaml::Node aggregate(yaml::Node measures, std::vector<std::string> const& group_by) {
  return map({{"aggregate", std::move(measures)}, {"groupby", groups(group_by)}});
}

yaml::Node window(yaml::Node measures, std::vector<std::string> const& order,
                  std::vector<std::string> const& group_by) {
  std::vector<yaml::Node> keys;
  for (std::string_view const key : order) {
    bool const descends = key.starts_with('-');
    keys.push_back(map({{"field", descends ? key.substr(1) : key}, {"order", descends ? "descending" : "ascending"}}));
  }
  return map({{"window", std::move(measures)},
              {"sort", list(std::move(keys))},
              {"frame", list({null(), 0})},
              {"groupby", groups(group_by)}});
}

yaml::Node texts(std::vector<std::string> const& words) {
  std::vector<yaml::Node> items;
  for (auto const& word : words) items.push_back(*Value(word).node());
  return list(std::move(items));
}

std::string literal(std::string_view text) {
  std::string result = "'";
  for (char const c : text) {
    if (c == '\n') {
      result += "\\n";
      continue;
    }
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

yaml::Node of_field(std::string_view field) { return map({{"field", field}}); }

}  // namespace livret::composite
