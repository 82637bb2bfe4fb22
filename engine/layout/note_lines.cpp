#include "layout/note_lines.hpp"

#include <algorithm>

namespace livret::layout {

using base::Length;

namespace {

constexpr std::size_t least_divided = 4;  // lines of a note that may be divided
constexpr std::size_t least_on_a_side = 2;

}  // namespace

NoteLines::NoteLines(content::Document const& document, MeasuredDocument const& measured)
    : empty_(document.note_style) {
  called_before_.reserve(measured.strips.size() + 1);
  for (Strip const& strip : measured.strips) {
    called_before_.push_back(lines_.size());
    for (content::NoteId id : strip.notes) add(id, measured.notes[id.index()].lines);
  }
  called_before_.push_back(lines_.size());
}

void NoteLines::add(content::NoteId id, std::vector<Strip> const& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines_.push_back({id, notes_, i, total_});
    total_ += lines[i].height;
  }
  ++notes_;
}

Length NoteLines::room(std::size_t begin, std::size_t end, ExtraNotes const& extra) const {
  NoteRoom room = empty_;
  if (end > begin) room.add(above(end) - above(begin), lines_[end - 1].ordinal - lines_[begin].ordinal + 1);
  room.add(extra.height, extra.count);
  return room.height();
}

std::size_t NoteLines::fitting_end(std::size_t begin, std::size_t end, Length height, ExtraNotes const& extra) const {
  std::size_t fitting = begin;
  while (fitting < end && room(begin, fitting + 1, extra) <= height) ++fitting;
  return fitting;
}

std::optional<std::size_t> NoteLines::dividing_end(std::size_t begin, std::size_t end, Length height,
                                                   ExtraNotes const& extra) const {
  if (begin == end) return std::nullopt;
  std::size_t const note = end - 1 - lines_[end - 1].line;  // its first line
  if (end - note < least_divided) return std::nullopt;
  std::size_t const first = std::max(begin, note);
  if (first + least_on_a_side > end - least_on_a_side) return std::nullopt;
  std::size_t const earliest = first + least_on_a_side;
  if (room(begin, earliest, extra) > height) return std::nullopt;
  return std::max(earliest, fitting_end(begin, end - least_on_a_side, height, extra));
}

std::vector<NotePiece> NoteLines::pieces(std::size_t begin, std::size_t end) const {
  std::vector<NotePiece> pieces;
  for (std::size_t i = begin; i < end; ++i) {
    if (i == begin || lines_[i].ordinal != lines_[i - 1].ordinal)
      pieces.push_back({lines_[i].note, lines_[i].line, lines_[i].line});
    pieces.back().end = lines_[i].line + 1;
  }
  return pieces;
}

}  // namespace livret::layout
