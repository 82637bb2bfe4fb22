#include "chart/description.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "chart/colour_alone.hpp"
#include "chart/contrast.hpp"
#include "chart/description_text.hpp"
#include "chart/description_words.hpp"
#include "chart/presence.hpp"
#include "chart/shown_data.hpp"

namespace livret::chart {

namespace {

constexpr std::size_t most_described = 3;

std::string described(std::vector<ShownView> const& views, locale::Locale const& locale) {
  auto const& words = words_of(locale);
  if (views.empty()) return std::string(words.empty) + ".";
  if (views.size() == 1) return view_text(views.front(), locale);
  std::string text = fmt::format(fmt::runtime(words.views), views.size()) + ".";
  for (std::size_t i = 0; i < std::min(views.size(), most_described); ++i) {
    auto const title = views[i].title.empty() ? std::string() : views[i].title + ". ";
    text += " " + fmt::format(fmt::runtime(words.view), i + 1, title + view_text(views[i], locale));
  }
  if (views.size() > most_described) text += " " + std::string(words.more_views) + ".";
  return text;
}

}  // namespace

Described describe_chart(Ready const& ready, yaml::Node const& spec, Config const& config, locale::Locale const& locale,
                         diag::Sink& sink) {
  auto const views = shown_views(ready, spec, locale);
  check_presence(views, locale, spec.span, sink);
  check_contrast(views, spec, config, sink);
  check_colour_alone(views, locale, sink);
  Described result;
  auto const* given = spec.find("description");
  bool const is_given = given != nullptr && given->kind == yaml::Kind::Scalar && !given->text.empty();
  result.text = is_given ? given->text : described(views, locale);
  result.data = shown_data(views);
  for (std::size_t i = 0; i < ready.plan->data.size() && !result.is_fictional; ++i) {
    auto const table = plot::table_of(*ready.prepared, plot::DataId(i));
    result.is_fictional = table && table->fictional;
  }
  return result;
}

}  // namespace livret::chart
