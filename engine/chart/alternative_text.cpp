#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "chart/format.hpp"
#include "chart/marks.hpp"
#include "chart/model.hpp"

namespace livret::chart {

namespace {

constexpr std::size_t most_listed = 12, most_listed_events = 40;

/// What the sentences are made of in one language. `{}` takes what the name says.
struct Words {
  std::string_view bars, bubbles, dots, points, cells, lines, areas, timeline, other;
  std::string_view rows, x_axis, y_axis, range, categories;
  std::string_view highest, lowest, values, colon, separator, to, empty;
};

constexpr Words french{"Graphique en barres",
                       "Matrice à bulles",
                       "Graphique à points",
                       "Nuage de points",
                       "Carte de chaleur",
                       "Courbe",
                       "Aires",
                       "Frise chronologique",
                       "Graphique",
                       "{} éléments",
                       "Axe horizontal : {}",
                       "Axe vertical : {}",
                       "de {} à {}",
                       "{} catégories",
                       "Valeur la plus haute",
                       "valeur la plus basse",
                       "Valeurs",
                       " : ",
                       " ; ",
                       " – ",
                       "Aucune donnée"};
constexpr Words english{"Bar chart",
                        "Bubble matrix",
                        "Dot plot",
                        "Scatter plot",
                        "Heat map",
                        "Line chart",
                        "Area chart",
                        "Timeline",
                        "Chart",
                        "{} items",
                        "Horizontal axis: {}",
                        "Vertical axis: {}",
                        "from {} to {}",
                        "{} categories",
                        "Highest value",
                        "lowest value",
                        "Values",
                        ": ",
                        "; ",
                        "–",
                        "No data"};

/// The layer that carries the data: the first of bars, cells, lines, areas or points that is no background from one
/// value to another; else the first that is neither rules nor texts.
Layer const& main_layer(Chart::Model const& model) {
  auto const is_ground = [](Layer const& layer) {
    return layer.mark.kind == MarkKind::Rule || layer.mark.kind == MarkKind::Text;
  };
  auto const is_ranged = [](Layer const& layer) {
    return layer.encoding.find(ChannelId::X2) || layer.encoding.find(ChannelId::Y2) ||
           layer.mark.kind == MarkKind::Tick;
  };
  for (auto const& layer : model.layers)
    if (!is_ground(layer) && !is_ranged(layer)) return layer;
  for (auto const& layer : model.layers)
    if (!is_ground(layer)) return layer;
  return model.layers.front();
}

std::string_view kind_of(Chart::Model const& model, Layer const& layer, Words const& words) {
  auto const discrete = [](auto const& domain) { return domain && domain->discrete(); };
  switch (layer.mark.kind) {
    case MarkKind::Bar:
      return words.bars;
    case MarkKind::Rect:
      return words.cells;
    case MarkKind::Line:
      return words.lines;
    case MarkKind::Area:
      return words.areas;
    case MarkKind::Timeline:
      return words.timeline;
    case MarkKind::Point:
      if (discrete(model.domains.x) && discrete(model.domains.y)) return words.bubbles;
      return discrete(model.domains.x) || discrete(model.domains.y) ? words.dots : words.points;
    default:
      return words.other;
  }
}

class Description {
 public:
  explicit Description(Chart::Model const& model)
      : model_(&model),
        layer_(&main_layer(model)),
        locale_(model.context.locale),
        words_(model.context.locale->tag.starts_with("fr") ? &french : &english) {}

  std::string text() {
    std::size_t const rows = layer_->row_count();
    std::string result = fmt::format("{}{}{}.", kind_of(*model_, *layer_, *words_), words_->colon,
                                     fmt::format(fmt::runtime(words_->rows), rows));
    if (rows == 0) return std::string(words_->empty) + ".";
    append(result, axis(ChannelId::X, words_->x_axis));
    append(result, axis(ChannelId::Y, words_->y_axis));
    std::set<std::string> told;
    for (auto const& [id, domain] : model_->domains.visual)
      if (told.insert(domain.field).second) append(result, visual(domain));
    append(result, extremes());
    append(result, listing());
    return result;
  }

 private:
  static void append(std::string& text, std::string const& sentence) {
    if (!sentence.empty()) text += " " + sentence + ".";
  }

