#include "chart/description.hpp"

namespace livret::chart {

Described describe_chart(Ready const& ready, yaml::Node const& spec, locale::Locale const&) {
  Described described;
  if (auto const* text = spec.find("description"); text != nullptr && text->kind == yaml::Kind::Scalar)
    described.text = text->text;
  for (std::size_t i = 0; i < ready.plan->data.size(); ++i) {
    auto const table = plot::table_of(*ready.prepared, plot::DataId(i));
    if (!table) continue;
    described.is_fictional = described.is_fictional || table->fictional;
    described.data = table;
  }
  if (!described.data) described.data = std::make_shared<table::Table const>("data", std::vector<table::Field>());
  return described;
}

}  // namespace livret::chart
