#include "plot/tables.hpp"

#include <fmt/format.h>

#include "base/check.hpp"

namespace livret::plot {
namespace {

struct TableRun {
  Plan const& plan;
  transform::Context context;
  diag::Sink& sink;
  std::vector<ReadyTable> ready;

  ReadyTable operator()(DataId source) const {
    base::check(source.index() < ready.size(), "a table of a plot comes after the one that it is made of");
    return ready[source.index()];
  }
  ReadyTable operator()(table::TablePtr const& given) const { return {given != nullptr ? given : empty(""), {}}; }
  ReadyTable operator()(std::string const& name) const {
    if (context.tables != nullptr)
      if (auto const found = context.tables->find(name); found != context.tables->end()) return {found->second, {}};
    sink.error(plan.span, fmt::format("there is no table `{}`", name));
    return {empty(name), {}};
  }
  static table::TablePtr empty(std::string const& name) {
    return std::make_shared<table::Table>(name, std::vector<table::Field>());
  }

  void run(DataPlan const& data) {
    ReadyTable made = std::visit(*this, data.source);
    if (!data.steps.empty()) {
      auto result = transform::run_steps(data.steps, std::move(made.table), context, sink);
      for (auto& [name, value] : result.params) context.variables.insert(context.variables.begin(), {name, value});
      made.table = std::move(result.table);
      for (auto const& [output, bins] : result.bins) made.bins.insert_or_assign(output, bins);
    }
    ready.push_back(std::move(made));
  }
};

}  // namespace

table::TablePtr ReadyTables::table(DataId data) const {
  return data.index() < tables.size() ? tables[data.index()].table : nullptr;
}

transform::Bins const* ReadyTables::bins(BinsRef const& reference) const {
  if (reference.data.index() >= tables.size()) return nullptr;
  auto const& known = tables[reference.data.index()].bins;
  auto const found = known.find(reference.output);
  return found != known.end() ? &found->second : nullptr;
}

ReadyTables run_tables(Plan const& plan, transform::Context const& context, diag::Sink& sink) {
  TableRun run{plan, context, sink, {}};
  run.context.variables.insert(run.context.variables.end(), plan.parameters.begin(), plan.parameters.end());
  run.ready.reserve(plan.data.size());
  for (DataPlan const& data : plan.data) run.run(data);
  return {std::move(run.ready), std::move(run.context.variables)};
}

}  // namespace livret::plot
