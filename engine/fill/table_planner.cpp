#include "fill/table_planner.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace livret::fill {

namespace {

/// The variables that a transform of a block may name beside `datum`.
std::vector<std::string> variable_names(Scope const& scope) {
  std::vector<std::string> names;
  for (auto const& variable : scope.names().variables) names.push_back(variable.name);
  return names;
}

bool is_numeric(table::Type type) { return type == table::Type::Integer || type == table::Type::Number; }

class TablePlanning {
 public:
  TablePlanning(spec::TableBlock const& spec, std::string name, PlannedTable table, Scope const& scope, Styles& styles,
                TextPlanner& texts, PlanBlocks const& plan_blocks, diag::Sink& sink)
      : spec_(spec),
        name_(std::move(name)),
        result_(std::move(table)),
        scope_(scope),
        cell_scope_(scope),
        styles_(styles),
        texts_(texts),
        plan_blocks_(plan_blocks),
        sink_(sink) {}

  std::shared_ptr<PlannedTable const> run() {
    if (spec_.data && !plan_data()) return nullptr;
    result_.rows_may_divide = spec_.row_break == spec::RowBreak::Auto;
    for (auto const& column : spec_.columns) plan_column(column);
    plan_groups();
    for (auto const& row : spec_.rows) plan_row(row);
    result_.words = plan_words(spec_, {name_, "table", "figure"}, scope_, styles_, texts_);
    if (spec_.summary) {
      result_.summary = texts_.plain(*spec_.summary, scope_);
      result_.summary_where = spec_.summary->span();
    }
    note_fictional();
    return std::make_shared<PlannedTable const>(std::move(result_));
  }

 private:
  bool plan_data() {
    result_.data = plan_rows(*spec_.data, scope_, texts_, sink_);
    if (!result_.data) return false;
    auto const& table = *result_.data->table;
    result_.data_name = table.name();
    result_.fictional = table.fictional;
    fields_ = table.fields();
    if (spec_.transform != nullptr) {
      result_.pipeline =
          transform::read_pipeline(*spec_.transform, fields_, scope_.tables(), variable_names(scope_), sink_);
      fields_ = result_.pipeline->output;
    }
    shown_.emplace(table.name(), fields_);
    shown_->fictional = table.fictional;
    cell_scope_ = scope_.with_row("datum", *shown_);
    return true;
  }

  void plan_column(spec::TableColumn const& spec) {
    PlannedColumn column;
    column.where = spec.where;
    column.width = spec.width;
    column.merge = spec.merge;
    column.header = spec.header;
    auto cell_style = style_of_cells(spec);
    auto const* field = spec.field ? find_field(*spec.field) : nullptr;
    column.align = spec.align.value_or(field != nullptr && is_numeric(field->type) ? content::CellAlign::Right
                                                                                   : content::CellAlign::Left);
    auto const head_style = aligned(styles_.first_of({name_ + "-head", "table-head", "table-cell"}), column.align);
    cell_style = aligned(std::move(cell_style), column.align);
    column.cell = texts_.empty(cell_style);
    column.head = texts_.empty(head_style);
    if (spec.title) {
      column.head = texts_.paragraph(*spec.title, scope_, head_style, Disclosure::InSource);
      result_.has_head = true;
    }
    if (spec.text) {
      column.text = texts_.paragraph(*spec.text, cell_scope_, cell_style, Disclosure::InSource);
      note_fields_of(*column.text);
    }
    if (!spec.cell.empty() && shown_) {
      note_fictional();  // before a table in the cell takes it for its own
      column.blocks = plan_blocks_(spec.cell, cell_scope_.with_row(std::string(cell_row_name), *shown_), cell_style);
      note_fictional();
      note_fields_of(column.blocks);
    }
    if (spec.field) column.field = spec.field->text;
    if (field != nullptr) show(field->name);
    if (spec.format && field != nullptr) set_format(*spec.format, *field, column);
    result_.columns.push_back(std::move(column));
  }

  void plan_groups() {
    auto const style =
        aligned(styles_.first_of({name_ + "-head-group", "table-head-group", name_ + "-head", "table-head"}),
                content::CellAlign::Centre);
    std::string const* last = nullptr;
    for (std::size_t i = 0; i < spec_.columns.size(); ++i) {
      auto const& text = spec_.columns[i].group;
      if (text && last != nullptr && *last == text->text)
        ++result_.groups.back().columns;
      else if (text)
        result_.groups.push_back({texts_.paragraph(*text, scope_, style, Disclosure::InSource), 1, text->span()});
      last = text ? &text->text : nullptr;
      if (text) result_.columns[i].group = result_.groups.size();
    }
  }

  spec::Declarations style_of_cells(spec::TableColumn const& column) const {
    return column.style ? styles_.named(column.style->text, column.style->where)
                        : styles_.first_of({name_ + "-cell", "table-cell", "paragraph"});
  }

  void note_fictional() {
    if (texts_.take_fictional()) result_.fictional = true;
  }

  static spec::Declarations aligned(spec::Declarations style, content::CellAlign align) {
    using content::CellAlign;
    style.text_align = align == CellAlign::Right    ? text::Alignment::Right
                       : align == CellAlign::Centre ? text::Alignment::Centre
                                                    : text::Alignment::Left;
    return style;
  }

