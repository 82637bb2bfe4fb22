#include "table/json_rows.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/number_text.hpp"
#include "yaml/json.hpp"
#include "yaml/reader.hpp"

namespace livret::table {
namespace {

using expr::Value;

/// Builds one value of the events of a JSON text.
class ValueBuilder {
 public:
  bool is_open() const { return !open_.empty(); }
  Value take() { return std::move(value_); }

  void open(bool is_object) { open_.push_back({is_object, {}, {}, {}}); }
  void key(std::string_view name) { open_.back().key = name; }
  void add(Value value) {
    if (open_.empty()) {
      value_ = std::move(value);
      return;
    }
    Open& container = open_.back();
    if (container.is_object)
      container.fields.emplace_back(std::move(container.key), std::move(value));
    else
      container.items.push_back(std::move(value));
  }
  void close() {
    base::check(!open_.empty(), "an object or array that is open");
    Open container = std::move(open_.back());
    open_.pop_back();
    add(container.is_object ? Value(expr::make_object(std::move(container.fields)))
                            : expr::make_array(std::move(container.items)));
  }

 private:
  struct Open {
    bool is_object = false;
    std::string key;
    std::vector<std::pair<std::string, Value>> fields;
    std::vector<Value> items;
  };
  std::vector<Open> open_;
  Value value_;
};

class ValueEvents final : public yaml::JsonEvents {
 public:
  Value take() { return builder_.take(); }

  void begin_object(std::size_t) override { builder_.open(true); }
  void key(std::string_view name, std::size_t, std::size_t) override { builder_.key(name); }
  void end_object(std::size_t) override { builder_.close(); }
  void begin_array(std::size_t) override { builder_.open(false); }
  void end_array(std::size_t) override { builder_.close(); }
  void text(std::string_view value, std::size_t, std::size_t) override { builder_.add(value); }
  void number(double value, std::size_t, std::size_t) override { builder_.add(value); }
  void boolean(bool value, std::size_t, std::size_t) override { builder_.add(value); }
  void null(std::size_t, std::size_t) override { builder_.add({}); }

 private:
  ValueBuilder builder_;
};

/// Rows of an array of objects: cells go straight to their columns, and only what is nested becomes a value first.
class RowEvents final : public yaml::JsonEvents {
 public:
  RowEvents(diag::SourceId source, RowBuilder& rows, diag::Sink& sink) : source_(source), rows_(rows), sink_(sink) {}

  void begin_object(std::size_t begin) override {
    if (place_ == Place::Rows && !nested_.is_open()) {
      place_ = Place::Fields;
      rows_.begin_row(span(begin, begin + 1));
      return;
    }
    if (place_ == Place::Start) place_ = Place::Lone;
    nested_.open(true);
  }
  void key(std::string_view name, std::size_t begin, std::size_t end) override {
    if (nested_.is_open()) return nested_.key(name);
    cell_ = rows_.cell(name);
    if (cell_ == nullptr)
      sink_.error(span(begin, end), fmt::format("the row has the field `{}` twice", yaml::quotation(name)),
                  "the first one counts");
  }
  void end_object(std::size_t end) override {
    if (!nested_.is_open()) {
      place_ = Place::Rows;
      return;
    }
    nested_.close();
    finish_nested(end);
  }
  void begin_array(std::size_t begin) override {
    if (place_ == Place::Start) {
      place_ = Place::Rows;
      return;
    }
    if (place_ == Place::Rows && !nested_.is_open()) row_begin_ = begin;
    nested_.open(false);
  }
  void end_array(std::size_t end) override {
    if (!nested_.is_open()) return;
    nested_.close();
    finish_nested(end);
  }
  void text(std::string_view value, std::size_t begin, std::size_t end) override {
    if (nested_.is_open()) return nested_.add(value);
    if (auto* cell = scalar_cell(begin, end)) cell->add_text(value);
  }
  void number(double value, std::size_t begin, std::size_t end) override {
    if (nested_.is_open()) return nested_.add(value);
    if (auto* cell = scalar_cell(begin, end)) cell->add_number(value);
  }
  void boolean(bool value, std::size_t begin, std::size_t end) override {
    if (nested_.is_open()) return nested_.add(value);
    if (auto* cell = scalar_cell(begin, end)) cell->add_boolean(value);
  }
  void null(std::size_t begin, std::size_t end) override {
    if (nested_.is_open()) return nested_.add({});
    if (auto* cell = scalar_cell(begin, end)) cell->add_null();
  }

 private:
  /// Where the reader is: before the array of rows, among rows, in the fields of one, or in an object without an array.
  enum class Place { Start, Rows, Fields, Lone };

  diag::Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  ColumnBuilder* scalar_cell(std::size_t begin, std::size_t end) {
    if (place_ == Place::Fields) return cell_;
    rows_.begin_row(span(begin, end));
    return rows_.cell("data");
  }
  void finish_nested(std::size_t end) {
    if (nested_.is_open()) return;
    auto const value = nested_.take();
    if (place_ == Place::Fields) {
      if (cell_ != nullptr) cell_->add(value);
    } else {
      add_row(rows_, value, span(row_begin_, end));
    }
  }

  diag::SourceId source_;
  RowBuilder& rows_;
  diag::Sink& sink_;
  Place place_ = Place::Start;
  ColumnBuilder* cell_ = nullptr;
  ValueBuilder nested_;
  std::size_t row_begin_ = 0;
};

}  // namespace

bool read_json_rows(diag::SourceMap const& sources, diag::SourceId source, RowBuilder& rows, diag::Sink& sink) {
  RowEvents events(source, rows, sink);
  yaml::Limits limits;
  return yaml::read_json(sources, source, events, sink, limits);
}

std::optional<Value> read_json_value(diag::SourceMap const& sources, diag::SourceId source, diag::Sink& sink) {
  ValueEvents events;
  if (!yaml::read_json(sources, source, events, sink)) return std::nullopt;
  return events.take();
}

Value value_of(yaml::Node const& node) {
  switch (node.kind) {
    case yaml::Kind::Null:
      return {};
    case yaml::Kind::Sequence: {
      std::vector<Value> items;
      for (yaml::Node const& item : node.items) items.push_back(value_of(item));
      return expr::make_array(std::move(items));
    }
    case yaml::Kind::Mapping: {
      std::vector<std::pair<std::string, Value>> fields;
      for (auto const& [key, value] : node.entries) fields.emplace_back(key.text, value_of(value));
      return expr::make_object(std::move(fields));
    }
    case yaml::Kind::Scalar:
      break;
  }
  if (node.style != yaml::ScalarStyle::Plain) return node.text;
  if (node.text == "true" || node.text == "false") return node.text == "true";
  auto const number = base::parse_number(node.text);
  return number ? Value(*number) : Value(node.text);
}

void add_rows(RowBuilder& rows, Value const& value, diag::Span span) {
  auto const* array = value.as<expr::Array>();
  if (array == nullptr) return add_row(rows, value, span);
  for (Value const& item : **array) add_row(rows, item, span);
}

}  // namespace livret::table
