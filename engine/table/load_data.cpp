#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/text.hpp"
#include "expr/field_path.hpp"
#include "expr/moment_text.hpp"
#include "table/csv.hpp"
#include "table/data_source.hpp"
#include "table/json_rows.hpp"
#include "table/row_builder.hpp"
#include "yaml/reader.hpp"

namespace livret::table {
namespace {

namespace fs = std::filesystem;
using expr::Value;

constexpr std::size_t greatest_file = std::size_t{1} << 28;

/// What is implied, with what the format says in its place.
ParseMap join_parses(DataFormat const& format, ParseMap const& implied) {
  if (format.parses_nothing) return {};
  ParseMap joined = format.parse;
  for (auto const& one : implied) {
    bool const is_said =
        std::any_of(joined.begin(), joined.end(), [&](auto const& said) { return said.first == one.first; });
    if (!is_said) joined.push_back(one);
  }
  return joined;
}

/// vega-loader's guess at what the texts of a field are: the first of these that all of them are.
FieldParse::Kind infer_kind(Column const& column) {
  using Kind = FieldParse::Kind;
  bool is_boolean = true, is_number = true, is_date = true, any = false;
  for (std::size_t row = 0; row < column.size() && (is_boolean || is_number || is_date); ++row) {
    auto const text = column.text(row);
    if (text.empty()) continue;
    any = true;
    is_boolean = is_boolean && (text == "true" || text == "false");
    is_number = is_number && !std::isnan(Value(text).to_number());
    is_date = is_date && !std::isnan(expr::parse_date_text(text));
  }
  if (!any) return Kind::None;
  return is_boolean ? Kind::Boolean : is_number ? Kind::Number : is_date ? Kind::Date : Kind::String;
}

ParseMap infer_parses(Table const& table) {
  ParseMap parses;
  for (std::size_t i = 0; i < table.fields().size(); ++i)
    if (table.fields()[i].type == Type::String)
      parses.emplace_back(table.fields()[i].name, FieldParse{infer_kind(table.column(i)), {}});
  return parses;
}

/// The same table with some of its columns parsed.
TablePtr parse_fields(TablePtr const& table, ParseMap const& parses) {
  if (parses.empty()) return table;
  auto fields = table->fields();
  std::vector<std::shared_ptr<Column const>> columns;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    columns.push_back(table->shared_column(i));
    for (auto const& [name, parse] : parses)
      if (name == fields[i].name && parse.kind != FieldParse::Kind::None) columns[i] = parse_column(*columns[i], parse);
    fields[i].type = columns[i]->type();
  }
  auto parsed = std::make_shared<Table>(table->name(), std::move(fields));
  parsed->title = table->title;
  parsed->source = table->source;
  parsed->fictional = table->fictional;
  parsed->set_bare_rows(table->row_count());
  for (std::size_t i = 0; i < columns.size(); ++i) parsed->share_column(i, std::move(columns[i]));
  return parsed;
}

class DataLoader {
 public:
  DataLoader(DataSource const& source, ParseMap const& implied, DataContext const& context, diag::Sink& sink)
      : source_(source), parses_(join_parses(source.format, implied)), context_(context), sink_(sink) {}

  TablePtr load() {
    return std::visit([&](auto const& from) { return load_from(from); }, source_.from);
  }

 private:
  TablePtr load_from(FromUrl const& from) {
    auto const file = (context_.folder.empty() ? context_.root : context_.folder) / from.url;
    auto const quoted = yaml::quotation(from.url);
    std::error_code error;
    if (!fs::exists(file, error)) return fail(from.span, fmt::format("there is no file `{}`", quoted));
    if (!base::is_inside(file, context_.root))
      return fail(from.span, fmt::format("the path `{}` leaves the project", quoted), "copy the file into the project");
    auto bytes = base::read_file(file, greatest_file);
    if (!bytes) return fail(from.span, fmt::format("cannot read `{}`: {}", quoted, bytes.error()));
    return load_text(from.url, std::move(bytes).value(), type_of_file(from.url));
  }

  DataType type_of_file(std::string const& url) const {
    if (source_.format.type) return *source_.format.type;
    auto const extension = fs::path(url).extension().string();
    constexpr std::array<std::pair<std::string_view, DataType>, 4> known = {
        {{".csv", DataType::Csv}, {".tsv", DataType::Tsv}, {".dsv", DataType::Dsv}, {".topojson", DataType::TopoJson}}};
    for (auto const& [name, type] : known)
      if (name == extension) return type;
    return DataType::Json;
  }

  TablePtr load_text(std::string name, std::string text, DataType type) {
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    auto const id = sources().add(std::move(name), std::move(text));
    if (type == DataType::Json || type == DataType::TopoJson) return load_json_text(id, type);
    return load_delimited(id, type);
  }

  TablePtr load_json_text(diag::SourceId id, DataType type) {
    if (type == DataType::Json && source_.format.property.empty()) {
      RowBuilder rows;
      return read_json_rows(sources(), id, rows, sink_) ? finish(rows) : nullptr;
    }
    auto const value = read_json_value(sources(), id, sink_);
    return value ? load_value(*value, {id, 0, 1}, type) : nullptr;
  }

