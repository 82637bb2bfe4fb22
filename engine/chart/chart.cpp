#include "chart/chart.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "chart/data.hpp"
#include "chart/model.hpp"
#include "chart/presence.hpp"
#include "chart/reading.hpp"

namespace livret::chart {

namespace {

constexpr std::size_t most_marks = 50'000;

/// What a layer takes over from the views round it.
struct Inherited {
  table::TablePtr rows;
  enum class Data { NotGiven, Given };
  Data data = Data::NotGiven;                ///< given but without rows: that was reported
  std::vector<yaml::Node const*> encodings;  ///< outermost first
};

/// Reads the views of a spec into layers, in the order in which they are drawn.
class SpecReader {
 public:
  SpecReader(Context const& context, diag::Sink& sink) : context_(&context), sink_(&sink) {}

  void read_top(yaml::Node const& spec, Chart::Model& model) {
    yaml::Fields fields(spec, "a field of a chart", *sink_);
    for (auto const name : {"$schema", "name", "usermeta"}) fields.optional(name);
    model.alternative_text = fields.string_or("description", "");
    if (auto const* width = fields.optional("width")) model.width = read_extent(*width, *sink_);
    if (auto const* height = fields.optional("height")) model.height = read_extent(*height, *sink_);
    report_without_effect(fields, {"title"}, "the figure carries the title");
    report_without_effect(fields, {"config", "background", "padding", "autosize", "view"}, "the theme decides it");
    report_without_effect(fields, {"params", "selection"}, "a page is not interactive");
    report_unsupported(fields, {"facet", "repeat", "concat", "hconcat", "vconcat", "spec", "datasets"});
    read_view(fields, {}, model);
    fields.finish();
  }

 private:
  void read_view(yaml::Fields& fields, Inherited inherited, Chart::Model& model) {
    if (auto const* data = fields.optional("data")) {
      inherited.data = Inherited::Data::Given;
      inherited.rows = read_data_source(*data, *context_, *sink_);
    }
    if (inherited.rows) model.fictional = model.fictional || inherited.rows->fictional;
    inherited.rows = run_spec_transform(fields.optional("transform"), inherited.rows, *context_, *sink_);
    if (auto const* encoding = fields.optional("encoding")) inherited.encodings.push_back(encoding);
    report_unsupported(fields, {"resolve", "projection"});
    auto const* layers = fields.optional("layer");
    auto const* mark = fields.optional("mark");
    if (layers && !layers->items.empty()) {
      for (auto const& layer : layers->items) read_inner(layer, inherited, model);
    } else if (mark) {
      read_unit(*mark, inherited, model);
    } else {
      sink_->error(fields.node().span, "a chart needs a `mark`, or a `layer` with views that have one");
    }
  }

  void read_inner(yaml::Node const& node, Inherited const& inherited, Chart::Model& model) {
    yaml::Fields fields(node, "a field of a layer", *sink_);
    for (auto const name : {"name", "description"}) fields.optional(name);
    report_without_effect(fields, {"title", "width", "height", "params", "view"},
                          "the chart round the layer decides it");
    read_view(fields, inherited, model);
    fields.finish();
  }

  void read_unit(yaml::Node const& mark_node, Inherited const& inherited, Chart::Model& model) {
    if (!inherited.rows) {
      if (inherited.data == Inherited::Data::NotGiven)
        sink_->error(mark_node.span, "a mark needs `data`, its own or that of the chart");
      return;
    }
    Reading const reading{context_, &inherited.rows->fields(), sink_};
    auto mark = read_mark(mark_node, reading);
    if (!mark) return;
    Encoding encoding;
    for (auto const* node : inherited.encodings) read_encoding(*node, reading, encoding);
    if (!check_mark(*mark, encoding, inherited.rows->row_count())) return;
    model.layers.push_back(prepare_layer(std::move(*mark), std::move(encoding), inherited.rows, *context_, *sink_));
  }

