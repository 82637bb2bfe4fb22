#include "fill/heading_levels.hpp"

#include <fmt/format.h>

#include "fill/walk.hpp"

namespace livret::fill {

void check_heading_levels(content::Blocks const& blocks, diag::Sink& sink) {
  int before = 0;  // level of the last heading, 0 before the first
  walk(blocks, [&](content::Block const& block) {
    auto const* heading = std::get_if<content::Heading>(&block.kind);
    if (heading == nullptr) return;
    if (heading->level > before + 1) {
      auto const message =
          before == 0 ? fmt::format("the first heading is of level {}, where level 1 is needed", heading->level)
                      : fmt::format("a heading of level {} follows one of level {}", heading->level, before);
      sink.error(block.where, message,
                 fmt::format("make it level {}, and give it another look by a `style`", before + 1));
    }
    before = heading->level;
  });
}

}  // namespace livret::fill
