#include "fill/titles.hpp"

#include <map>

#include "fill/walk.hpp"

namespace livret::fill {

content::TextRun title_to_come(content::LabelId target, text::TextStyle const& style, diag::Span where) {
  content::TextRun run;
  run.style = style;
  run.where = where;
  run.target = target;
  return run;
}

std::string title_of(content::Heading const& heading) {
  std::string title;
  bool is_number = false;  // what stands before the title proper: a number and the space behind it
  for (auto const& part : heading.title.inlines) {
    auto const* run = std::get_if<content::TextRun>(&part);
    if (run != nullptr && !is_number) title += run->text;
    if (std::holds_alternative<content::LineBreak>(part)) title += ' ';
    is_number = std::holds_alternative<content::ReferenceRun>(part);
  }
  return title;
}

void set_titles(content::Blocks& blocks, std::vector<content::Note>& notes) {
  std::map<content::LabelId, std::string> titles;
  walk(blocks, [&](content::Block const& block) {
    auto const* heading = std::get_if<content::Heading>(&block.kind);
    if (heading != nullptr && block.label) titles.emplace(*block.label, title_of(*heading));
  });
  auto const set = [&](content::Paragraph& paragraph) {
    for (auto& part : paragraph.inlines) {
      auto* run = std::get_if<content::TextRun>(&part);
      if (run == nullptr || !run->text.empty() || !run->target) continue;
      if (auto const title = titles.find(*run->target); title != titles.end()) run->text = title->second;
    }
  };
  walk_paragraphs(blocks, set);
  for (auto& note : notes) set(note.text);
}

}  // namespace livret::fill
