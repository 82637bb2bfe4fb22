#include <algorithm>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "base/check.hpp"
#include "plot/facets.hpp"
#include "plot/prepared.hpp"

namespace livret::plot {
namespace {

/// What a facet's groups see of the tables: the rows of the same values, by their key.
using RowsByKey = std::unordered_map<std::string, Rows>;

/// The rows of each table that a group sees; all where nothing else is said.
class Seen {
 public:
  explicit Seen(ReadyTables const& tables) : tables_(&tables) {}
  Rows rows(DataId data) const {
    auto const found = rows_.find(data.index());
    return found != rows_.end() ? found->second : Rows{tables_->table(data), nullptr};
  }
  void narrow(std::uint32_t data, Rows rows) { rows_.insert_or_assign(data, std::move(rows)); }

 private:
  ReadyTables const* tables_;
  std::map<std::uint32_t, Rows> rows_;
};

/// The tables that a group and all in it look at.
class UsedTables {
 public:
  UsedTables(Plan const& plan, GroupPlan const& group) : plan_(plan) { add(group); }
  std::set<std::uint32_t> const& ids() const { return ids_; }

 private:
  void add(DataId data) {
    if (data.index() < plan_.data.size()) ids_.insert(data.index());
  }
  void add(ScaleId id) {
    ScalePlan const& scale = plan_.scales[id.index()];
    add(scale.order.data);
    for (DomainSource const& source : scale.domain)
      if (auto const* fields = std::get_if<DomainFields>(&source)) add(fields->data);
  }
  void add(GroupPlan const& group) {
    for (ScaleId const id : group.scales) add(id);
    for (ProjectionId const id : group.projections)
      for (auto const& fit : plan_.projections[id.index()].fit) add(fit.data);
    if (group.grid) add(group.grid->columns_of);
    for (auto const& mark : group.marks) {
      if (auto const* plain = std::get_if<MarkPlan>(&mark)) {
        add(plain->data);
      } else if (auto const& inner = std::get<std::shared_ptr<GroupPlan>>(mark); inner != nullptr) {
        if (inner->facet) add(inner->facet->data);
        add(*inner);
      }
    }
  }

  Plan const& plan_;
  std::set<std::uint32_t> ids_;
};

template <typename Id>
std::vector<Id> ids_without(std::size_t count, std::set<Id> const& owned, std::vector<Id> const& more) {
  std::vector<Id> ids;
  for (std::size_t index = 0; index < count; ++index)
    if (!owned.contains(Id(index)) || std::find(more.begin(), more.end(), Id(index)) != more.end())
      ids.push_back(Id(index));
  return ids;
}

/// The columns that a rule reads by itself: its test and its formula report theirs.
std::vector<std::string> columns_of(Rule const& rule) {
  std::vector<std::string> columns;
  if (auto const* field = std::get_if<FieldValue>(&rule.source)) columns = {field->field};
  if (auto const* between = std::get_if<Between>(&rule.source)) columns = {between->from, between->to};
  if (auto const* projected = std::get_if<Projected>(&rule.source))
    columns = {projected->longitude, projected->latitude};
  if (rule.least) columns.push_back(rule.least->other);
  std::erase(columns, std::string());
  return columns;
}

class Preparer {
 public:
  Preparer(Prepared const& prepared, diag::Sink& sink) : prepared_(prepared), plan_(*prepared.plan), sink_(sink) {}

  ReadyGroup run() {
    note_owned(plan_.root, 0);
    ReadyGroup root;
    root.plan = &plan_.root;
    root.channels = prepare_channels(plan_.root.encodes, nullptr, finder_);
    Seen const seen(prepared_.tables);
    root.views.push_back(view(plan_.root, seen, 0, ids_without(plan_.scales.size(), owned_scales_, plan_.root.scales),
                              ids_without(plan_.projections.size(), owned_projections_, plan_.root.projections)));
    return root;
  }

 private:
  static constexpr int deepest = 64;

  /// Scales and projections of groups below the root are not the root's.
  void note_owned(GroupPlan const& group, int depth) {
    base::check(depth < deepest, "groups of a plot are nested without end");
    for (auto const& mark : group.marks) {
      auto const* inner = std::get_if<std::shared_ptr<GroupPlan>>(&mark);
      if (inner == nullptr || *inner == nullptr) continue;
      owned_scales_.insert((*inner)->scales.begin(), (*inner)->scales.end());
      owned_projections_.insert((*inner)->projections.begin(), (*inner)->projections.end());
      note_owned(**inner, depth + 1);
    }
  }

