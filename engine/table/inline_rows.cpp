#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "table/cell_reader.hpp"
#include "table/rows.hpp"
#include "yaml/reader.hpp"
#include "yaml/stray_comma.hpp"

namespace livret::table {

namespace {

diag::Span place_of(yaml::Node const& row) { return row.entries.empty() ? row.span : row.entries.front().key.span; }

class InlineRows {
 public:
  InlineRows(std::string const& name, Schema const& schema, diag::Sink& sink)
      : name_(name), table_(make_table(name, schema)), sink_(sink) {
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
      names_.push_back(schema.fields[i].field.name);
      index_of_name_.emplace(names_.back(), i);
      readers_.emplace_back(schema.fields[i], NumberForm{}, table_->column(i), sink);
    }
    cells_.resize(names_.size());
  }

  void read(yaml::Node const& row) {
    if (row.kind != yaml::Kind::Mapping)
      return sink_.error(row.span,
                         fmt::format("a row of `{}` needs to be a mapping, found {}", name_, yaml::describe(row)));
    collect_cells(row);
    for (std::size_t i = 0; i < cells_.size(); ++i) read_cell(i, row);
    nodes_.push_back(&row);
    spans_.push_back(row.span);
  }

  LoadedRows take() {
    table_->set_row_spans(std::move(spans_));
    return {table_, [nodes = std::move(nodes_), names = std::move(names_)](std::size_t row, std::size_t field) {
              auto const* cell = nodes[row]->find(names[field]);
              return cell != nullptr ? cell->span : place_of(*nodes[row]);
            }};
  }

 private:
  /// Rows mostly have their fields in one order: the next field after the last one found is tried first.
  void collect_cells(yaml::Node const& row) {
    std::fill(cells_.begin(), cells_.end(), nullptr);
    std::size_t guess = 0;
    for (auto const& entry : row.entries) {
      auto const& key = entry.key;
      while (guess < names_.size() && cells_[guess] != nullptr) ++guess;
      auto index = guess;
      if (index >= names_.size() || names_[index] != key.text) {
        auto const found = index_of_name_.find(key.text);
        if (found == index_of_name_.end()) {
          report_unknown(row, entry);
          continue;
        }
        index = found->second;
      }
      cells_[index] = &entry.value;
      guess = index + 1;
    }
  }

  void report_unknown(yaml::Node const& row, yaml::Entry const& entry) {
    auto hint = yaml::stray_comma_hint(row, entry);
    auto const near = base::nearest_word(entry.key.text, names_);
    if (hint.empty())
      hint = near ? fmt::format("did you mean `{}`?", *near) : fmt::format("its fields: {}", yaml::list_of(names_));
    sink_.error(entry.key.span,
                fmt::format("unknown field `{}` in a row of `{}`", yaml::quotation(entry.key.text), name_),
                std::move(hint));
  }

  void read_cell(std::size_t index, yaml::Node const& row) {
    auto const* cell = cells_[index];
    auto& reader = readers_[index];
    if (cell == nullptr) return reader.read_absent(place_of(row));
    switch (cell->kind) {
      case yaml::Kind::Null:
        return reader.read_absent(cell->span);
      case yaml::Kind::Scalar:
        return reader.read(
            cell->text, cell->style == yaml::ScalarStyle::Plain ? Writing::YamlPlain : Writing::YamlQuoted, cell->span);
      case yaml::Kind::Sequence:
      case yaml::Kind::Mapping:
        return reader.refuse(yaml::describe(*cell), cell->span, "a cell holds one value");
    }
  }

  std::string const& name_;
  std::shared_ptr<Table> table_;
  diag::Sink& sink_;
  std::vector<std::string> names_;
  std::map<std::string, std::size_t, std::less<>> index_of_name_;
  std::vector<CellReader> readers_;
  std::vector<yaml::Node const*> cells_;  ///< of the row at hand, by field
  std::vector<yaml::Node const*> nodes_;
  std::vector<diag::Span> spans_;
};

}  // namespace

std::shared_ptr<Table> make_table(std::string const& name, Schema const& schema) {
  std::vector<Field> fields;
  for (auto const& field : schema.fields) fields.push_back(field.field);
  auto table = std::make_shared<Table>(name, std::move(fields));
  for (auto const& key : schema.primary_key) table->primary_key.push_back(key.name);
  return table;
}

LoadedRows read_inline_rows(std::string const& name, Schema const& schema, yaml::Node const& data, diag::Sink& sink) {
  InlineRows rows(name, schema, sink);
  if (data.kind == yaml::Kind::Sequence) {
    for (auto const& row : data.items) rows.read(row);
  } else {
    sink.error(data.span,
               fmt::format("the data of `{}` needs to be a list of rows, found {}", name, yaml::describe(data)),
               "start each row with `- `; a file is named by `path`");
  }
  return rows.take();
}

}  // namespace livret::table