  table::Field const* find_field(spec::Name const& name) {
    for (auto const& field : fields_)
      if (field.name == name.text) return &field;
    std::vector<std::string> names;
    for (auto const& field : fields_) names.push_back(field.name);
    auto const nearest = base::nearest_word(name.text, names);
    if (spec_.data)
      sink_.error(name.where, fmt::format("the table `{}` has no field `{}`", result_.data_name, name.text),
                  nearest ? fmt::format("did you mean `{}`?", *nearest) : "");
    return nullptr;
  }

  void set_format(spec::Name const& format, table::Field const& field, PlannedColumn& column) {
    auto const is_moment =
        field.type == table::Type::Date || field.type == table::Type::Year || field.type == table::Type::YearMonth;
    auto const fits = is_moment ? locale::format_time(0, format.text, *locale::find_locale("en")).has_value()
                                : locale::parse_number_format(format.text).has_value();
    if (fits) column.format = format.text;
    if (!fits)
      sink_.error(format.where,
                  fmt::format("`format` needs a {} specifier, found `{}`", is_moment ? "d3-time-format" : "d3-format",
                              format.text),
                  is_moment ? "for example `%-d %B %Y`" : "for example `.0%` or `,d`");
  }

  void plan_row(spec::TableRow const& cells) {
    auto& row = result_.rows.emplace_back();
    for (auto const& cell : cells) {
      auto const style = aligned(style_of_cells(spec_.columns[cell.column]), result_.columns[cell.column].align);
      PlannedCell planned;
      planned.column = cell.column;
      planned.column_span = cell.column_span;
      planned.row_span = cell.row_span;
      if (cell.blocks.empty()) {
        planned.text = texts_.paragraph(cell.text, scope_, style, Disclosure::InSource);
      } else {
        note_fictional();
        planned.blocks = plan_blocks_(cell.blocks, scope_, style);
        note_fictional();
      }
      row.push_back(std::move(planned));
    }
  }

  void note_fields_of(PlannedParagraph const& paragraph) {
    for (auto const& piece : paragraph.pieces)
      if (auto const* text = std::get_if<TextPiece>(&piece))
        if (auto const& expression = text->text.parts.front().expression)
          for (auto const& field : expression->datum_fields()) show(field);
  }

  void note_fields_of(PlannedBlocks const& blocks) {
    for (auto const& block : blocks) {
      if (auto const* box = std::get_if<PlannedBox>(&block.kind)) note_fields_of(box->blocks);
      if (auto const* columns = std::get_if<PlannedColumns>(&block.kind))
        for (auto const& part : columns->parts) note_fields_of(part.blocks);
      if (auto const* text = std::get_if<PlannedText>(&block.kind)) note_fields_of(text->blocks);
    }
  }

  void note_fields_of(TextBlocks const& blocks) {
    for (auto const& block : blocks) {
      if (auto const* paragraph = std::get_if<PlannedParagraph>(&block.kind)) note_fields_of(*paragraph);
      if (auto const* list = std::get_if<TextList>(&block.kind))
        for (auto const& item : list->items) note_fields_of(item);
    }
  }

  void show(std::string const& field) {
    auto& shown = result_.shown_fields;
    if (std::find(shown.begin(), shown.end(), field) == shown.end()) shown.push_back(field);
  }

  spec::TableBlock const& spec_;
  std::string name_;
  PlannedTable result_;
  Scope const& scope_;
  Scope cell_scope_;
  Styles& styles_;
  TextPlanner& texts_;
  PlanBlocks const& plan_blocks_;
  diag::Sink& sink_;
  std::vector<table::Field> fields_;
  std::optional<table::Table> shown_;  ///< without rows: what `datum` is
};

}  // namespace

void set_table_look(spec::Declarations const& declared, Styles& styles, PlannedTable& table) {
  auto const size = styles.font_size(declared);
  auto const side = [&](std::size_t i) {
    return declared.cell_padding[i] ? declared.cell_padding[i]->resolve(size) : base::Length{};
  };
  table.cell_padding = {side(0), side(1), side(2), side(3)};
  table.rule_above = declared.border[0].value_or(content::Edge{});
  table.rule_below = declared.border[2].value_or(content::Edge{});
  table.rule_head = declared.rule_head.value_or(content::Edge{});
  table.rule_row = declared.rule_row.value_or(content::Edge{});
  auto around = declared;
  around.border = {};  // drawn as rules of the table
  table.box = styles.box(around);
}

std::optional<PlannedRows> plan_rows(spec::RowSource const& source, Scope const& scope, TextPlanner& texts,
                                     diag::Sink& sink) {
  PlannedRows rows;
  rows.table = scope.table(source.table, sink);
  if (!rows.table) return std::nullopt;
  if (source.where) rows.where = texts.expression(*source.where, scope.with_row("datum", *rows.table));
  return rows;
}

std::shared_ptr<PlannedTable const> plan_table(spec::TableBlock const& spec, std::string const& name,
                                               PlannedTable table, Scope const& scope, Styles& styles,
                                               TextPlanner& texts, PlanBlocks const& plan_blocks, diag::Sink& sink) {
  return TablePlanning(spec, name, std::move(table), scope, styles, texts, plan_blocks, sink).run();
}

}  // namespace livret::fill
