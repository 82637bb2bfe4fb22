#include "compile/properties.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/text.hpp"
#include "expr/moment_text.hpp"
#include "scale/colour_space.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using yaml::Kind;
using yaml::Node;

/// The number that a plain scalar is in JSON.
std::optional<double> plain_number(Node const& node) {
  if (node.kind != Kind::Scalar || node.style != yaml::ScalarStyle::Plain || node.text.empty()) return std::nullopt;
  double number = 0;
  auto const* begin = node.text.data();
  auto const* end = begin + node.text.size();
  if (*begin == '+') ++begin;
  auto const [stop, error] = std::from_chars(begin, end, number);
  if (error != std::errc() || stop != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::optional<bool> plain_boolean(Node const& node) {
  if (node.kind != Kind::Scalar || node.style != yaml::ScalarStyle::Plain) return std::nullopt;
  if (node.text == "true") return true;
  if (node.text == "false") return false;
  return std::nullopt;
}

/// Evaluates with parameters alone.
class ParameterEnvironment final : public expr::Environment {
 public:
  explicit ParameterEnvironment(Values const& values) : values_(&values) {}
  expr::Value variable(std::string_view name) const override {
    for (auto const& [known, value] : values_->parameters())
      if (known == name) return value;
    for (auto const& [known, value] : values_->context().data.variables)
      if (known == name) return value;
    if (name == "params" && values_->context().data.params) return values_->context().data.params;
    return {};
  }
  locale::Locale const& locale() const override { return values_->locale(); }

 private:
  Values const* values_;
};

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};

constexpr std::array<std::string_view, 7> days = {"sunday",   "monday", "tuesday", "wednesday",
                                                  "thursday", "friday", "saturday"};

/// Which of the names the text begins, with three letters or more.
std::optional<double> place_of_name(std::string name, std::span<std::string_view const> names) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (std::size_t i = 0; i < names.size(); ++i)
    if (name.size() >= 3 && names[i].starts_with(name)) return static_cast<double>(i);
  return std::nullopt;
}

std::optional<double> month_number(Node const& node) {
  if (auto const number = plain_number(node)) return *number - 1;
  return place_of_name(node.text, months);
}

/// From Sunday, which is 0 or 7.
std::optional<double> day_number(Node const& node) {
  if (auto const number = plain_number(node)) return std::fmod(*number, static_cast<double>(days.size()));
  return place_of_name(node.text, days);
}

/// Vega-Lite's date-time objects: a moment in UTC; a year that is left out is 2012, as Vega has it.
std::optional<expr::Moment> read_date_time(Node const& node) {
  static constexpr std::array<std::string_view, 10> units = {"year",  "quarter", "month",   "date",         "day",
                                                             "hours", "minutes", "seconds", "milliseconds", "utc"};
  if (node.kind != Kind::Mapping || node.entries.empty()) return std::nullopt;
  for (auto const& entry : node.entries)
    if (std::find(units.begin(), units.end(), entry.key.text) == units.end()) return std::nullopt;
  auto const number = [&](std::string_view name, double fallback) {
    auto const* part = node.find(name);
    return part == nullptr ? fallback : plain_number(*part).value_or(fallback);
  };
  expr::Parts parts;
  parts.year = number("year", 2012);
  if (auto const* month = node.find("month")) parts.month = month_number(*month).value_or(0);
  if (node.find("quarter") != nullptr) parts.month = (number("quarter", 1) - 1) * 3;
  parts.day = number("date", 1);
  // 2012 begins with a Sunday.
  if (auto const* day = node.find("day")) parts.day = day_number(*day).value_or(0) + 1;
  parts.hour = number("hours", 0);
  parts.minute = number("minutes", 0);
  parts.second = number("seconds", 0);
  parts.millisecond = number("milliseconds", 0);
  return expr::Moment{expr::milliseconds_of_parts(parts)};
}

