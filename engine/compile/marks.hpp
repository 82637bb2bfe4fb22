#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "compile/model.hpp"

namespace livret::compile {

/// Reads a mark and the cascade of its properties; nothing where there is no such mark, which is reported.
std::optional<MarkDef> read_mark(yaml::Node const& mark, Config const& config, Values const& values);

/// Finds out what depends on the encoding too: orientation, and whether points are shown through.
void settle_mark(MarkDef& mark, Encoding const& encoding, Values const& values);

/// How a mark's bars or areas are stacked, where they are.
std::optional<StackSpec> stack_of(MarkDef const& mark, Encoding const& encoding, diag::Sink& sink);

/// Whether the offset channel of a place is a measure.
bool has_quantitative_offset(Encoding const& encoding, ChannelId position);

/// Whether bars or areas run from a zero within each band to what a quantitative offset channel says.
bool is_ranged_offset(Model const& unit, ChannelId channel);

/// Whether a mark stands elsewhere than over the whole of its unit of time, as `bandPosition` says; then its ends are
/// in columns of their own.
bool is_moved_unit(Model const& unit, ChannelDef const& definition, Values const& values);
/// The column of its `start` or `end`.
std::string moved_unit_column(ChannelDef const& definition, std::string_view end);

/// The columns by whose values a path mark falls into series.
std::vector<std::string> series_columns(Model const& unit);

/// The marks that draw a unit: one, or a group of it for each series.
std::vector<std::variant<plot::MarkPlan, std::shared_ptr<plot::GroupPlan>>> compile_marks(Model const& unit,
                                                                                          Config const& config,
                                                                                          Values const& values);

}  // namespace livret::compile