  ReadyGroup group(GroupPlan const& plan, Seen const& seen) {
    ReadyGroup ready;
    ready.plan = &plan;
    if (!plan.facet) {
      ready.channels = prepare_channels(plan.encodes, nullptr, finder_);
      ready.views.push_back(view(plan, seen, 0, plan.scales, plan.projections));
      return ready;
    }
    auto const room = most_views - views_;
    Facets facets = find_facets(*plan.facet, seen.rows(plan.facet->data), room, finder_);
    if (facets.keys.size() >= room) {
      sink_.error(plan_.span, fmt::format("the facets make more than {} plots", most_views),
                  "facet by a field with fewer values");
      facets.order.clear();
    }
    views_ += facets.order.size();
    ready.datums = facets.datums;
    ready.channels = prepare_channels(plan.encodes, facets.datums, finder_);
    auto const narrowed = narrow(plan, seen);
    for (std::size_t const datum : facets.order) {
      Seen within = seen;
      for (auto const& [data, by_key] : narrowed) {
        auto const found = by_key.find(facets.keys[datum]);
        auto const& table = prepared_.tables.table(DataId(data));
        within.narrow(data, found != by_key.end() ? found->second : Rows{table, std::make_shared<RowNumbers const>()});
      }
      ready.views.push_back(view(plan, within, datum, plan.scales, plan.projections));
      ready.views.back().is_empty = datum >= facets.occurring;
    }
    return ready;
  }

  /// Each table that is used and has the fields of the facet, parted by them.
  std::map<std::uint32_t, RowsByKey> narrow(GroupPlan const& plan, Seen const& seen) {
    std::map<std::uint32_t, RowsByKey> narrowed;
    auto used = UsedTables(plan_, plan).ids();
    if (plan.facet->data.index() < plan_.data.size()) used.insert(plan.facet->data.index());
    for (std::uint32_t const data : used) {
      Rows const rows = seen.rows(DataId(data));
      std::vector<Cells> by;
      for (auto const& field : plan.facet->fields)
        if (Cells cells = finder_.find(rows.table, field)) by.push_back(std::move(cells));
      if (by.size() != plan.facet->fields.size() || by.empty()) continue;
      for (Part& part : partition(rows, by, finder_)) narrowed[data].emplace(std::move(part.key), std::move(part.rows));
      narrowed.try_emplace(data);
    }
    return narrowed;
  }

  ReadyView view(GroupPlan const& plan, Seen const& seen, std::size_t datum, std::vector<ScaleId> const& scales,
                 std::vector<ProjectionId> const& projections) {
    ReadyView ready;
    ready.datum = datum;
    DomainContext const context{prepared_.tables, [&](DataId data) { return seen.rows(data); }, finder_};
    for (ScaleId const id : scales) ready.scales.push_back(prepare_scale(plan_, id, context, sink_));
    for (ProjectionId const id : projections) ready.projections.push_back(projection(id, seen));
    for (auto const& mark : plan.marks) {
      if (auto const* plain = std::get_if<MarkPlan>(&mark))
        ready.marks.emplace_back(this->mark(*plain, seen));
      else if (auto const& inner = std::get<std::shared_ptr<GroupPlan>>(mark); inner != nullptr)
        ready.marks.emplace_back(std::make_shared<ReadyGroup const>(group(*inner, seen)));
    }
    if (plan.grid && !plan.grid->columns_of.is_none())
      ready.columns = static_cast<double>(seen.rows(plan.grid->columns_of).size());
    return ready;
  }

  ReadyMark mark(MarkPlan const& plan, Seen const& seen) {
    Rows const rows = withheld(plan, seen.rows(plan.data));
    ReadyMark ready;
    ready.plan = &plan;
    ready.channels = channels(plan, rows.table);
    if (plan.type == MarkType::Shape) ready.geometries = geometries(plan.data, plan.geometry);
    std::vector<Cells> by;
    for (auto const& field : plan.series)
      if (Cells cells = finder_.find(rows.table, field)) by.push_back(std::move(cells));
    if (by.empty()) {
      ready.series.push_back(sorted(rows, plan.sort, finder_));
    } else {
      for (Part& part : partition(rows, by, finder_))
        ready.series.push_back(sorted(std::move(part.rows), plan.sort, finder_));
    }
    return ready;
  }

  Rows withheld(MarkPlan const& plan, Rows rows) {
    if (plan.withheld_in.empty()) return rows;
    auto picked = std::make_shared<RowNumbers>();
    auto const cells = finder_.find(rows.table, plan.withheld_in);
    for (std::size_t place = 0; cells != nullptr && place < rows.size(); ++place)
      if (cells->missing(rows[place]) == table::Missing::Suppressed)
        picked->push_back(static_cast<std::uint32_t>(rows[place]));
    rows.picked = std::move(picked);
    return rows;
  }

