#include "compile/scales.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "compile/withheld.hpp"

namespace livret::compile {

namespace {

/// A scale that some units share already, on its way up.
struct Merging {
  ScalePtr scale;
  std::vector<std::size_t> shares;  ///< indices
};
using MergingByChannel = std::map<ChannelId, std::vector<Merging>>;

bool is_polar(ChannelId id) { return id == ChannelId::Theta || id == ChannelId::Radius; }

/// Whether a list of values is there already: views that give the same list keep its order, as one view does.
bool is_among(std::vector<plot::DomainSource> const& sources, plot::DomainSource const& source) {
  auto const* list = std::get_if<plot::DomainValues>(&source);
  if (list == nullptr) return false;
  return std::any_of(sources.begin(), sources.end(), [&](plot::DomainSource const& other) {
    auto const* values = std::get_if<plot::DomainValues>(&other);
    return values != nullptr && std::equal(values->values.begin(), values->values.end(), list->values.begin(),
                                           list->values.end(), expr::strictly_equal);
  });
}

Resolve default_resolve(Model const& model, ChannelId id) {
  if (model.kind == Model::Kind::Facet) return id == ChannelId::Theta ? Resolve::Independent : Resolve::Shared;
  if (model.kind == Model::Kind::Concat)
    return is_xy(id) || is_offset(id) || is_polar(id) ? Resolve::Independent : Resolve::Shared;
  return Resolve::Shared;
}

Resolve resolve_of(Model const& model, ChannelId id) {
  auto const found = model.resolve.scale.find(id);
  return found != model.resolve.scale.end() ? found->second : default_resolve(model, id);
}

Explicit<scale::Type> merged_type(Explicit<scale::Type> const& a, Explicit<scale::Type> const& b) {
  if (a.is_explicit != b.is_explicit) return a.is_explicit ? a : b;
  return precedence(*b.value) > precedence(*a.value) ? b : a;
}

class ScaleCompiler {
 public:
  ScaleCompiler(Compilation& compilation, Model& root) : compilation_(&compilation), root_(&root) {}

  void run() {
    settle_types(*root_);
    for_each_unit(*root_, [&](Model& unit) {
      compile_unit_data(*compilation_, unit);
      keep_withheld(*compilation_, unit);
    });
    for (auto& share : shares_) find_domain(*compilation_, share);
    for (auto& share : shares_) find_properties(*compilation_, share);
    for (auto const& share : shares_) merge_properties(share);
    number(*root_);
    for (auto& share : shares_) find_range(*compilation_, share);
    for (auto const& share : shares_) merge_range(share);
    for (auto const& scale : numbered_) compilation_->plan.scales[scale->id.index()] = plan_of(*scale);
    put_in_order(*root_);
  }

 private:
  template <typename F>
  static void for_each_unit(Model& model, F const& act) {
    if (model.kind == Model::Kind::Unit) act(model);
    for (auto& child : model.children) for_each_unit(*child, act);
  }

  MergingByChannel settle_types(Model& model) {
    if (model.kind == Model::Kind::Unit) return settle_unit(model);
    MergingByChannel below;
    for (auto& child : model.children)
      for (auto& [id, mergings] : settle_types(*child))
        std::move(mergings.begin(), mergings.end(), std::back_inserter(below[id]));
    MergingByChannel result;
    for (auto& [id, mergings] : below) settle_channel(model, id, mergings, result);
    return result;
  }

  MergingByChannel settle_unit(Model& unit) {
    MergingByChannel result;
    for (std::size_t i = 0; i < channel_count; ++i) {
      auto const id = static_cast<ChannelId>(i);
      if (!is_scaled(id)) continue;
      auto const* definition = unit.encoding.data(id);
      auto const* second = is_xy(id) || is_polar(id) ? unit.encoding.data(second_of(id)) : nullptr;
      if (definition == nullptr) definition = second;
      if (definition == nullptr || is_null(definition->scale) || is_false(definition->scale)) continue;
      if (definition == second && !is_xy(id)) continue;
      add_share(unit, id, *definition, result);
    }
    return result;
  }

