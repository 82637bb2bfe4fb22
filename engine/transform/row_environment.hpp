#pragma once

#include <map>
#include <memory>
#include <string>

#include "expr/expression.hpp"
#include "expr/random_numbers.hpp"
#include "transform/transform.hpp"

namespace livret::transform {

/// What expressions and predicates see while they walk over the rows of a table. For one thread.
class RowEnvironment final : public expr::Environment {
 public:
  RowEnvironment(table::TablePtr rows, Context const& context);

  void move_to(std::size_t row);
  expr::Object const& datum() const;

  expr::Value variable(std::string_view name) const override;
  expr::Value table(std::string_view name) const override;
  locale::Locale const& locale() const override { return *context_->locale; }
  double random() const override { return random_.next(); }

 private:
  class Row;
  table::TablePtr rows_;
  Context const* context_;
  std::shared_ptr<Row> datum_;
  mutable expr::RandomNumbers random_{1};
  mutable std::map<std::string, expr::Value, std::less<>> row_lists_;  ///< of the tables that were asked for
};

}  // namespace livret::transform
