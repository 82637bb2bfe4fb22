#include "content/markdown_text.hpp"

#include <utility>

#include "content/markdown_citation.hpp"

namespace livret::content {

void RunningText::add(std::string_view literal, Place place) {
  if (literal.empty()) return;
  pieces_.push_back({text_.size(), place});
  text_ += literal;
}

// Where in the masked text each byte was written, and where the last one ends.
std::vector<std::size_t> RunningText::align() const {
  std::vector<std::size_t> written;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    auto const& [begin, place] = pieces_[i];
    auto const end = i + 1 < pieces_.size() ? pieces_[i + 1].begin : text_.size();
    auto const literal = std::string_view(text_).substr(begin, end - begin);
    auto at = place.begin;
    for (std::size_t byte = 0; byte < literal.size();) {
      auto const step = match_character(masked_.text(), at, literal, byte);
      auto const bytes = step ? step->literal : 1;  // the blank that stands for the end of a line and what follows
      written.insert(written.end(), bytes, at);
      byte += bytes;
      at += step ? step->source : 0;
    }
  }
  written.push_back(pieces_.back().place.end);
  return written;
}

std::vector<RunningText::Found> RunningText::find_citations(Locate const& locate, diag::Sink& sink) const {
  std::vector<Found> found;
  if (text_.find("[@") == std::string::npos) return found;
  auto const written = align();
  auto const where = [&](std::size_t begin, std::size_t end) {
    return locate(masked_.original_offset(begin), masked_.original_offset(end));
  };
  auto const is_bare = [&](std::size_t i) { return masked_.text()[written[i]] == text_[i]; };
  for (auto begin = text_.find("[@"); begin != std::string::npos; begin = text_.find("[@", begin + 2)) {
    auto const end = text_.find_first_of("[]", begin + 1);
    if (end == std::string::npos || text_[end] != ']' || !is_bare(begin) || !is_bare(begin + 1) || !is_bare(end))
      continue;
    auto const between = std::string_view(text_).substr(begin + 1, end - begin - 1);
    Found here{begin, end + 1, {written[begin], written[end] + 1}, {}};
    for (auto const& item : split_citation(between)) {
      if (!item.key.empty()) {
        here.citation.items.push_back({std::string(item.key), masked_.restore(item.locator)});
        continue;
      }
      auto const at = begin + 1 + item.begin;
      sink.error(where(written[at], written[at + item.written.size()]),
                 "each work of a citation needs an `@key` first, found " +
                     (item.written.empty() ? "nothing" : "`" + masked_.restore(item.written) + "`"),
                 "as `[@one; @two, p. 12]`");
    }
    if (!here.citation.items.empty()) found.push_back(std::move(here));
  }
  return found;
}

MdInlines RunningText::take(Locate const& locate, diag::Sink& sink) {
  MdInlines inlines;
  if (pieces_.empty()) return inlines;
  auto const add = [&](auto kind, Place place) {
    inlines.push_back({std::move(kind), masked_.original_offset(place.begin), masked_.original_offset(place.end)});
  };
  auto const add_text = [&](std::size_t begin, std::size_t end, Place place) {
    if (end > begin) add(MdText{masked_.restore(std::string_view(text_).substr(begin, end - begin))}, place);
  };
  std::size_t begin = 0;
  Place rest{pieces_.front().place.begin, pieces_.back().place.end};
  for (auto& found : find_citations(locate, sink)) {
    add_text(begin, found.begin, {rest.begin, found.place.begin});
    add(std::move(found.citation), found.place);
    begin = found.end;
    rest.begin = found.place.end;
  }
  add_text(begin, text_.size(), rest);
  text_.clear();
  pieces_.clear();
  return inlines;
}

}  // namespace livret::content
