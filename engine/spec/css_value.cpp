#include "spec/css_value.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/colour_names.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

namespace {

constexpr double largest_pt = 14400;  // PDF's largest page side (ISO 32000-1, annex C.2)

struct UnitSize {
  std::string_view name;
  double pt;
};
constexpr UnitSize units[] = {{"pt", 1}, {"mm", 72 / 25.4}, {"cm", 720 / 25.4}, {"in", 72}, {"px", 0.75}, {"pc", 12}};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    if (is_blank(text[i])) {
      ++i;
      continue;
    }
    auto const begin = i;
    while (i < text.size() && !is_blank(text[i])) ++i;
    words.push_back({text.substr(begin, i - begin), begin});
  }
  return words;
}

std::size_t number_length(std::string_view text) {
  auto const end = text.find_first_not_of("+-0123456789.");
  return end == std::string_view::npos ? text.size() : end;
}

std::string whole_number(int least, int most) { return fmt::format("a whole number {} to {}", least, most); }

}  // namespace

ValueReader::ValueReader(std::string property, yaml::Node const& node, Palette const& palette, diag::Sink& sink)
    : property_(std::move(property)), node_(node), palette_(palette), sink_(sink), words_(split_words(node.text)) {}

void ValueReader::complain(Word word, std::string const& needed, std::string hint) {
  auto const where =
      node_.kind == yaml::Kind::Scalar ? node_.span_of(word.begin, word.begin + word.text.size()) : node_.span;
  if (auto const whole = divided_length(); !whole.empty()) hint = fmt::format("write `{}`, without a blank", whole);
  sink_.error(where, fmt::format("`{}` needs {}, found `{}`", property_, needed, word.text), std::move(hint));
}

std::string ValueReader::divided_length() const {
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
    bool const is_unit = std::any_of(std::begin(units), std::end(units),
                                     [&](auto const& unit) { return unit.name == words_[i + 1].text; });
    if (is_unit && base::parse_number(words_[i].text)) return fmt::format("{}{}", words_[i].text, words_[i + 1].text);
  }
  return {};
}

std::optional<Word> ValueReader::single_word(std::string_view needed) {
  if (node_.kind != yaml::Kind::Scalar) {
    sink_.error(node_.span, fmt::format("`{}` needs {}, found {}", property_, needed, yaml::describe(node_)));
    return std::nullopt;
  }
  if (words_.size() == 1) return words_.front();
  complain({node_.text, 0}, std::string(needed));
  return std::nullopt;
}

std::optional<Measure> ValueReader::measure_of(Word word, Range range, Bare bare) {
  auto const needed = fmt::format("a length{}{}", range == Range::NotNegative ? " of 0 or more" : "",
                                  bare == Bare::Factor ? " or a number" : "");
  auto const digits = number_length(word.text);
  auto number = word.text.substr(0, digits);
  if (!number.empty() && number.front() == '+') number.remove_prefix(1);
  auto const unit = word.text.substr(digits);
  auto const value = base::parse_number(number);
  if (!value || unit.starts_with(',')) {
    complain(word, needed, unit.starts_with(',') ? "the decimal separator is `.`" : "for example `9.5pt` or `4mm`");
    return std::nullopt;
  }
  if (*value < 0 && range == Range::NotNegative) {
    complain(word, needed);
    return std::nullopt;
  }
  std::optional<Measure> result;
  if (unit.empty() && (*value == 0 || bare == Bare::Factor)) result = Measure{{}, *value, *value != 0};
  if (unit == "em") result = Measure{{}, *value, true};
  if (unit == "%") result = Measure{{}, *value / 100, true};
  for (auto const& known : units)
    if (unit == known.name && std::abs(*value * known.pt) <= largest_pt)
      result = Measure{base::Length::from_pt(*value * known.pt), 0, false};
  if (!result || std::abs(result->factor) > 1000) {
    complain(word, needed,
             "the units are `pt`, `mm`, `cm`, `in`, `pc`, `px`, `em` and `%`, and no length is over 14400pt");
    return std::nullopt;
  }
  return result;
}

std::optional<Measure> ValueReader::measure(Range range, Bare bare) {
  auto const word = single_word(bare == Bare::Factor ? "a length or a number" : "a length");
  return word ? measure_of(*word, range, bare) : std::nullopt;
}

std::optional<int> ValueReader::integer_of(Word word, int least, int most) {
  auto const value = base::parse_number(word.text);
  if (value && *value >= least && *value <= most && std::floor(*value) == *value) return static_cast<int>(*value);
  complain(word, whole_number(least, most));
  return std::nullopt;
}

std::optional<int> ValueReader::integer(int least, int most) {
  auto const word = single_word(whole_number(least, most));
  return word ? integer_of(*word, least, most) : std::nullopt;
}

