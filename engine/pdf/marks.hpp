#pragma once

#include <vector>

#include "frame/structure.hpp"

namespace livret::pdf {

/// A marked-content sequence: its page and its identifier there (ISO 32000-1, 14.7.4.2).
struct MarkedSequence {
  std::size_t page = 0;
  int identifier = 0;
};

/// Which sequences of the pages hold which content. One for each stretch of painting, so content that is broken over
/// pages or painted in turns has several.
class Marks {
 public:
  Marks(std::size_t content_count, std::size_t page_count) : sequences_(content_count), pages_(page_count) {}

  /// A new sequence of `content` on `page`; gives its identifier.
  int add(std::size_t page, frame::ContentId content) {
    auto const identifier = static_cast<int>(pages_[page].size());
    pages_[page].push_back(content);
    sequences_[content.index()].push_back({page, identifier});
    return identifier;
  }

  std::vector<MarkedSequence> const& of(frame::ContentId content) const { return sequences_[content.index()]; }
  /// The contents of a page's sequences, by identifier.
  std::vector<frame::ContentId> const& on(std::size_t page) const { return pages_[page]; }

 private:
  std::vector<std::vector<MarkedSequence>> sequences_;
  std::vector<std::vector<frame::ContentId>> pages_;
};

}  // namespace livret::pdf
