#include "compile/compile.hpp"

#include <fmt/format.h>

#include "compile/compilation.hpp"
#include "compile/guides.hpp"
#include "compile/projections.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using yaml::Node;

Node const* top_level(Compilation const& compilation, Node const& spec, std::string_view name) {
  if (auto const* given = spec.find(name)) return given;
  return compilation.config.find(name);
}

void read_padding(Compilation& compilation, Node const& spec) {
  auto const* padding = top_level(compilation, spec, "padding");
  if (padding == nullptr) return;
  auto const& values = compilation.values;
  if (padding->kind == yaml::Kind::Mapping && !is_expression(*padding)) {
    std::size_t index = 0;
    for (auto const* side : {"left", "top", "right", "bottom"})
      compilation.plan.padding[index++] = values.number(padding->find(side)).value_or(0);
  } else if (auto const all = values.number(padding)) {
    compilation.plan.padding.fill(*all);
  }
}

bool is_fit(plot::Autosize autosize) {
  return autosize == plot::Autosize::Fit || autosize == plot::Autosize::FitX || autosize == plot::Autosize::FitY;
}

bool takes_container(plot::SizePlan const& size) { return std::holds_alternative<plot::ContainerSize>(size); }

/// A size that is the container's is fitted into it.
void settle_autosize(Compilation& compilation, Node const& spec, Model const& root) {
  using plot::Autosize;
  auto& plan = compilation.plan;
  auto const* given = top_level(compilation, spec, "autosize");
  auto const* type = given != nullptr && given->kind == yaml::Kind::Mapping ? given->find("type") : given;
  if (type != nullptr) {
    auto const word = yaml::read_choice<Autosize>(*type,
                                                  {{"pad", Autosize::Pad},
                                                   {"fit", Autosize::Fit},
                                                   {"fit-x", Autosize::FitX},
                                                   {"fit-y", Autosize::FitY},
                                                   {"none", Autosize::None}},
                                                  compilation.sink);
    bool const is_plot = root.kind == Model::Kind::Unit || root.kind == Model::Kind::Layer;
    if (word && is_fit(*word) && !is_plot)
      compilation.sink.warning(type->span, "views beside one another cannot be fitted; `autosize: pad` is taken",
                               "give each view its `width` and `height`");
    else if (word)
      plan.autosize = *word;
  }
  if (auto const* contains = find(given, {"contains"})) plan.contains_padding = contains->text == "padding";
  bool const is_width = takes_container(plan.root.width), is_height = takes_container(plan.root.height);
  if (is_width || is_height) {
    plan.contains_padding = true;
    plan.autosize = is_width && is_height ? Autosize::Fit : is_width ? Autosize::FitX : Autosize::FitY;
  }
  // Steps set a size that nothing can be fitted into.
  bool const fits_width = plan.autosize == Autosize::Fit || plan.autosize == Autosize::FitX;
  bool const fits_height = plan.autosize == Autosize::Fit || plan.autosize == Autosize::FitY;
  bool const width = fits_width && !std::holds_alternative<plot::StepSize>(plan.root.width);
  bool const height = fits_height && !std::holds_alternative<plot::StepSize>(plan.root.height);
  if (fits_width || fits_height)
    plan.autosize = width && height ? Autosize::Fit : width ? Autosize::FitX : height ? Autosize::FitY : Autosize::Pad;
}

}  // namespace

std::shared_ptr<plot::Plan const> compile(Node const& spec, Context const& context, diag::Sink& sink) {
  if (auto const* config = spec.find("config")) check_config(*config, sink);
  Compilation compilation(context, spec, sink);
  auto const root = read_model(compilation, spec);
  if (!root) return nullptr;
  compile_scales(compilation, *root);
  compile_projections(compilation, *root);
  add_conversions(compilation);
  assemble(compilation, *root);
  read_padding(compilation, spec);
  settle_autosize(compilation, spec, *root);
  compilation.plan.background = compilation.values.paint(top_level(compilation, spec, "background"));
  compilation.plan.legend_layout = compile_legend_layout(compilation);
  compilation.plan.parameters = compilation.values.parameters();
  compilation.plan.span = spec.span;
  return std::make_shared<plot::Plan const>(std::move(compilation.plan));
}

}  // namespace livret::compile
