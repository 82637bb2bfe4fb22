#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "compile/model.hpp"

namespace livret::compile {

/// A table as it came, and what its texts have to become before anything else.
struct Loaded {
  plot::DataId id;
  std::vector<table::Field> fields;
  std::map<std::string, table::FieldParse::Kind> conversions;
};

/// What the steps of a compilation share.
struct Compilation {
  Compilation(Context const& given, yaml::Node const& spec, diag::Sink& to)
      : context(given), config(spec.find("config"), given.config), values(given, to), sink(to) {}

  Context const& context;
  Config config;
  Values values;
  plot::Plan plan;
  std::vector<Loaded> loaded;
  diag::Sink& sink;

  /// Adds a table with steps after another one; without steps, that one.
  plot::DataId add_data(plot::DataId source, std::vector<transform::Step> steps, std::string name);
};

/// The parameters of all views, which any of them may name: values, and selections as they are before anybody selects.
/// A selection is an object as Vega's signal of it: fields with their values, and `vlPoint` of points.
void read_parameters(Compilation& compilation, yaml::Node const& root);

// The tree of views: reads what is composed of what, with sizes, data, marks and encodings.
std::unique_ptr<Model> read_model(Compilation& compilation, yaml::Node const& spec);

// Data.
/// Gives the view its table: its own `data` or the parent's, with its `transform`.
void read_view_data(Compilation& compilation, Model& model);
/// Bins, time units and orders that the channels of a facet ask for; children see the result.
void compile_facet_data(Compilation& compilation, Model& facet);
/// What a unit's encoding asks for: `raw`, `main` and `drawn`.
void compile_unit_data(Compilation& compilation, Model& unit);
/// Puts the conversions that encodings imply in front of everything else.
void add_conversions(Compilation& compilation);
/// The column by whose values a list of a `sort` orders a field: made with the unit's data.
std::string sort_index_column(ChannelDef const& definition);

// Scales.
/// Scales of all views below, merged as `resolve` says, into the plan; and, as they need the types of scales, the
/// tables of units.
void compile_scales(Compilation& compilation, Model& root);

/// The plan's groups.
void assemble(Compilation& compilation, Model& root);

}  // namespace livret::compile
