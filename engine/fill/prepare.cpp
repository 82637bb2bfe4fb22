#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "fill/apparatus_planner.hpp"
#include "fill/block_planner.hpp"
#include "fill/chart_look.hpp"
#include "fill/names_read.hpp"
#include "fill/page_planner.hpp"
#include "fill/prepared.hpp"
#include "fill/table_planner.hpp"

namespace livret::fill {

namespace {

expr::Value moment_of(std::string const& date) {
  if (date.empty()) return {};
  auto const number = [&](std::size_t begin, std::size_t count) { return std::stoi(date.substr(begin, count)); };
  auto const milliseconds = locale::milliseconds_of(number(0, 4), number(5, 2), number(8, 2));
  return milliseconds ? expr::Value(expr::Moment{*milliseconds}) : expr::Value();
}

expr::Value keyword_array(std::vector<std::string> const& keywords) {
  std::vector<expr::Value> values;
  for (auto const& keyword : keywords) values.emplace_back(keyword);
  return expr::make_array(std::move(values));
}

expr::ObjectPtr project_object(spec::Project const& project) {
  return expr::make_object({{"title", project.title},
                            {"series", project.series},
                            {"edition", project.edition},
                            {"date", moment_of(project.date)},
                            {"author", project.author},
                            {"language", project.language},
                            {"keywords", keyword_array(project.keywords)}});
}

/// Collects the texts of blocks that may be expressions, for the tables they read.
void collect_tables_read(spec::Blocks const& blocks, NamesRead& names) {
  for (auto const& block : blocks) {
    if (auto const* text = std::get_if<spec::TextBlock>(&block.kind)) add_names_read(text->text.text, names);
    if (auto const* box = std::get_if<spec::BoxBlock>(&block.kind)) collect_tables_read(box->blocks, names);
    if (auto const* columns = std::get_if<spec::ColumnsBlock>(&block.kind))
      for (auto const& part : columns->parts) collect_tables_read(part.blocks, names);
    auto const* table = std::get_if<spec::TableBlock>(&block.kind);
    if (table == nullptr) continue;
    for (auto const& column : table->columns) collect_tables_read(column.cell, names);
    for (auto const& row : table->rows)
      for (auto const& cell : row) collect_tables_read(cell.blocks, names);
  }
}

expr::Value rows_of(table::TablePtr const& table) {
  std::vector<expr::Value> rows;
  for (std::size_t row = 0; row < table->row_count(); ++row) rows.emplace_back(table::row_object(table, row));
  return expr::make_array(std::move(rows));
}

Styles::Setting setting_of(spec::Project const& project, spec::Layout const& layout) {
  Styles::Setting setting{project.language, project.hyphenation, {}};
  for (auto const& [name, master] : layout.masters) setting.masters.push_back(name.text);
  return setting;
}

class Preparation {
 public:
  Preparation(spec::Project const& project, spec::Document const& document, Surroundings const& surroundings,
              diag::Sink& sink)
      : project_(project),
        layout_(*document.layout),
        plan_(std::make_unique<Prepared::Plan>()),
        sink_(sink),
        styles_(*document.styles, setting_of(project, *document.layout), surroundings.fonts, sink),
        planning_{styles_, plan_->words, *document.layout, *document.theme, sink},
        texts_(planning_),
        blocks_(planning_),
        scope_(surroundings.tables) {
    plan_->document = document;
    plan_->project_tree = project.tree;
    plan_->locale = project.locale;
    plan_->profile = project.typography;
    plan_->words = words_of(project.language);
    plan_->tables = &surroundings.tables;
    plan_->fonts = &surroundings.fonts;
    plan_->files = {project.folder, project.folder, &surroundings.sources};
    plan_->metadata = {project.title, project.author, "", project.keywords, project.language, project.date};
  }

  PreparedPtr run() {
    // The style of running text first, so that its face can stand in for missing ones.
    styles_.paragraph({});
    list_tables_read();
    bind_constants();
    plan_job();
    plan_lets();
    plan_notes();
    plan_->glossary = plan_terms(planning_, scope_, texts_);
    plan_->references = plan_references(planning_, scope_, texts_);
    plan_->foreign = plan_foreign_words(project_);
    plan_->blocks = blocks_.plan(layout_.blocks, scope_);
    plan_masters();
    if (plan_->references) plan_->references->cited = planning_.cited;
    plan_->labels = planning_.labels.all();
    plan_->chart = chart_look(*plan_->document.theme, styles_, *plan_->fonts, sink_);
    plan_->chart.typography = plan_->profile;
    plan_->note_style = plan_note_style(planning_);
    return styles_.has_faces() ? std::make_shared<Prepared const>(std::move(plan_)) : nullptr;
  }

