#pragma once

#include <optional>
#include <vector>

#include "layout/column_fill.hpp"

namespace livret::layout {

/// Lines [begin, end) of a note that stand on one page.
struct NotePiece {
  content::NoteId note;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Notes that stand at a foot besides those called in the text: those of floats.
struct ExtraNotes {
  base::Length height;
  std::size_t count = 0;
};

/// The notes of the text at the feet of pages as one sequence of lines, in the order of their calls: so that how far
/// they are set is one number.
class NoteLines {
 public:
  NoteLines(content::Document const& document, MeasuredDocument const& measured);

  std::size_t size() const { return lines_.size(); }
  /// How many lines the notes have that are called in strips before this one.
  std::size_t called_before(std::size_t strip) const { return called_before_[strip]; }
  /// The room that lines [begin, end) take at a foot, rule and gaps included.
  base::Length room(std::size_t begin, std::size_t end, ExtraNotes const& extra) const;
  /// Up to where as many of the lines [begin, end) stand as `room` holds; perhaps none.
  std::size_t fitting_end(std::size_t begin, std::size_t end, base::Length room, ExtraNotes const& extra) const;
  /// Like fitting_end, but only within the last of the notes, which has at least four lines, with at least two of them
  /// on either side. Nothing where that cannot be.
  std::optional<std::size_t> dividing_end(std::size_t begin, std::size_t end, base::Length room,
                                          ExtraNotes const& extra) const;
  std::vector<NotePiece> pieces(std::size_t begin, std::size_t end) const;

 private:
  struct Line {
    content::NoteId note;
    std::size_t ordinal = 0;  ///< of the note, in order of the calls
    std::size_t line = 0;
    base::Length above;  ///< height of all lines before it
  };
  base::Length above(std::size_t line) const { return line < lines_.size() ? lines_[line].above : total_; }
  void add(content::NoteId id, std::vector<Strip> const& lines);

  NoteRoom empty_;
  std::vector<Line> lines_;
  base::Length total_;
  std::size_t notes_ = 0;
  std::vector<std::size_t> called_before_;
};

}  // namespace livret::layout