  void add_share(Model& unit, ChannelId id, ChannelDef const& definition, MergingByChannel& result) {
    auto const* offset = is_xy(id) ? unit.encoding.data(offset_of(id)) : nullptr;
    // A definition of a second end alone makes the scale of the first.
    auto const kept = definition.id == id ? nullptr : std::make_shared<ChannelDef>(definition);
    if (kept) {
      kept->id = id;
      kept_.push_back(kept);
    }
    ChannelDef const& own = kept ? *kept : definition;
    auto const type = type_of_scale(own, unit.mark, offset != nullptr, compilation_->sink);
    if (!type) return;
    auto const* given = find(own.scale, {"type"});
    ScaleShare share;
    share.unit = &unit;
    share.definition = &own;
    share.own.channel = id;
    share.own.span = own.span;
    share.own.type = {type, given != nullptr && given->text == scale::name_of(*type)};
    share.shared = std::make_shared<ScaleComponent>(share.own);
    unit.scales[id] = share.shared;
    result[id].push_back({share.shared, {shares_.size()}});
    shares_.push_back(std::move(share));
  }

  /// Merges what may be shared; what may not stays below.
  void settle_channel(Model& model, ChannelId id, std::vector<Merging>& mergings, MergingByChannel& result) {
    if (resolve_of(model, id) == Resolve::Independent) {
      model.resolve.scale[id] = Resolve::Independent;
      return;
    }
    Merging merged = std::move(mergings.front());
    for (std::size_t i = 1; i < mergings.size(); ++i) {
      if (!can_share(*merged.scale->type.value, *mergings[i].scale->type.value)) {
        model.resolve.scale[id] = Resolve::Independent;
        return;
      }
      merged.scale->type = merged_type(merged.scale->type, mergings[i].scale->type);
      for (auto const index : mergings[i].shares) {
        adopt(shares_[index], id, merged.scale, model);
        merged.shares.push_back(index);
      }
    }
    model.resolve.scale.try_emplace(id, Resolve::Shared);
    model.scales[id] = merged.scale;
    result[id].push_back(std::move(merged));
  }

  /// The unit, and all views up to `top`, take the merged scale.
  static void adopt(ScaleShare& share, ChannelId id, ScalePtr const& scale, Model const& top) {
    share.shared = scale;
    for (Model* view = share.unit; view != &top; view = view->parent)
      if (auto const found = view->scales.find(id); found != view->scales.end()) found->second = scale;
  }

  void merge_properties(ScaleShare const& share) {
    auto& all = *share.shared;
    auto const& own = share.own;
    merge_domain(all, own);
    merge_order(all, own);
    merge(all.domain_raw, own.domain_raw);
    all.follows_selection = all.follows_selection || own.follows_selection;
    merge(all.zero, own.zero);
    merge(all.clamp, own.clamp);
    merge(all.reverse, own.reverse);
    merge(all.round, own.round);
    merge(all.nice, own.nice);
    merge(all.is_nice, own.is_nice);
    merge(all.padding, own.padding);
    merge(all.padding_inner, own.padding_inner);
    merge(all.padding_outer, own.padding_outer);
    merge(all.align, own.align);
    merge(all.exponent, own.exponent);
    merge(all.base, own.base);
    merge(all.constant, own.constant);
    merge(all.domain_min, own.domain_min);
    merge(all.domain_max, own.domain_max);
    merge(all.domain_mid, own.domain_mid);
    merge(all.interpolation, own.interpolation);
    merge(all.bins, own.bins);
    merge(all.bins_of, own.bins_of);
  }

  template <typename T>
  static void merge(Explicit<T>& all, Explicit<T> const& own) {
    all = merged(all, own);
  }

  static void merge_domain(ScaleComponent& all, ScaleComponent const& own) {
    if (!own.domain.value) return;
    if (!all.domain.value || (own.domain.is_explicit && !all.domain.is_explicit)) {
      all.domain = own.domain;
    } else if (own.domain.is_explicit == all.domain.is_explicit) {
      for (auto const& source : *own.domain.value)
        if (!is_among(*all.domain.value, source)) all.domain.value->push_back(source);
    }
  }

  /// Of orders that differ, the one that says more.
  static void merge_order(ScaleComponent& all, ScaleComponent const& own) {
    if (!own.order.value) return;
    if (!all.order.value) {
      all.order = own.order;
      return;
    }
    auto const says_more = [](plot::DomainOrder const& order) {
      return order.by == plot::DomainOrder::By::Aggregate && order.operation != transform::Operation::Min;
    };
    if (!all.order.is_explicit &&
        (own.order.is_explicit || (says_more(*own.order.value) && !says_more(*all.order.value))))
      all.order = own.order;
  }

