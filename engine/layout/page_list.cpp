#include "layout/page_list.hpp"

#include <algorithm>

namespace livret::layout {

PageList::PageList(content::Document const& document, MeasuredDocument const& measured, ShortPages short_pages)
    : document_(document), measured_(measured), notes_(document, measured), short_pages_(short_pages) {
  std::size_t count = 0;
  floats_before_.reserve(strips().size() + 1);
  for (Strip const& strip : strips()) {
    floats_before_.push_back(count);
    count += strip.floats.size();
  }
  floats_before_.push_back(count);
}

bool PageList::must_end_at(std::size_t strip) const {
  return strip == strips().size() || strips()[strip].forced == ForcedBreak::Above;
}

bool PageList::is_complete(PageStart const& at) const {
  return at.strip == strips().size() && at.note_lines == notes_.size() && at.floats == measured_.floats.size();
}

bool PageList::must_clear_floats(PageStart const& at) const {
  return must_end_at(at.strip) && at.floats < floats_before_[at.strip];
}

std::optional<content::MasterId> PageList::master(PageStart const& at) const {
  if (strips().empty()) return std::nullopt;
  bool const has_text = at.strip < strips().size() && !must_clear_floats(at);
  return strips()[has_text ? at.strip : at.strip - 1].master;
}

PageGeometry PageList::geometry(PageStart const& at) const {
  std::size_t const index = at == PageStart{} ? 0 : 1;  // all pages but the first are alike
  return geometry_of(master_of(document_, index, master(at)));
}

int PageList::first_page_misfit(std::size_t end) const {
  if (!measured_.first_page_strips || *measured_.first_page_strips == 0) return cost::free;
  std::size_t const measured_end = *measured_.first_page_strips;
  if (end > measured_end) return cost::other_width;
  bool const leaves_blocks =
      end < measured_end && measured_.block_of_strip[end] < measured_.block_of_strip[measured_end - 1];
  return leaves_blocks ? cost::other_width : cost::free;
}

}  // namespace livret::layout
