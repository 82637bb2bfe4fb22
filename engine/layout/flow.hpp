#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "layout/strip.hpp"

namespace livret::layout {

enum class FlowKind {
  Page,   ///< pages break in the list: boxes in it may be divided, and blocks may leave the main column
  Box,    ///< of a box in such a list: boxes in it may be divided
  Inside  ///< it will be stacked
};

/// Builds a vertical list: gathers the margins, spaces and breaks between two strips and settles them when the second
/// one comes. Margins collapse as in CSS 2.2, 8.3.1: the largest positive and the most negative one add up.
class Flow {
 public:
  explicit Flow(FlowKind kind) : kind_(kind) {}

  FlowKind kind() const { return kind_; }
  base::Length indent() const { return indent_; }
  content::Placement placement() const { return placement_; }
  /// Where the strips that come stand.
  void place(content::Placement placement) { placement_ = placement; }
  /// The page master that they stand on; where it changes a page ends.
  void stand_on(std::optional<content::MasterId> master);
  std::optional<content::MasterId> master() const { return master_; }
  std::size_t size() const { return strips_.size(); }
  /// Of the strips so far, with what stands between them.
  base::Length height() const { return height_; }

  void margin(base::Length height);
  void space(base::Length height);
  void stretch() { ++stretch_; }
  /// A rule for the break before what comes next: Page forces it, Avoid makes it dear.
  void break_here(content::Break rule);
  /// A break before what comes next costs at least this.
  void discourage(int at_least) { break_cost_ = std::max(break_cost_, at_least); }
  /// Ends the page; stretchable space, margin blocks and floats so far belong to it.
  void end_page();

  /// Adds a strip, moved right by the indent.
  void add(Strip strip);
  /// Sets a block in the margin column beside the strip that comes next.
  void add_margin_block(MarginBlock block) { margin_blocks_.push_back(std::move(block)); }
  /// A float whose place in the text is the strip that comes next, or the last one if none comes on the same page.
  void add_float(std::size_t index) { floats_.push_back(index); }

  /// All that is added until the next call with `-by` stands this much further right.
  void indent_by(base::Length by) { indent_ += by; }
  /// Breaks between the strips from index `from` on cost at least this.
  void keep_together(std::size_t from, int at_least);
  Strip& strip(std::size_t index) { return strips_[index]; }

  /// The list. Margin at its end vanishes; stretch and margin blocks that wait get an empty strip, and so do floats on
  /// a page without strips.
  std::vector<Strip> finish();

 private:
  void settle_margins();
  void flush();
  /// Gives floats that wait their place in the last strip of their page, which is an empty one if there is none.
  void settle_floats();

  FlowKind kind_;
  std::vector<Strip> strips_;
  content::Placement placement_ = content::Placement::Main;
  base::Length height_;
  base::Length indent_;
  base::Length space_;
  base::Length margin_above_zero_;
  base::Length margin_below_zero_;
  int stretch_ = 0;
  int break_cost_ = cost::free;
  ForcedBreak forced_ = ForcedBreak::None;
  std::vector<MarginBlock> margin_blocks_;
  std::vector<std::size_t> floats_;
  std::optional<content::MasterId> master_;
};

}  // namespace livret::layout