  std::string range(expr::Value const& from, expr::Value const& to, Measure measure, std::string const& format) const {
    return fmt::format(fmt::runtime(words_->range), format_value(from, measure, format, *locale_),
                       format_value(to, measure, format, *locale_));
  }

  /// A date as precise as it is known; the first of a month is said as French says it.
  std::string date(double moment, std::string const& precision) const {
    bool const year = precision == "year",
               month = precision == "month" || precision == "season" || precision == "quarter";
    bool const ordinal = !year && !month && words_ == &french && locale::civil_date_of(moment).day == 1;
    char const* const format = year ? "%Y" : month ? "%B %Y" : ordinal ? "1er %B %Y" : "%-d %B %Y";
    return locale::format_time(moment, format, *locale_).value_or("");
  }

  std::string time_range(double from, double to) const {
    constexpr double four_years = 4 * 365.0 * 86'400'000;
    std::string const precision = to - from > four_years ? "year" : "month";
    return fmt::format(fmt::runtime(words_->range), date(from, precision), date(to, precision));
  }

  std::string continuous_range(ContinuousDomain const& domain, PositionDomain const& position) const {
    if (domain.kind == ContinuousDomain::Kind::Time) return time_range(domain.from, domain.to);
    GuideSpec ends = position.guide;
    ends.values = {domain.from, domain.to};
    auto const ticks = continuous_ticks(domain, ends, 2, *locale_);
    return fmt::format(fmt::runtime(words_->range), ticks.front().text, ticks.back().text);
  }

  /// What the main layer's channel is called where the axis shows no title: its own title, else the field's.
  std::string field_title(ChannelId id, std::string const& fallback) const {
    auto const* channel = layer_->encoding.find(id);
    if (channel != nullptr && channel->title && !channel->title->empty()) return *channel->title;
    auto const index = channel ? layer_->table->column_index(channel->field) : std::nullopt;
    if (!index) return fallback;
    auto const& field = layer_->table->fields()[*index];
    return field.title.empty() ? field.name : field.title;
  }

  std::string axis(ChannelId id, std::string_view sentence) const {
    auto const& position = id == ChannelId::X ? model_->domains.x : model_->domains.y;
    if (!position) return {};
    std::string const name = position->title.empty() ? field_title(id, position->field) : position->title;
    std::string const extent = position->discrete()
                                   ? fmt::format(fmt::runtime(words_->categories), position->discrete()->values.size())
                                   : continuous_range(*position->continuous(), *position);
    return fmt::format(fmt::runtime(sentence), fmt::format("{} ({})", name, extent));
  }

  std::string visual(VisualDomain const& domain) const {
    if (domain.field.empty() || domain.title.empty()) return {};
    if (!is_discrete(domain.measure))
      return domain.title + std::string(words_->colon) + range(domain.from, domain.to, domain.measure, domain.format);
    std::string list;
    for (auto const& value : domain.values)
      list += (list.empty() ? "" : ", ") + format_value(value, domain.measure, domain.format, *locale_);
    return domain.values.size() > most_listed ? std::string() : domain.title + std::string(words_->colon) + list;
  }

  /// The channel whose extremes tell most: the length of bars, the size of bubbles, the colour of cells.
  Channel const* measured() const {
    for (auto const id : {ChannelId::Y, ChannelId::X, ChannelId::Size, ChannelId::Color}) {
      auto const* channel = layer_->encoding.find(id);
      if (channel && channel->measure == Measure::Quantitative && !channel->field.empty()) return channel;
    }
    return nullptr;
  }

  /// What names a row: its discrete and temporal channels, each field once.
  std::string name_of_row(std::size_t row) const {
    std::string name;
    std::set<std::string> named;
    for (auto const id :
         {ChannelId::Y, ChannelId::X, ChannelId::YOffset, ChannelId::XOffset, ChannelId::Color, ChannelId::Shape}) {
      auto const* channel = layer_->encoding.find(id);
      if (!channel || channel->field.empty() || channel->measure == Measure::Quantitative) continue;
      if (!named.insert(channel->field).second) continue;
      auto const moment = channel->measure == Measure::Temporal ? number_at(*layer_, *channel, row) : std::nullopt;
      auto const text = moment && channel->format.empty() ? date(*moment, "")
                                                          : format_value(value_at(*layer_, *channel, row),
                                                                         channel->measure, channel->format, *locale_);
      if (!text.empty()) name += (name.empty() ? "" : ", ") + text;
    }
    return name;
  }

