#include "fill/heading_levels.hpp"

#include <fmt/format.h>

namespace livret::fill {

namespace {

class LevelCheck {
 public:
  explicit LevelCheck(diag::Sink& sink) : sink_(sink) {}

  void check(content::Blocks const& blocks) {
    for (auto const& block : blocks) {
      if (auto const* heading = std::get_if<content::Heading>(&block.kind)) check(*heading, block.where);
      if (auto const* box = std::get_if<content::Box>(&block.kind)) check(box->blocks);
      if (auto const* columns = std::get_if<content::Columns>(&block.kind))
        for (auto const& part : columns->parts) check(part.blocks);
      if (auto const* list = std::get_if<content::List>(&block.kind))
        for (auto const& item : list->items) check(item.blocks);
    }
  }

 private:
  void check(content::Heading const& heading, diag::Span where) {
    if (heading.level > before_ + 1) {
      auto const message = before_ == 0
                               ? fmt::format("the first heading is of level {}, where level 1 is needed", heading.level)
                               : fmt::format("a heading of level {} follows one of level {}", heading.level, before_);
      sink_.error(where, message, fmt::format("make it level {}, and give it another look by a `style`", before_ + 1));
    }
    before_ = heading.level;
  }

  diag::Sink& sink_;
  int before_ = 0;  ///< level of the last heading, 0 before the first
};

}  // namespace

void check_heading_levels(content::Blocks const& blocks, diag::Sink& sink) { LevelCheck(sink).check(blocks); }

}  // namespace livret::fill
