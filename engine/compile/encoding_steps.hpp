#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compile/compilation.hpp"

namespace livret::compile {

/// A field of a column that steps make.
table::Field field_of(std::string name, table::Type type = table::Type::Any);
bool has_field(std::vector<table::Field> const& fields, std::string_view name);
/// Adds it unless there is one of its name.
void put_field(std::vector<table::Field>& fields, table::Field field);

/// Asks for a field of a loaded table to be converted, where it is one of texts or mixed values.
void need(Compilation& compilation, plot::DataId loaded, std::string const& written, table::FieldParse::Kind kind);

/// The steps that the encodings of a view ask for, in the order in which Vega-Lite makes them.
class EncodingSteps {
 public:
  EncodingSteps(Compilation& compilation, Model& model) : compilation_(&compilation), model_(&model) {}

  Compilation& compilation() const { return *compilation_; }
  Model& model() const { return *model_; }
  std::vector<transform::Step> const& so_far() const { return steps_; }

  void add(transform::Step step) { steps_.push_back(std::move(step)); }
  /// A column of what `datum` has at a path such as `a.b[0]`.
  void add_formula(std::string const& path, std::string const& column);
  /// A column of what an expression gives; nothing where it is none.
  void add_calculation(std::string const& text, std::string const& column);

  /// Those of the facets above that this table has.
  std::vector<std::string> facet_columns() const;
  /// Where what is wrong with steps of no channel of their own is told.
  diag::Span place() const { return model_->kind == Model::Kind::Unit ? model_->mark.span : model_->node->span; }

  std::vector<transform::Step> take() { return std::move(steps_); }

 private:
  Compilation* compilation_;
  Model* model_;
  std::vector<transform::Step> steps_;
};

/// Definitions of fields, those within conditions too.
template <typename F>
void for_each_field(std::vector<ChannelDef> const& definitions, F&& act) {
  for (auto const& definition : definitions) {
    if (definition.is_field()) act(definition);
    for (auto const& condition : definition.conditions)
      if (condition.definition && condition.definition->is_field()) act(*condition.definition);
  }
}

/// Values within objects get columns of their own; then bins, time units and the places of listed values.
void add_derived_columns(EncodingSteps& steps, std::vector<ChannelDef> const& definitions);
/// The places of categories in the list of their colours, where the order is by them.
void add_colour_index(EncodingSteps& steps);
void add_aggregate(EncodingSteps& steps);
void group_by(EncodingSteps& steps, transform::Aggregate& aggregate, std::string const& column);
void add_impute(EncodingSteps& steps);
/// Path marks have a value at every place before they are stacked.
void impute_stack(EncodingSteps& steps, ChannelDef const& measure, StackSpec const& spec);
void add_stack(EncodingSteps& steps);
/// The extremes of each stack, within each facet.
void add_stack_extremes(EncodingSteps& steps);

}  // namespace livret::compile