  std::shared_ptr<ReadyChannels const> channels(MarkPlan const& plan, table::TablePtr const& table) {
    auto& known = channels_[&plan];
    if (known != nullptr) return known;
    known = std::make_shared<ReadyChannels const>(prepare_channels(plan.encodes, table, finder_));
    if (table != nullptr && !table->fields().empty())
      for (Encode const& encode : plan.encodes)
        for (Rule const& rule : encode.rules) report_unknown(plan, rule, table);
    return known;
  }

  /// Only the data show which fields there are after a pivot.
  void report_unknown(MarkPlan const& plan, Rule const& rule, table::TablePtr const& table) {
    for (auto const& column : columns_of(rule))
      if (finder_.find(table, column) == nullptr)
        sink_.warning(plan.span, fmt::format("the data have no field `{}`", column));
    if (rule.further != nullptr) report_unknown(plan, *rule.further, table);
  }

  Geometries geometries(DataId data, std::string const& column) {
    auto& known = geometries_[{data.index(), column}];
    if (known != nullptr) return known;
    auto const table = prepared_.tables.table(data);
    std::vector<geo::Geometry> read;
    if (table != nullptr) {
      Cells const cells = column.empty() ? nullptr : finder_.find(table, column);
      for (std::size_t row = 0; row < table->row_count(); ++row) {
        auto const value = cells != nullptr ? cells->value(row)
                           : column.empty() ? expr::Value(table::row_object(table, row))
                                            : expr::Value();
        read.push_back(value.is_null() ? geo::Geometry() : geo::read_geometry(value, plan_.span, sink_));
      }
    }
    known = std::make_shared<std::vector<geo::Geometry> const>(std::move(read));
    return known;
  }

  ReadyProjection projection(ProjectionId id, Seen const& seen) {
    base::check(id.index() < plan_.projections.size(), "a group of a plot has a projection that is not in its plan");
    ProjectionPlan const& plan = plan_.projections[id.index()];
    ReadyProjection ready{id, plan.definition, std::nullopt};
    std::vector<geo::Geometry> shapes;
    for (auto const& fit : plan.fit) add_shapes(shapes, fit, seen);
    if (!plan.fit.empty()) ready.fitted_to = geo::collect(std::move(shapes));
    return ready;
  }

  void add_shapes(std::vector<geo::Geometry>& shapes, ProjectionPlan::Fit const& fit, Seen const& seen) {
    Rows const rows = seen.rows(fit.data);
    if (fit.longitude.empty() && fit.latitude.empty()) {
      Geometries const all = geometries(fit.data, fit.geometry);
      for (std::size_t place = 0; place < rows.size(); ++place)
        if (rows[place] < all->size()) shapes.push_back((*all)[rows[place]]);
      return;
    }
    Cells const longitudes = finder_.find(rows.table, fit.longitude);
    Cells const latitudes = finder_.find(rows.table, fit.latitude);
    geo::MultiPoint points;
    for (std::size_t place = 0; longitudes != nullptr && latitudes != nullptr && place < rows.size(); ++place) {
      geo::Position const at{number_of(*longitudes, rows[place]), number_of(*latitudes, rows[place])};
      if (std::isfinite(at.x) && std::isfinite(at.y)) points.points.push_back(at);
    }
    shapes.push_back({std::move(points)});
  }

  std::size_t views_ = 0;  ///< of all facets
  Prepared const& prepared_;
  Plan const& plan_;
  diag::Sink& sink_;
  CellFinder finder_;
  std::set<ScaleId> owned_scales_;
  std::set<ProjectionId> owned_projections_;
  std::map<MarkPlan const*, std::shared_ptr<ReadyChannels const>> channels_;
  std::map<std::pair<std::uint32_t, std::string>, Geometries> geometries_;
};

}  // namespace

ReadyGroup prepare_root(Prepared const& prepared, diag::Sink& sink) { return Preparer(prepared, sink).run(); }

std::shared_ptr<Prepared const> prepare(std::shared_ptr<Plan const> plan, transform::Context const& context,
                                        diag::Sink& sink, ImageLoader load_image) {
  base::check(context.locale != nullptr, "plots are prepared without a locale");
  auto prepared = std::make_shared<Prepared>();
  prepared->tables = run_tables(*plan, context, sink);
  if (context.tables != nullptr) prepared->tables_by_name = *context.tables;
  for (std::size_t data = 0; data < plan->data.size(); ++data)
    if (!plan->data[data].name.empty())
      prepared->tables_by_name.insert_or_assign(plan->data[data].name, prepared->tables.table(DataId(data)));
  prepared->plan = std::move(plan);
  prepared->params = context.params;
  prepared->locale = context.locale;
  prepared->load_image = std::move(load_image);
  prepared->root = prepare_root(*prepared, sink);
  return prepared;
}

table::TablePtr table_of(Prepared const& prepared, DataId data) { return prepared.tables.table(data); }

}  // namespace livret::plot