  bool check_mark(MarkSpec const& mark, Encoding const& encoding, std::size_t rows) {
    if (rows > most_marks) {
      sink_->error(mark.span, fmt::format("the chart would have {} marks, a page takes at most {}", rows, most_marks),
                   "aggregate the rows first");
      return false;
    }
    if (mark.kind == MarkKind::Timeline) {
      auto const* x = encoding.find(ChannelId::X);
      if (x && x->measure == Measure::Temporal && !x->field.empty()) return true;
      sink_->error(mark.span, "a timeline needs an `x` of the type `temporal`");
      return false;
    }
    auto const runs = [&](ChannelId id) {
      auto const* channel = encoding.find(id);
      return channel && !is_discrete(channel->measure);
    };
    if (mark.kind == MarkKind::Area && !runs(ChannelId::X) && !runs(ChannelId::Y)) {
      sink_->error(mark.span, "the mark `area` needs an `x` or a `y` that is quantitative or temporal");
      return false;
    }
    if (encoding.find(ChannelId::X) || encoding.find(ChannelId::Y)) return true;
    sink_->error(mark.span, fmt::format("the mark `{}` needs an `x` or a `y`", mark.name));
    return false;
  }

  Context const* context_;
  diag::Sink* sink_;
};

/// The rows that stand for the chart: those of the layer with most fields, encoded fields first.
table::TablePtr shown_data(std::vector<Layer> const& layers) {
  table::TablePtr best;
  std::vector<std::string> names;
  for (auto const& layer : layers) {
    std::vector<std::string> encoded;
    for (auto const& [id, channel] : layer.encoding.channels)
      if (!channel.field.empty()) encoded.push_back(channel.field);
    if (best && encoded.size() <= names.size()) continue;
    best = layer.table;
    names = std::move(encoded);
  }
  return with_columns_first(best, names);
}

bool timeline_is_alone(std::vector<Layer> const& layers, diag::Sink& sink) {
  for (auto const& layer : layers) {
    if (layer.mark.kind != MarkKind::Timeline || layers.size() == 1) continue;
    sink.error(layer.mark.span, "a timeline is a whole chart and no layer of one");
    return false;
  }
  return true;
}

}  // namespace

std::optional<Chart> read_chart(yaml::Node const& spec, Context const& context, diag::Sink& sink) {
  base::check(context.data.locale != nullptr, "a chart is read without a locale");
  auto model = std::make_shared<Chart::Model>();
  model->config = context.config;
  model->context = context.data;
  model->typography = context.config.typography.value_or(locale::profile_of(context.data.locale->tag));
  model->span = spec.span;
  SpecReader(context, sink).read_top(spec, *model);
  if (model->layers.empty() || !timeline_is_alone(model->layers, sink)) return std::nullopt;
  model->domains = train_domains(model->layers, context, sink);
  model->data = shown_data(model->layers);
  check_measures(model->layers, sink);
  if (model->data->row_count() == 0)
    sink.warning(spec.span, "the chart has no rows to show");
  else if (!shows_values(model->layers))
    sink.warning(spec.span, "the chart has no values to show: in every row, one that it needs is missing");
  if (model->alternative_text.empty()) model->alternative_text = describe_chart(*model);
  model->alternative_text =
      locale::apply_plain(model->alternative_text, locale::correct(model->alternative_text, model->typography).edits);
  return Chart(std::move(model));
}

Chart::Chart(std::shared_ptr<Model const> model) : model_(std::move(model)) {}

frame::Drawing Chart::draw(base::Length width, text::FontBook const& fonts, diag::Sink& sink) const {
  return compose(*model_, width.to_pt(), fonts, sink);
}

std::string const& Chart::alternative_text() const { return model_->alternative_text; }
table::Table const& Chart::data() const { return *model_->data; }
bool Chart::shows_fictional_data() const { return model_->fictional; }
diag::Span Chart::span() const { return model_->span; }

}  // namespace livret::chart
