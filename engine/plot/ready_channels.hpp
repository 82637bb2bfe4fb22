#pragma once

#include <memory>
#include <vector>

#include "plot/rows.hpp"
#include "plot/rule.hpp"

namespace livret::plot {

/// A production rule with its columns found and its constant read.
struct ReadyRule {
  Rule const* rule = nullptr;
  Cells cells;         ///< of the field, of where Between starts, or of longitudes; null where there is none
  Cells other;         ///< of where Between or the span of Least ends, or of latitudes
  double number = 0;   ///< the constant as a number, or NaN
  scene::Paint paint;  ///< the constant as a paint
  enum class Reading { Number, Code, Value };
  Reading reading = Reading::Value;  ///< how cells are looked at: texts by their codes, each once
  std::shared_ptr<ReadyRule const> further;
  bool varies = false;  ///< from row to row
};

struct ReadyChannel {
  Channel channel{};
  std::vector<ReadyRule> rules;
  bool varies = false;
};

/// What items of a mark, or groups, are drawn by; made once for each table.
using ReadyChannels = std::vector<ReadyChannel>;

ReadyChannels prepare_channels(Encodes const& encodes, table::TablePtr const& table, CellFinder& finder);
ReadyChannel prepare_channel(Channel channel, Rules const& rules, table::TablePtr const& table, CellFinder& finder);

/// A value as what things are painted with: a colour as CSS writes it, else nothing.
scene::Paint paint_of(expr::Value const& value);

}  // namespace livret::plot
