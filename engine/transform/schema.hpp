#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/sink.hpp"
#include "expr/expression.hpp"
#include "table/table.hpp"
#include "transform/step.hpp"
#include "transform/transform.hpp"
#include "yaml/node.hpp"

namespace livret::transform {

/// The fields of a table while steps change them, and what else a step being read may refer to. Open: there may be more
/// fields, after a pivot whose fields only the data know.
class Schema {
 public:
  Schema(std::vector<table::Field> fields, table::Tables const& tables, std::vector<std::string> const& variables,
         diag::Sink& sink)
      : fields_(std::move(fields)), tables_(&tables), variables_(&variables), sink_(&sink) {}

  std::vector<table::Field> const& fields() const { return fields_; }
  table::Tables const& tables() const { return *tables_; }
  diag::Sink& sink() const { return *sink_; }

  /// A field, or null where there is none, or none that is known.
  table::Field const* find(std::string_view name) const;
  /// Its type, or Any.
  table::Type type_of(std::string_view name) const;
  /// What a value that stands beside the field is read as: its type where a schema declares it or it is of time. Texts
  /// of loaded data may stand for anything.
  table::Type operand_type(std::string_view name) const;
  /// Whether a schema declares the field.
  bool is_declared(std::string_view name) const;

  /// Reads the name of a field of this table, or a path into one; an unknown one is reported, unless no field is known.
  std::optional<FieldName> read_field(yaml::Node const& node) const;
  /// One name or a list of them; nothing where one is wrong.
  std::optional<std::vector<FieldName>> read_fields(yaml::Node const& node) const;
  /// Reads an expression over `datum`, the variables and the tables.
  std::optional<expr::Expression> read_expression(yaml::Node const& node) const;

  /// Adds a field, or puts it in the place of that of its name.
  void put(table::Field field);
  /// The fields are these, and no others.
  void replace(std::vector<table::Field> fields) {
    fields_ = std::move(fields);
    open_ = false;
  }
  void leave_open() { open_ = true; }
  bool is_open() const { return open_; }

  /// What loads the data of lookups; lives as long as the schema.
  void load_with(DataLoader const& load) { load_ = load ? &load : nullptr; }
  DataLoader const* loader() const { return load_; }

  /// Lets later expressions name a parameter that a step gives.
  void add_variable(std::string name) { own_variables_.push_back(std::move(name)); }
  bool has_variable(std::string_view name) const;
  std::vector<std::string> const& own_variables() const { return own_variables_; }

 private:
  std::vector<table::Field> fields_;
  bool open_ = false;
  table::Tables const* tables_;
  std::vector<std::string> const* variables_;
  std::vector<std::string> own_variables_;
  DataLoader const* load_ = nullptr;
  diag::Sink* sink_;
};

/// Reports that something named `name` is none of `known`, with "did you mean" or the list.
void report_unknown(diag::Span span, std::string_view what, std::string_view name,
                    std::vector<std::string> const& known, diag::Sink& sink);

}  // namespace livret::transform