std::optional<expr::Expression> parse(Node const& text, std::vector<std::string> const& known, diag::Sink& sink) {
  expr::Names names;
  for (auto const& name : known) names.variables.push_back({name, std::nullopt});
  auto const locate = [&text](std::size_t begin, std::size_t end) { return text.span_of(begin, end); };
  return expr::parse(text.text, names, locate, sink);
}

/// In sides of what is painted, which a place may be far outside of.
double gradient_place(Node const& node, std::string_view name, double fallback, diag::Sink& sink) {
  constexpr double furthest = 10'000;
  auto const* place = node.find(name);
  double const read = place == nullptr ? fallback : plain_number(*place).value_or(fallback);
  if (std::abs(read) <= furthest) return read;
  sink.error(place->span, fmt::format("`{}` of a gradient needs a number of at most {}", name, furthest));
  return fallback;
}

std::vector<std::string> words_of(std::string_view list, char between) {
  std::vector<std::string> words;
  while (!list.empty()) {
    auto const end = std::min(list.find(between), list.size());
    if (end > 0) words.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

/// The names in a list, without the words that they take.
std::vector<std::string> names_of(std::string_view list) {
  auto names = words_of(list, ' ');
  for (auto& name : names) name.resize(std::min(name.find('='), name.size()));
  return names;
}

/// Where `word` stands in a list, with what follows its `=`; nothing where it does not.
std::optional<std::string_view> find_word(std::string_view list, std::string_view word) {
  if (word.empty() || word.find_first_of(" =") != std::string_view::npos) return std::nullopt;
  for (auto at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    bool const starts = at == 0 || list[at - 1] == ' ';
    auto const end = at + word.size();
    if (!starts) continue;
    if (end == list.size() || list[end] == ' ') return std::string_view();
    if (list[end] == '=') return list.substr(end + 1, std::min(list.find(' ', end), list.size()) - end - 1);
  }
  return std::nullopt;
}

/// Reports a text that is none of `words`, which have `|` between them, and lists and texts without end.
void check_value(yaml::Entry const& property, std::string_view words, diag::Sink& sink) {
  constexpr std::size_t most_items = 10'000, most_bytes = 20'000;
  auto const& value = property.value;
  auto const need = [&](std::size_t most, std::string_view what, std::size_t found) {
    if (found > most)
      sink.error(property.key.span,
                 fmt::format("`{}` needs at most {} {}, found {}", property.key.text, most, what, found));
  };
  need(most_items, "entries", value.items.size());
  need(most_bytes, "bytes", value.text.size());
  if (words.empty() || value.kind == Kind::Null || value.kind == Kind::Mapping) return;
  auto const known = words_of(words, '|');
  if (value.kind == Kind::Scalar && std::find(known.begin(), known.end(), value.text) != known.end()) return;
  yaml::report_unknown_word(value, known, sink);
}

}  // namespace

bool is_null(Node const* node) { return node != nullptr && node->kind == Kind::Null; }

bool is_false(Node const* node) { return node != nullptr && plain_boolean(*node) == false; }

bool is_expression(Node const& node) {
  return node.kind == Kind::Mapping && (node.find("expr") != nullptr || node.find("signal") != nullptr) &&
         node.entries.size() == 1;
}

std::optional<expr::Value> Values::expression(Node const& node) const {
  if (!is_expression(node)) return std::nullopt;
  auto const& text = node.entries.front().value;
  if (text.kind != Kind::Scalar) {
    sink_->error(text.span, fmt::format("needed an expression, found {}", yaml::describe(text)));
    return expr::Value();
  }
  auto const parsed = parse(text, constant_names(), *sink_);
  return parsed ? parsed->evaluate(ParameterEnvironment(*this)) : expr::Value();
}

std::optional<expr::Expression> Values::item_expression(Node const& node) const {
  if (!is_expression(node) || node.entries.front().value.kind != Kind::Scalar) return std::nullopt;
  auto const constants = constant_names();
  auto names = constants;
  names.insert(names.end(), found_names_.begin(), found_names_.end());
  names.insert(names.end(), {"datum", "parent", "width", "height"});
  auto parsed = parse(node.entries.front().value, names, *sink_);
  return parsed && parsed->depends_on_more_than(constants) ? std::move(parsed) : std::nullopt;
}

std::vector<std::string> Values::constant_names() const {
  std::vector<std::string> names;
  for (auto const& [name, value] : parameters_) names.push_back(name);
  for (auto const& [name, value] : context_->data.variables) names.push_back(name);
  if (context_->data.params) names.emplace_back("params");
  return names;
}

std::optional<double> Values::number(Node const* node) const {
  if (node == nullptr || node->kind == Kind::Null) return std::nullopt;
  if (auto const value = expression(*node)) {
    double const number = value->to_number();
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
  }
  if (auto const number = plain_number(*node)) return number;
  sink_->error(node->span, fmt::format("needed a number, found {}", yaml::describe(*node)));
  return std::nullopt;
}

std::optional<bool> Values::boolean(Node const* node) const {
  if (node == nullptr || node->kind == Kind::Null) return std::nullopt;
  if (auto const value = expression(*node)) return value->truthy();
  if (auto const value = plain_boolean(*node)) return value;
  sink_->error(node->span, fmt::format("needed `true` or `false`, found {}", yaml::describe(*node)));
  return std::nullopt;
}

std::optional<std::string> Values::text(Node const* node) const {
  if (node == nullptr || node->kind == Kind::Null) return std::nullopt;
  if (auto const value = expression(*node)) return value->to_text();
  if (node->kind == Kind::Scalar) return node->text;
  sink_->error(node->span, fmt::format("needed a text, found {}", yaml::describe(*node)));
  return std::nullopt;
}

std::optional<std::vector<std::string>> Values::lines(Node const* node) const {
  if (node == nullptr || node->kind == Kind::Null) return std::nullopt;
  if (node->kind != Kind::Sequence) {
    auto text = this->text(node);
    if (!text) return std::nullopt;
    return std::vector<std::string>{std::move(*text)};
  }
  std::vector<std::string> lines;
  for (auto const& item : node->items) lines.push_back(this->text(&item).value_or(std::string()));
  return lines;
}

std::optional<std::vector<double>> Values::numbers(Node const* node) const {
  if (node == nullptr || node->kind == Kind::Null) return std::nullopt;
  std::vector<double> numbers;
  auto const add = [&](double number) { numbers.push_back(number); };
  if (auto const value = expression(*node)) {
    if (auto const* items = value->as<expr::Array>())
      for (auto const& item : **items) add(item.to_number());
    return numbers;
  }
  if (node->kind != Kind::Sequence) {
    sink_->error(node->span, fmt::format("needed a list of numbers, found {}", yaml::describe(*node)));
    return std::nullopt;
  }
  for (auto const& item : node->items)
    if (auto const number = this->number(&item)) add(*number);
  return numbers;
}

std::optional<base::Colour> Values::colour(std::string_view text) const {
  if (context_->colours != nullptr)
    if (auto const found = context_->colours->find(text); found != context_->colours->end()) return found->second;
  return scale::read_colour(text);
}

std::optional<scene::Paint> Values::paint(Node const* node) const {
  if (node == nullptr) return std::nullopt;
  if (node->kind == Kind::Null) return scene::Paint();
  if (node->kind == Kind::Mapping && node->find("gradient") != nullptr) {
    bool const is_radial = node->find("gradient")->text == "radial";
    scene::Gradient gradient = is_radial ? scene::Gradient::radial() : scene::Gradient();
    gradient.x1 = gradient_place(*node, "x1", gradient.x1, *sink_);
    gradient.y1 = gradient_place(*node, "y1", gradient.y1, *sink_);
    gradient.x2 = gradient_place(*node, "x2", gradient.x2, *sink_);
    gradient.y2 = gradient_place(*node, "y2", gradient.y2, *sink_);
    gradient.r1 = gradient_place(*node, "r1", gradient.r1, *sink_);
    gradient.r2 = gradient_place(*node, "r2", gradient.r2, *sink_);
    auto const* stops = node->find("stops");
    constexpr std::size_t most_stops = 1000;
    if (stops != nullptr && stops->items.size() > most_stops)
      sink_->error(stops->span,
                   fmt::format("a gradient needs at most {} stops, found {}", most_stops, stops->items.size()));
    else if (stops != nullptr)
      for (auto const& stop : stops->items) {
        auto const* colour = stop.find("color");
        auto const read = colour != nullptr ? this->colour(colour->text) : std::nullopt;
        if (read) gradient.stops.push_back({gradient_place(stop, "offset", 0, *sink_), *read});
      }
    return scene::Paint(scene::shared(std::move(gradient)));
  }
  auto const text = this->text(node);
  if (!text) return std::nullopt;
  if (*text == "none" || text->empty()) return scene::Paint();
  if (auto const colour = this->colour(*text)) return scene::Paint(*colour);
  sink_->error(node->span, fmt::format("unknown colour `{}`", yaml::quotation(*text)),
               "write `#rrggbb`, a CSS colour name, or a colour of the theme");
  return std::nullopt;
}

expr::Value Values::value(Node const& node) const {
  switch (node.kind) {
    case Kind::Null:
      return {};
    case Kind::Scalar:
      if (auto const number = plain_number(node)) return *number;
      if (auto const boolean = plain_boolean(node)) return *boolean;
      return node.text;
    case Kind::Sequence: {
      std::vector<expr::Value> items;
      for (auto const& item : node.items) items.push_back(value(item));
      return expr::make_array(std::move(items));
    }
    case Kind::Mapping:
      break;
  }
  if (auto result = expression(node)) return std::move(*result);
  if (auto const moment = read_date_time(node)) return *moment;
  std::vector<std::pair<std::string, expr::Value>> fields;
  for (auto const& entry : node.entries) fields.emplace_back(entry.key.text, value(entry.value));
  return expr::make_object(std::move(fields));
}

expr::Value Values::time_value(Node const& node) const {
  auto const read = value(node);
  if (auto const* text = read.as<std::string>()) {
    auto const moment = table::parse_value(read, {table::FieldParse::Kind::Date, {}});
    if (!moment.is_null()) return moment;
    sink_->error(node.span, fmt::format("needed a date, found the text `{}`", yaml::quotation(*text)));
    return {};
  }
  if (auto const* number = read.as<double>()) return expr::Moment{*number};
  return read;
}

Properties::Properties(std::initializer_list<Node const*> layers) {
  for (auto const* layer : layers) add(layer);
}

void Properties::add(Node const* layer) {
  if (layer != nullptr && layer->kind == Kind::Mapping) layers_.push_back(layer);
}

void Properties::add(Properties const& below) {
  layers_.insert(layers_.end(), below.layers_.begin(), below.layers_.end());
}

Node const* Properties::find(std::string_view name) const {
  for (auto const* layer : layers_)
    if (auto const* value = layer->find(name)) return value;
  return nullptr;
}

Node const* find(Node const* node, std::initializer_list<std::string_view> path) {
  for (auto const name : path) {
    if (node == nullptr) return nullptr;
    node = node->find(name);
  }
  return node;
}

void check_properties(Node const& node, std::string_view what, std::string_view known, std::string_view ignored,
                      diag::Sink& sink, diag::Severity unknown) {
  if (node.kind != Kind::Mapping) return;
  for (auto const& entry : node.entries) {
    std::string_view const name = entry.key.text;
    if (auto const words = find_word(known, name)) {
      check_value(entry, *words, sink);
      continue;
    }
    if (find_word(ignored, name)) {
      sink.warning(entry.key.span, fmt::format("`{}` has no effect on paper and is ignored", name));
      continue;
    }
    auto const near = base::nearest_word(name, names_of(known));
    sink.report({unknown, entry.key.span, fmt::format("unknown property `{}` of {}", yaml::quotation(name), what),
                 near ? fmt::format("did you mean `{}`?", *near) : std::string()});
  }
}

}  // namespace livret::compile
