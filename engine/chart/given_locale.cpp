#include "chart/given_locale.hpp"

#include <limits>

#include <fmt/format.h>

#include "compile/properties.hpp"
#include "yaml/reader.hpp"

namespace livret::chart {

namespace {

using yaml::Kind;
using yaml::Node;

Node const* locale_node(Node const* config) {
  auto const* node = config == nullptr ? nullptr : config->find("locale");
  return node == nullptr || node->kind == Kind::Null ? nullptr : node;
}

/// The parts of a locale, read from mappings that may be of any shape.
class PartReader {
 public:
  PartReader(Node const& locale, locale::Locale base, diag::Sink& sink)
      : locale_(&locale), result_(std::move(base)), sink_(&sink) {}

  locale::Locale read() {
    compile::check_properties(*locale_, "`config.locale`", "number time", {}, *sink_);
    if (auto const* number = section("number", "currency decimal grouping minus nan percent thousands", "numerals"))
      read_number(*number);
    if (auto const* time = section("time", "date dateTime days months periods shortDays shortMonths time", {}))
      read_time(*time);
    return result_;
  }

 private:
  Node const* section(std::string_view name, std::string_view known, std::string_view ignored) {
    auto const* node = locale_->find(name);
    if (node == nullptr || node->kind == Kind::Null) return nullptr;
    compile::check_properties(*node, fmt::format("`config.locale.{}`", name), known, ignored, *sink_);
    return node;
  }

  void read_number(Node const& number) {
    read_text(number, "decimal", result_.decimal);
    read_text(number, "minus", result_.minus);
    read_text(number, "nan", result_.nan);
    read_text(number, "percent", result_.percent);
    result_.currency = {};
    read_texts(number, "currency", result_.currency);
    auto const* grouping = number.find("grouping");
    bool const has_groups = grouping != nullptr && number.find("thousands") != nullptr;
    if (has_groups) {
      read_text(number, "thousands", result_.thousands);
      check_grouping(*grouping);
    } else {
      result_.grouped_from = std::numeric_limits<std::size_t>::max();
    }
  }

  void check_grouping(Node const& grouping) {
    bool const is_of_three =
        grouping.kind == Kind::Sequence && grouping.items.size() == 1 && grouping.items.front().text == "3";
    if (!is_of_three)
      sink_->warning(grouping.span, "digits are grouped by three, whatever `grouping` says", "write `grouping: [3]`");
  }

  void read_time(Node const& time) {
    read_text(time, "dateTime", result_.date_time);
    read_text(time, "date", result_.date);
    read_text(time, "time", result_.time);
    read_texts(time, "periods", result_.periods);
    read_texts(time, "days", result_.days);
    read_texts(time, "shortDays", result_.short_days);
    read_texts(time, "months", result_.months);
    read_texts(time, "shortMonths", result_.short_months);
  }

  void read_text(Node const& section, std::string_view name, std::string& target) {
    auto const* node = section.find(name);
    if (node == nullptr) return;
    if (node->kind == Kind::Scalar)
      target = node->text;
    else
      sink_->error(node->span, fmt::format("`{}` needs a text, found {}", name, yaml::describe(*node)));
  }

  template <std::size_t Count>
  void read_texts(Node const& section, std::string_view name, std::array<std::string, Count>& target) {
    auto const* node = section.find(name);
    if (node == nullptr) return;
    bool const is_list = node->kind == Kind::Sequence;
    if (!is_list || node->items.size() != Count) {
      auto const found = is_list ? fmt::format("{}", node->items.size()) : yaml::describe(*node);
      sink_->error(node->span, fmt::format("`{}` needs a list of {} texts, found {}", name, Count, found));
      return;
    }
    for (std::size_t i = 0; i < Count; ++i) target[i] = node->items[i].text;
  }

  Node const* locale_;
  locale::Locale result_;
  diag::Sink* sink_;
};

}  // namespace

std::shared_ptr<locale::Locale const> given_locale(yaml::Node const& spec, Config const& config,
                                                   locale::Locale const& base, diag::Sink& sink) {
  auto const* node = locale_node(spec.find("config"));
  if (node == nullptr) node = locale_node(config.vega.get());
  if (node == nullptr) return nullptr;
  return std::make_shared<locale::Locale const>(PartReader(*node, base, sink).read());
}

}  // namespace livret::chart