  TablePtr load_value(Value const& value, diag::Span place, DataType type) {
    RowBuilder rows;
    auto const& property = source_.format.property;
    Value found = value;
    if (!property.empty())
      for (auto const& part : expr::split_field_path(property)) found = expr::value_at(found, part);
    if (found.is_null() && !property.empty())
      return fail(source_.span, fmt::format("the data have no property `{}`", yaml::quotation(property)));
    if (type != DataType::TopoJson) {
      add_rows(rows, found, place);
      return finish(rows);
    }
    if (!context_.features) return fail(source_.span, "TopoJSON is not offered here");
    for (Value const& feature : context_.features(found, source_.format, place, sink_)) add_row(rows, feature, place);
    return finish(rows);
  }

  TablePtr load_delimited(diag::SourceId id, DataType type) {
    auto const& text = sources().text(id);
    if (auto const at = base::find_invalid_utf8(text))
      return fail({id, static_cast<std::uint32_t>(*at), static_cast<std::uint32_t>(*at + 1)}, "the file is not UTF-8",
                  "save it as UTF-8");
    Dialect dialect;
    dialect.delimiter = type == DataType::Tsv ? '\t' : type == DataType::Dsv ? source_.format.delimiter : ',';
    CsvReader reader(id, text, dialect, sink_);
    std::vector<CsvCell> cells;
    RowBuilder rows;
    std::vector<std::size_t> fields;
    if (!source_.format.header.empty())
      for (auto const& name : source_.format.header) fields.push_back(rows.add_field(name));
    else if (reader.next(cells))
      for (CsvCell const& cell : cells) fields.push_back(rows.add_field(cell.text));
    while (reader.next(cells)) {
      rows.begin_row({id, cells.front().span.begin, cells.back().span.end});
      for (std::size_t i = 0; i < std::min(cells.size(), fields.size()); ++i) {
        auto& column = rows.column(fields[i]);
        if (column.size() < rows.row_count()) column.add_text(cells[i].text);
      }
    }
    return finish(rows);
  }

  TablePtr load_from(FromValues const& from) { return load_values(*from.values); }

  TablePtr load_values(yaml::Node const& values) {
    auto const type = source_.format.type.value_or(DataType::Json);
    if (values.kind == yaml::Kind::Scalar) {
      // The text has no place of its own in the specification: line breaks and escapes are read by then.
      return load_text("values", values.text, type);
    }
    if (!source_.format.property.empty() || type == DataType::TopoJson)
      return load_value(value_of(values), values.span, type);
    RowBuilder rows;
    if (values.kind != yaml::Kind::Sequence)
      add_row(rows, value_of(values), values.span);
    else
      for (yaml::Node const& item : values.items) add_node(rows, item);
    return finish(rows);
  }

  static void add_node(RowBuilder& rows, yaml::Node const& item) {
    if (item.kind != yaml::Kind::Mapping) return add_row(rows, value_of(item), item.span);
    rows.begin_row(item.span);
    for (auto const& [key, value] : item.entries)
      if (auto* cell = rows.cell(key.text)) cell->add(value_of(value));
  }

  TablePtr load_from(FromName const& from) {
    auto const* dataset = context_.datasets != nullptr ? context_.datasets->find(from.name) : nullptr;
    if (dataset != nullptr) return load_values(*dataset);
    std::vector<std::string> known;
    if (context_.tables != nullptr) {
      auto const found = context_.tables->find(from.name);
      // A table of the project has a schema: only what the format says of its fields changes them.
      if (found != context_.tables->end()) return parse_fields(found->second, source_.format.parse);
      for (auto const& entry : *context_.tables) known.push_back(entry.first);
    }
    auto const nearest = base::nearest_word(from.name, known);
    return fail(from.span, fmt::format("unknown table `{}`", from.name),
                nearest ? fmt::format("did you mean `{}`?", *nearest) : "name a table of the project");
  }

  TablePtr load_from(FromSequence const& from) {
    RowBuilder rows;
    double const count = (from.stop - from.start) / from.step;
    for (double i = 0; i < count; ++i) {
      rows.begin_row({});
      rows.cell(from.as)->add_number(from.start + i * from.step);
    }
    return finish(rows);
  }

  TablePtr load_from(FromSphere const&) { return one_object("Sphere"); }

  TablePtr load_from(FromGraticule const& from) {
    if (!context_.graticule) return one_object("Graticule");
    RowBuilder rows;
    for (Value const& row : context_.graticule(from.parameters, sink_)) add_row(rows, row, source_.span);
    return finish(rows);
  }

  TablePtr one_object(std::string_view type) {
    RowBuilder rows;
    add_row(rows, expr::make_object({{"type", type}}), source_.span);
    return finish(rows);
  }

  TablePtr finish(RowBuilder& rows) {
    if (rows.row_count() > most_loaded_rows)
      return fail(source_.span, fmt::format("data have at most 10,000,000 rows, found {}", rows.row_count()));
    auto name = source_.name.empty() ? std::string("data") : source_.name;
    if (!source_.format.infers) return rows.finish(std::move(name), parses_);
    auto const raw = rows.finish(std::move(name), {});
    return parse_fields(raw, infer_parses(*raw));
  }

  TablePtr fail(diag::Span span, std::string message, std::string hint = {}) const {
    sink_.error(span, std::move(message), std::move(hint));
    return nullptr;
  }

  diag::SourceMap& sources() { return context_.sources != nullptr ? *context_.sources : own_sources_; }

  DataSource const& source_;
  ParseMap parses_;
  DataContext const& context_;
  diag::Sink& sink_;
  diag::SourceMap own_sources_;
};

}  // namespace

TablePtr load_data(DataSource const& source, ParseMap const& implied, DataContext const& context, diag::Sink& sink) {
  return DataLoader(source, implied, context, sink).load();
}

}  // namespace livret::table
