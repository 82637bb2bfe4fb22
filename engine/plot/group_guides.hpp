#pragma once

#include "plot/guides.hpp"
#include "plot/prepared.hpp"

namespace livret::plot {

/// What guides ask of a group while it is built.
class GroupGuides final : public GuideScope {
 public:
  GroupGuides(GroupScope const& group, table::TablePtr datums, std::size_t datum)
      : group_(group), datums_(std::move(datums)), datum_(datum) {}

  scale::Scale const* scale(ScaleId id) const override { return group_.scales.find(id); }
  std::optional<Outcome> resolve(Rules const& rules, expr::ObjectPtr const& datum) const override;
  expr::Value evaluate(expr::Expression const& expression, expr::ObjectPtr const& datum) const override;
  locale::Locale const& locale() const override { return group_.names.locale; }

 private:
  GroupScope const& group_;
  table::TablePtr datums_;
  std::size_t datum_;
};

}  // namespace livret::plot
