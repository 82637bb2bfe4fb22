#pragma once

#include <compare>
#include <vector>

#include "layout/floats.hpp"

namespace livret::layout {

/// How far pages have come: what stands on them already.
struct PageStart {
  std::size_t strip = 0;       ///< strips before it
  std::size_t note_lines = 0;  ///< lines of NoteLines
  std::size_t floats = 0;      ///< of MeasuredDocument::floats

  auto operator<=>(PageStart const&) const = default;
};

/// A vertical list as page breaking sees it: with its notes and floats counted.
class PageList {
 public:
  /// Whether last pages with little on them cost; in a document with too many pages they tell by how much.
  enum class ShortPages { Cost, Free };

  PageList(content::Document const& document, MeasuredDocument const& measured, ShortPages short_pages);

  ShortPages short_pages() const { return short_pages_; }
  MeasuredDocument const& measured() const { return measured_; }
  std::vector<Strip> const& strips() const { return measured_.strips; }
  NoteLines const& notes() const { return notes_; }
  /// How many floats have their place in the text before this strip.
  std::size_t floats_before(std::size_t strip) const { return floats_before_[strip]; }
  /// Whether a page ends before this strip in any case.
  bool must_end_at(std::size_t strip) const;
  /// Whether nothing is left.
  bool is_complete(PageStart const& at) const;
  /// Whether floats are left that must stand before the next strip: it starts a page in any case.
  bool must_clear_floats(PageStart const& at) const;
  /// The master that the page from here on asks for by name.
  std::optional<content::MasterId> master(PageStart const& at) const;
  PageGeometry geometry(PageStart const& at) const;
  /// What a page costs that starts the document and ends before `end`, for text measured at another page's width.
  int first_page_misfit(std::size_t end) const;

 private:
  content::Document const& document_;
  MeasuredDocument const& measured_;
  NoteLines notes_;
  ShortPages short_pages_;
  std::vector<std::size_t> floats_before_;
};

}  // namespace livret::layout