  void merge_range(ScaleShare const& share) { merge(share.shared->range, share.own.range); }

  /// Ids in the order of views and channels: places before the offsets within them. Scales belong to the group of the
  /// outermost view that shares them.
  void number(Model& model) {
    for (auto const& [id, scale] : model.scales) {
      if (!scale->id.is_none()) continue;
      scale->id = plot::ScaleId(compilation_->plan.scales.size());
      scale->name = model.name + std::string(name_of(id));
      compilation_->plan.scales.emplace_back();
      numbered_.push_back(scale);
      scope_of(model).scope_scales.push_back(scale->id);
    }
    for (auto& child : model.children) number(*child);
  }

  static Model& scope_of(Model& model) {
    Model* view = &model;
    while (view->parent != nullptr && view->parent->kind != Model::Kind::Facet) view = view->parent;
    return *view;
  }

  /// A scale comes after those that its range refers to.
  void put_in_order(Model& model) {
    std::stable_sort(model.scope_scales.begin(), model.scope_scales.end(), [&](plot::ScaleId a, plot::ScaleId b) {
      auto const depends = [&](plot::ScaleId id) {
        auto const& range = compilation_->plan.scales[id.index()].range;
        return std::holds_alternative<plot::RangeBandwidth>(range) ||
               std::holds_alternative<plot::RangeDuration>(range);
      };
      return !depends(a) && depends(b);
    });
    for (auto& child : model.children) put_in_order(*child);
  }

  plot::ScalePlan plan_of(ScaleComponent const& scale) const {
    plot::ScalePlan plan;
    plan.name = scale.name;
    plan.span = scale.span;
    if (scale.domain.value) plan.domain = unique_sources(*scale.domain.value);
    if (scale.order.value) plan.order = *scale.order.value;
    if (scale.range.value) plan.range = *scale.range.value;
    plan.bins = scale.bins_of.value;
    auto& definition = plan.definition;
    definition.type = *scale.type.value;
    if (scale.domain_raw.value) definition.domain_raw = *scale.domain_raw.value;
    definition.domain_min = scale.domain_min.value;
    definition.domain_max = scale.domain_max.value;
    definition.domain_mid = scale.domain_mid.value;
    definition.zero = scale.zero.value.value_or(false);
    if (scale.nice.value)
      definition.nice = scale.nice.value;
    else if (scale.is_nice.value.value_or(false))
      definition.nice = scale::TickCount(10.0);
    if (scale.bins.value) definition.bins = *scale.bins.value;
    if (scale.reverse.value.value_or(false)) definition.direction = scale::Definition::Direction::Reverse;
    if (scale.round.value.value_or(false)) definition.rounding = scale::Definition::Rounding::Integer;
    if (scale.clamp.value.value_or(false)) definition.beyond = scale::Definition::Beyond::Clamp;
    definition.interpolation = scale.interpolation.value;
    if (scale.exponent.value) definition.exponent = *scale.exponent.value;
    if (scale.base.value) definition.base = *scale.base.value;
    if (scale.constant.value) definition.constant = *scale.constant.value;
    if (scale.align.value) definition.align = *scale.align.value;
    if (scale.padding.value) definition.padding = *scale.padding.value;
    definition.padding_inner = scale.padding_inner.value;
    definition.padding_outer = scale.padding_outer.value;
    return plan;
  }

  /// The same columns of the same table need to be looked at once.
  static std::vector<plot::DomainSource> unique_sources(std::vector<plot::DomainSource> const& sources) {
    std::vector<plot::DomainSource> result;
    std::set<std::pair<std::size_t, std::vector<std::string>>> seen;
    for (auto const& source : sources) {
      auto const* fields = std::get_if<plot::DomainFields>(&source);
      if (fields != nullptr && !seen.insert({fields->data.index(), fields->fields}).second) continue;
      result.push_back(source);
    }
    return result;
  }

  Compilation* compilation_;
  Model* root_;
  std::vector<ScaleShare> shares_;
  std::vector<ScalePtr> numbered_;
  std::vector<std::shared_ptr<ChannelDef>> kept_;
};

}  // namespace

void compile_scales(Compilation& compilation, Model& root) { ScaleCompiler(compilation, root).run(); }

}  // namespace livret::compile
