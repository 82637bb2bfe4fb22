#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "fill/prepared.hpp"
#include "fill/print.hpp"

namespace livret::fill {

namespace {

constexpr std::size_t longest_name = 200;  // bytes; common file systems take 255, and a temporary name is longer

bool is_refused_in_names(char c) {
  return (c >= 0 && c < 0x20) || c == 0x7f || std::string_view("<>:\"|?*\\").find(c) != std::string_view::npos;
}

/// Why `name` is no file name below the output folder; empty where it is one.
std::string fault_of(std::string const& name) {
  if (name.empty() || name.back() == '/') return "has no file name";
  if (name.size() > longest_name) return "is too long";
  if (name.front() == '/') return "begins with `/`";
  if (std::any_of(name.begin(), name.end(), is_refused_in_names)) return "has a character that file systems refuse";
  for (std::size_t begin = 0; begin < name.size();) {
    auto const end = std::min(name.find('/', begin), name.size());
    auto const part = std::string_view(name).substr(begin, end - begin);
    if (part == ".." || part == "." || part.empty()) return "leads out of its folder";
    begin = end + 1;
  }
  return {};
}

/// Whether each expression of the output name gives something to name a file by; those that do not are reported.
bool has_all_values(Prepared::Plan const& plan, Bindings const& bindings, diag::Sink& sink) {
  auto const place_of = [&](auto const& part) { return plan.document.output.locate(part.begin, part.end); };
  diag::Sink faults;
  print(*plan.output, bindings, place_of, faults);
  for (auto const& part : plan.output->parts)
    if (part.expression && part.expression->evaluate(bindings).is_null())
      faults.error(place_of(part), fmt::format("`{}` has no value here, and an output name needs one",
                                               base::trim(part.expression->text())));
  for (auto& fault : faults.sorted()) sink.report(std::move(fault));
  return !faults.has_errors();
}

}  // namespace

expr::Value only_row(PlannedLet const& let, Bindings& bindings, diag::Sink& sink) {
  auto const rows = rows_where(let.rows, bindings);
  if (rows.size() == 1) return table::row_object(let.rows.table, rows.front());
  sink.error(let.where, fmt::format("`{}` needs exactly one row of `{}`, found {}", let.name, let.rows.table->name(),
                                    rows.size()));
  return {};
}

std::vector<std::size_t> rows_where(PlannedRows const& rows, Bindings& bindings) {
  std::vector<std::size_t> result;
  for (std::size_t row = 0; row < rows.table->row_count(); ++row) {
    if (rows.where) {
      bindings.push("datum", table::row_object(rows.table, row));
      auto const holds = rows.where->evaluate(bindings).truthy();
      bindings.pop();
      if (!holds) continue;
    }
    result.push_back(row);
  }
  return result;
}

Bindings bindings_of(Prepared::Plan const& plan, Job const& job, diag::Sink& sink) {
  Bindings bindings(*plan.locale, plan.table_rows);
  for (auto const& [name, value] : plan.constants) bindings.push(name, value);
  if (plan.repeat && job.row) bindings.push(plan.repeat->as, table::row_object(plan.repeat->rows.table, *job.row));
  for (auto const& let : plan.lets) bindings.push(let.name, only_row(let, bindings, sink));
  return bindings;
}

std::vector<Job> jobs_of(Prepared const& document) {
  auto const& plan = document.plan();
  std::vector<Job> jobs;
  Bindings bindings(*plan.locale, plan.table_rows);
  for (auto const& [name, value] : plan.constants) bindings.push(name, value);
  auto const is_wanted = [&] { return !plan.when || plan.when->evaluate(bindings).truthy(); };
  if (!plan.repeat) {
    if (!plan.document.for_each && is_wanted()) jobs.push_back({});
    return jobs;
  }
  for (auto const row : rows_where(plan.repeat->rows, bindings)) {
    bindings.push(plan.repeat->as, table::row_object(plan.repeat->rows.table, row));
    if (is_wanted()) jobs.push_back({row});
    bindings.pop();
  }
  return jobs;
}

std::string key_of(Prepared const& document, Job const& job) {
  auto const& plan = document.plan();
  if (!plan.repeat || !job.row) return {};
  auto const& table = *plan.repeat->rows.table;
  std::string key;
  for (auto const& field : table.primary_key) key += (key.empty() ? "" : "-") + table.value(*job.row, field).to_text();
  return key.empty() ? std::to_string(*job.row + 1) : key;
}

std::optional<std::string> expand_output_name(Prepared const& document, Job const& job, diag::Sink& sink) {
  auto const& plan = document.plan();
  if (!plan.output) return std::nullopt;
  diag::Sink named_rows;  // what is wrong with them is reported when the document is filled
  auto const bindings = bindings_of(plan, job, named_rows);
  if (!has_all_values(plan, bindings, sink)) return std::nullopt;
  auto name = plan.output->evaluate(bindings);
  auto const fault = fault_of(name);
  if (fault.empty()) return name;
  sink.error(plan.document.output.span(), fmt::format("the output name `{}` {}", name, fault),
             "use letters, digits, `-`, `_` and `.`, and `/` between folders");
  return std::nullopt;
}

}  // namespace livret::fill