std::optional<int> ValueReader::weight() {
  auto const word = single_word("a weight 100 to 900, `normal` or `bold`");
  if (!word) return std::nullopt;
  if (word->text == "normal") return 400;
  if (word->text == "bold") return 700;
  return integer(100, 900);
}

std::optional<base::Colour> ValueReader::colour_of(Word word) {
  if (auto const named = palette_.colours.find(word.text); named != palette_.colours.end()) return named->second;
  if (auto const colour = base::parse_colour(word.text)) return colour;
  std::vector<std::string> names;
  for (auto const& [name, colour] : palette_.colours) names.push_back(name);
  for (auto& name : base::css_colour_names()) names.push_back(std::move(name));
  auto const nearest = base::nearest_word(word.text, names);
  complain(word, "a colour of the theme or a CSS colour",
           nearest ? fmt::format("did you mean `{}`?", *nearest) : "for example `#133a5c`");
  return std::nullopt;
}

std::optional<base::Colour> ValueReader::colour() {
  auto const word = single_word("a colour");
  return word ? colour_of(*word) : std::nullopt;
}

std::optional<std::string> ValueReader::family() {
  if (node_.kind != yaml::Kind::Scalar || words_.empty()) {
    single_word("a font family");
    return std::nullopt;
  }
  auto const named = palette_.families.find(node_.text);
  return named != palette_.families.end() ? named->second : node_.text;
}

Sides<Measure> ValueReader::four_measures() {
  Sides<Measure> sides;
  if (node_.kind != yaml::Kind::Scalar || words_.empty() || words_.size() > 4) {
    single_word("one to four lengths");
    return sides;
  }
  std::vector<std::optional<Measure>> given;
  for (auto const& word : words_) given.push_back(measure_of(word, Range::NotNegative, Bare::No));
  auto const count = given.size();
  sides[0] = given[0];
  sides[1] = given[count > 1 ? 1 : 0];
  sides[2] = given[count > 2 ? 2 : 0];
  sides[3] = given[count > 3 ? 3 : count > 1 ? 1 : 0];
  return sides;
}

std::optional<content::Edge> ValueReader::edge() {
  constexpr std::string_view needed = "a width and a colour, as `0.5pt accent`, or `none`";
  if (node_.kind != yaml::Kind::Scalar || words_.empty()) {
    single_word(needed);
    return std::nullopt;
  }
  if (words_.size() == 1 && (words_[0].text == "none" || words_[0].text == "0")) return content::Edge{};
  std::optional<Measure> width;
  std::optional<base::Colour> colour;
  for (auto const& word : words_) {
    auto const first = word.text.front();
    if (word.text == "solid") continue;
    if (!width && (first == '.' || first == '-' || (first >= '0' && first <= '9'))) {
      width = measure_of(word, Range::NotNegative, Bare::No);
      if (!width) return std::nullopt;
    } else if (!colour) {
      colour = colour_of(word);
      if (!colour) return std::nullopt;
    } else {
      complain(word, std::string(needed));
      return std::nullopt;
    }
  }
  if (width && colour && !width->relative) return content::Edge{width->length, *colour};
  complain({node_.text, 0}, std::string(needed));
  return std::nullopt;
}

std::optional<std::vector<text::Feature>> ValueReader::features() {
  constexpr std::string_view needed = "OpenType features of four letters, as `onum, pnum`, or `normal`";
  std::vector<text::Feature> features;
  if (node_.kind != yaml::Kind::Scalar || words_.empty()) {
    single_word(needed);
    return std::nullopt;
  }
  if (base::trim(node_.text) == "normal") return features;
  for (std::size_t begin = 0; begin <= node_.text.size();) {
    auto const end = std::min(node_.text.find(',', begin), node_.text.size());
    auto item = base::trim(std::string_view(node_.text).substr(begin, end - begin));
    auto const blank = item.find_first_of(" \t");
    auto const setting = blank == std::string_view::npos ? std::string_view("1") : base::trim(item.substr(blank));
    auto tag = item.substr(0, blank);
    if (tag.size() == 6 && (tag.front() == '"' || tag.front() == '\'') && tag.back() == tag.front())
      tag = tag.substr(1, 4);
    auto const value = setting == "on" ? 1 : setting == "off" ? 0 : base::parse_number(setting);
    if (tag.size() != 4 || !value || *value < 0 || *value > 100) {
      complain({item, static_cast<std::size_t>(item.data() - node_.text.data())}, std::string(needed));
      return std::nullopt;
    }
    text::Feature feature{{}, static_cast<std::uint32_t>(*value)};
    std::copy(tag.begin(), tag.end(), feature.tag.begin());
    std::erase_if(features, [&](text::Feature const& other) { return other.tag == feature.tag; });
    features.push_back(feature);
    begin = end + 1;
  }
  std::sort(features.begin(), features.end());
  return features;
}

}  // namespace livret::spec
