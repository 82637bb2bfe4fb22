#include "chart/chart.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "canvas/canvas.hpp"
#include "chart/description.hpp"
#include "chart/given_locale.hpp"
#include "chart/loading.hpp"
#include "chart/model.hpp"
#include "compile/compile.hpp"
#include "composite/expand.hpp"
#include "composite/yaml_text.hpp"
#include "scene/paint.hpp"

namespace livret::chart {

namespace {

std::optional<yaml::Node> expand(yaml::Node const& spec, transform::Context const& data, Config const& config,
                                 diag::Sink& sink) {
  composite::Context context;
  context.config = config.vega.get();
  context.locale = data.locale;
  context.fields_of = [&](std::string_view name) -> std::vector<table::Field> const* {
    if (data.tables == nullptr) return nullptr;
    auto const found = data.tables->find(name);
    return found == data.tables->end() ? nullptr : &found->second->fields();
  };
  return composite::expand(spec, context, sink);
}

}  // namespace

void Config::set_vega(yaml::Node over_default) {
  vega = std::make_shared<yaml::Node const>(std::move(over_default));
  whole_vega = compile::merge_config(nullptr, *vega);
}

std::optional<Ready> make_ready(yaml::Node const& spec, transform::Context const& surroundings, Config const& config,
                                Files const& files, diag::Sink& sink) {
  std::size_t const errors = sink.error_count();
  Ready ready;
  ready.locale = given_locale(spec, config, *surroundings.locale, sink);
  auto data = surroundings;
  if (ready.locale) data.locale = ready.locale.get();
  auto expanded = expand(spec, data, config, sink);
  if (!expanded || sink.error_count() > errors) return std::nullopt;
  ready.expanded = std::make_shared<yaml::Node const>(std::move(*expanded));
  auto const* datasets = ready.expanded->find("datasets");
  compile::Context const context{data, config.whole_vega, &config.colours,
                                 [&](yaml::Node const& node) { return load_data(node, datasets, data, files, sink); }};
  ready.plan = compile::compile(*ready.expanded, context, sink);
  if (!ready.plan || sink.error_count() > errors) return std::nullopt;
  ready.prepared = plot::prepare(ready.plan, data, sink, image_loader(files));
  if (!ready.prepared) return std::nullopt;
  return ready;
}

std::optional<Chart> read_chart(yaml::Node const& spec, Context const& context, diag::Sink& sink) {
  base::check(context.data.locale != nullptr, "a chart is read without a locale");
  auto model = std::make_shared<Chart::Model>();
  model->context = context.data;
  model->config = context.config;
  model->files = context.files;
  model->fonts = &context.fonts;
  model->typography = context.config.typography.value_or(locale::profile_of(context.data.locale->tag));
  model->span = spec.span;
  auto ready = make_ready(spec, model->context, model->config, context.files, sink);
  if (!ready) return std::nullopt;
  model->plan = ready->plan;
  model->prepared = ready->prepared;
  model->given_locale = ready->locale;
  auto described = describe_chart(*ready, spec, context.config, *context.data.locale, sink);
  model->data = described.data;
  model->fictional = described.is_fictional;
  auto const& text = described.text;
  model->alternative_text = locale::apply_plain(text, locale::correct(text, model->typography).edits);
  return Chart(std::move(model));
}

std::optional<std::string> expand_chart(yaml::Node const& spec, Context const& context, diag::Sink& sink) {
  auto const expanded = expand(spec, context.data, context.config, sink);
  if (!expanded) return std::nullopt;
  return composite::to_yaml(*expanded);
}

Chart::Chart(std::shared_ptr<Model const> model) : model_(std::move(model)) {}

frame::Drawing Chart::draw(std::optional<double> width, text::FontBook const&, diag::Sink& sink) const {
  scene::FontMetrics metrics(
      {*model_->fonts, model_->config.families, model_->typography, model_->context.locale->tag, model_->span, sink});
  auto built = plot::build(*model_->prepared, {width, std::nullopt}, metrics, sink);
  canvas::Canvas canvas(base::Size{base::Length::from_pt(built.width), base::Length::from_pt(built.height)});
  if (model_->plan->background) {
    if (auto const* colour = std::get_if<base::Colour>(&*model_->plan->background);
        colour != nullptr && colour->alpha > 0) {
      canvas.set_colour(*colour);
      canvas.rectangle(0, 0, built.width, built.height);
      canvas.fill();
    }
  }
  scene::Mark root;
  root.role = scene::Role::Frame;
  built.root.x += built.origin_x;
  built.root.y += built.origin_y;
  std::vector<scene::GroupItem> groups;
  groups.push_back(std::move(built.root));
  root.items = std::move(groups);
  scene::paint(root, canvas, metrics);
  return canvas.finish();
}

frame::Drawing Chart::draw(base::Length width, text::FontBook const& fonts, diag::Sink& sink) const {
  return draw(std::optional(width.to_pt()), fonts, sink);
}

frame::Drawing Chart::draw(text::FontBook const& fonts, diag::Sink& sink) const {
  return draw(std::nullopt, fonts, sink);
}

std::string const& Chart::alternative_text() const { return model_->alternative_text; }
table::Table const& Chart::data() const { return *model_->data; }
bool Chart::shows_fictional_data() const { return model_->fictional; }
diag::Span Chart::span() const { return model_->span; }

}  // namespace livret::chart
