#include "fuzz/hostile_values.hpp"

#include <string>
#include <string_view>

#include "base/check.hpp"
#include "base/file.hpp"

namespace livret::fuzz {

namespace {

yaml::Node scalar(std::string text) {
  yaml::Node node;
  node.kind = yaml::Kind::Scalar;
  node.style = yaml::ScalarStyle::Quoted;
  node.text = std::move(text);
  return node;
}

yaml::Node expression(std::string text) {
  yaml::Node node;
  node.kind = yaml::Kind::Mapping;
  node.entries.push_back({scalar("expr"), scalar(std::move(text))});
  return node;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

/// What is too long to be written down.
void add_endless(std::vector<yaml::Node>& all) {
  constexpr std::size_t many = 10'000;
  all.push_back(scalar(repeated("a", 10 * many)));
  all.push_back(scalar(repeated("wide word ", many)));
  all.push_back(scalar(repeated("a.", many) + "b"));
  all.push_back(scalar(repeated("[", many)));
  all.push_back(expression(repeated("(", many) + "1" + repeated(")", many)));
  all.push_back(expression(repeated("-", many) + "1"));
  all.push_back(expression("1" + repeated(" + 1", many)));
  all.push_back(expression(repeated("if(a,", many / 10) + "1" + repeated(",2)", many / 10)));
  all.push_back(expression("[" + repeated("1,", many) + "1]"));
  yaml::Node list;
  list.kind = yaml::Kind::Sequence;
  for (std::size_t i = 0; i < many; ++i) list.items.push_back(scalar(std::to_string(i)));
  all.push_back(std::move(list));
}

}  // namespace

std::vector<yaml::Node> hostile_values() {
  diag::SourceMap sources;
  diag::Sink sink;
  auto text = base::read_file(LIVRET_SOURCE_DIR "/tests/fuzz/hostile.yaml");
  base::check(bool(text), "there is no file of hostile values");
  auto list = yaml::load(sources, sources.add("hostile.yaml", std::move(text).value()), sink);
  base::check(list.has_value() && !sink.has_errors(), "the hostile values are YAML");
  auto all = std::move(list->items);
  add_endless(all);
  return all;
}

}  // namespace livret::fuzz
