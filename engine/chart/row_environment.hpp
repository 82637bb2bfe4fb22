#pragma once

#include <utility>

#include "expr/expression.hpp"
#include "transform/transform.hpp"

namespace livret::chart {

/// What a chart's expressions see: `datum`, `params` and the variables of the context.
class RowEnvironment : public expr::Environment {
 public:
  RowEnvironment(transform::Context const& context, expr::ObjectPtr datum)
      : context_(&context), datum_(std::move(datum)) {}

  expr::Value variable(std::string_view name) const override {
    if (name == "datum") return datum_;
    if (name == "params" && context_->params) return context_->params;
    for (auto const& [known, value] : context_->variables)
      if (known == name) return value;
    return {};
  }
  locale::Locale const& locale() const override { return *context_->locale; }

 private:
  transform::Context const* context_;
  expr::ObjectPtr datum_;
};

}  // namespace livret::chart