  std::string extremes() const {
    auto const* channel = measured();
    if (!channel || layer_->row_count() < 2 || layer_->mark.kind == MarkKind::Timeline) return {};
    std::optional<std::size_t> low, high;
    auto const number = [&](std::size_t row) { return number_at(*layer_, *channel, row); };
    for (std::size_t row = 0; row < layer_->row_count(); ++row) {
      if (!number(row)) continue;
      if (!low || *number(row) < *number(*low)) low = row;
      if (!high || *number(row) > *number(*high)) high = row;
    }
    if (!low || low == high) return {};
    auto const tell = [&](std::string_view what, std::size_t row) {
      auto const value =
          format_value(value_at(*layer_, *channel, row), channel->measure, format_of(*channel), *locale_);
      auto const name = name_of_row(row);
      return fmt::format("{}{}{}{}", what, words_->colon, value, name.empty() ? "" : " (" + name + ")");
    };
    return tell(words_->highest, *high) + std::string(words_->separator) + tell(words_->lowest, *low);
  }

  /// A value's own format, or that of a text layer which writes the same field.
  std::string format_of(Channel const& channel) const {
    if (!channel.format.empty()) return channel.format;
    // The axis of shares is in per cent, the values are not.
    if (channel.stack == Channel::Stack::Normalize) return {};
    if (!channel.guide.format.empty()) return channel.guide.format;
    for (auto const& layer : model_->layers)
      if (auto const* text = layer.encoding.find(ChannelId::Text); text && text->field == channel.field)
        return text->format;
    return {};
  }

  std::string event(std::size_t row) const {
    Plot plot;
    plot.locale = locale_;
    auto const& field = layer_->mark.precision;
    std::string const precision = field.empty() ? std::string() : layer_->table->value(row, field).to_text();
    auto const said = [&](ChannelId id) {
      auto const* channel = layer_->encoding.find(id);
      auto const moment = channel ? number_at(*layer_, *channel, row) : std::nullopt;
      return moment ? date(*moment, precision) : std::string();
    };
    std::string when = said(ChannelId::X);
    if (auto const end = said(ChannelId::X2); !end.empty()) when += std::string(words_->to) + end;
    return when + ", " + text_at(plot, *layer_, row);
  }

  std::string numbers_of_row(std::size_t row) const {
    std::vector<Channel const*> numbers;
    std::set<std::string> named;
    for (auto const& [id, channel] : layer_->encoding.channels)
      if (channel.measure == Measure::Quantitative && !channel.field.empty() && named.insert(channel.field).second)
        numbers.push_back(&channel);
    std::string text;
    for (auto const* channel : numbers) {
      auto const value =
          format_value(value_at(*layer_, *channel, row), channel->measure, format_of(*channel), *locale_);
      if (value.empty()) continue;
      if (!text.empty()) text += ", ";
      text += numbers.size() > 1 ? title_of(*layer_, *channel) + " " + value : value;
    }
    return text;
  }

  std::string listing() const {
    bool const timeline = layer_->mark.kind == MarkKind::Timeline;
    if (layer_->row_count() > (timeline ? most_listed_events : most_listed)) return {};
    std::string list;
    for (std::size_t row = 0; row < layer_->row_count(); ++row) {
      std::string item = timeline ? event(row) : name_of_row(row);
      auto const numbers = timeline ? std::string() : numbers_of_row(row);
      if (!numbers.empty()) item += (item.empty() ? "" : ", ") + numbers;
      if (!item.empty()) list += (list.empty() ? "" : std::string(words_->separator)) + item;
    }
    return list.empty() ? list : fmt::format("{}{}{}", words_->values, words_->colon, list);
  }

  Chart::Model const* model_;
  Layer const* layer_;
  locale::Locale const* locale_;
  Words const* words_;
};

}  // namespace

std::string describe_chart(Chart::Model const& model) { return Description(model).text(); }

}  // namespace livret::chart