 private:
  void bind_constants() {
    auto const constant = [&](std::string const& name, expr::ObjectPtr const& object) {
      scope_ = scope_.with(name, object->fields());
      plan_->constants.emplace_back(name, object);
    };
    auto const& document = plan_->document;
    constant("project", project_object(project_));
    constant("params", expr::make_object(document.parameters));
    constant("document", expr::make_object({{"name", document.name}, {"layout", layout_.name}}));
  }

  void plan_job() {
    auto& document = plan_->document;
    if (document.for_each) {
      if (auto rows = plan_rows(document.for_each->rows, scope_, texts_, sink_)) {
        scope_ = scope_.with_row(document.for_each->as, *rows->table);
        plan_->repeat = PlannedRepeat{std::move(*rows), document.for_each->as};
        varying_.insert(document.for_each->as);
      }
    }
    if (document.when) plan_->when = texts_.expression(*document.when, scope_);
    plan_->output = texts_.plain(document.output, scope_);
    if (document.title) plan_->title = texts_.plain(*document.title, scope_);
    if (document.subject) plan_->subject = texts_.plain(*document.subject, scope_);
  }

  void plan_lets() {
    for (auto const& [name, source] : layout_.lets) {
      auto rows = plan_rows(source, scope_, texts_, sink_);
      auto const where = source.where ? source.where->span() : source.table.where;
      if (!rows) {
        scope_ = scope_.with(name.text, std::nullopt);
        continue;
      }
      scope_ = scope_.with_row(name.text, *rows->table);
      PlannedLet let{name.text, std::move(*rows), where};
      if (differs_between_jobs(source)) {
        varying_.insert(name.text);
        plan_->lets.push_back(std::move(let));
      } else {
        Bindings bindings(*plan_->locale, plan_->table_rows);
        for (auto const& [constant, value] : plan_->constants) bindings.push(constant, value);
        plan_->constants.emplace_back(name.text, only_row(let, bindings, sink_));
      }
    }
  }

  bool differs_between_jobs(spec::RowSource const& source) const {
    NamesRead names;
    if (source.where) add_names_read(source.where->text, names);
    return std::any_of(varying_.begin(), varying_.end(),
                       [&](auto const& name) { return names.variables.contains(name); });
  }

  void plan_notes() {
    if (!layout_.notes) return;
    auto const style = styles_.first_of({"note-text", "paragraph"});
    for (auto const& [label, text] : layout_.notes->listed)
      plan_->notes.listed.emplace_back(label.text, texts_.paragraph(text, scope_, style));
    if (!layout_.notes->from_rows) return;
    auto const& spec = *layout_.notes->from_rows;
    auto rows = plan_rows(spec.for_each.rows, scope_, texts_, sink_);
    if (!rows) return;
    auto const scope = scope_.with_row(spec.for_each.as, *rows->table);
    plan_->notes.label = texts_.plain(spec.label, scope);
    plan_->notes.text = texts_.paragraph(spec.text, scope, style);
    plan_->notes.repeat = PlannedRepeat{std::move(*rows), spec.for_each.as};
  }

  void plan_masters() {
    auto const plan = [&](spec::Master const& master) { return plan_master(layout_.page, master, blocks_, scope_); };
    plan_->rest = plan(layout_.rest);
    plan_->first = plan(layout_.first.value_or(layout_.rest));
    for (auto const& [name, master] : layout_.masters) plan_->masters.push_back(plan(master));
  }

  /// Rows of tables become values once for all jobs, and only those of tables that some text or expression names.
  void list_tables_read() {
    NamesRead names;
    for (auto const& tree : layout_.trees) add_names_read(tree->root, names);
    if (project_.tree) add_names_read(project_.tree->root, names);
    collect_tables_read(layout_.blocks, names);
    for (auto const& name : names.tables)
      if (auto const found = scope_.tables().find(name); found != scope_.tables().end())
        plan_->table_rows.emplace(name, rows_of(found->second));
  }

  spec::Project const& project_;
  spec::Layout const& layout_;
  std::unique_ptr<Prepared::Plan> plan_;
  diag::Sink& sink_;
  Styles styles_;
  Planning planning_;
  TextPlanner texts_;
  BlockPlanner blocks_;
  Scope scope_;
  std::set<std::string, std::less<>> varying_;  ///< variables that differ between jobs
};

}  // namespace

Prepared::Prepared(std::unique_ptr<Plan const> plan) : plan_(std::move(plan)) {}
Prepared::~Prepared() = default;

PreparedPtr prepare(spec::Project const& project, spec::Document const& document, Surroundings const& surroundings,
                    diag::Sink& sink) {
  return Preparation(project, document, surroundings, sink).run();
}

}  // namespace livret::fill
