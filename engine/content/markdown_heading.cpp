#include <algorithm>

#include "content/label_name.hpp"
#include "content/markdown_reader.hpp"

namespace livret::content {

void take_heading_id(MdHeading& heading, Place place, MaskedText const& masked, Locate const& locate,
                     diag::Sink& sink) {
  auto* const last = heading.inlines.empty() ? nullptr : std::get_if<MdText>(&heading.inlines.back().kind);
  if (last == nullptr || !last->text.ends_with('}')) return;
  auto const begin = last->text.rfind("{#");
  if (begin == std::string::npos || last->text.find_first_of("{}", begin + 1) != last->text.size() - 1) return;
  auto const written = last->text.substr(begin);
  auto const at = masked.text().rfind(written, place.end);
  bool const is_markup = at != std::string::npos && at >= place.begin && (at == 0 || masked.text()[at - 1] != '\\');
  if (!is_markup) return;
  heading.id = written.substr(2, written.size() - 3);
  if (!is_label_name(heading.id)) {
    sink.error(locate(masked.original_offset(at), masked.original_offset(at + written.size())),
               "an id needs letters, digits, `-`, `_` and `.`, found `" + heading.id + "`", "as `{#sec-methode}`");
    heading.id.clear();
  }
  last->text.erase(std::min(last->text.find_last_not_of(' ', begin - 1) + 1, begin));
  heading.inlines.back().end = masked.original_offset(at);
  if (last->text.empty()) heading.inlines.pop_back();
}

}  // namespace livret::content
