#include "layout/measure.hpp"

#include <utility>

namespace livret::layout {

namespace {

using frame::ElementId;
using frame::Role;

/// The Sects that are open: a heading closes those of its level and below and opens one.
class Sections {
 public:
  explicit Sections(Measuring& measuring) : measuring_(measuring) {}

  ElementId current() const { return open_.empty() ? measuring_.result.structure.root() : open_.back().element; }

  void enter(int level, diag::Span where) {
    while (!open_.empty() && open_.back().level >= level) open_.pop_back();
    open_.push_back({level, measuring_.open(current(), Role::Sect, where)});
  }

 private:
  struct Open {
    int level;
    ElementId element;
  };
  Measuring& measuring_;
  std::vector<Open> open_;
};

void report_uncalled(Measuring& measuring) {
  for (std::size_t i = 0; i < measuring.result.notes.size(); ++i) {
    if (measuring.result.notes[i].called()) continue;
    measuring.sink.warning(measuring.document.notes[i].where, "a note is never called, so it is not set");
  }
}

}  // namespace

ElementId Measuring::open(ElementId parent, Role role, diag::Span where) {
  return artifact ? ElementId::none() : result.structure.add(parent, role, where);
}

frame::Marking Measuring::leaf(ElementId parent) {
  if (artifact) return *artifact;
  if (parent.is_none()) return frame::Artifact::Layout;
  return result.structure.content(parent);
}

MeasuredDocument measure_document(content::Document const& document, std::size_t first_page_blocks,
                                  text::FontBook const& fonts, diag::Sink& sink) {
  Measuring measuring(document, fonts, sink, geometry_of(document.first));
  measuring.result.notes.resize(document.notes.size());
  measuring.result.attachments = document.attachments;
  for (frame::Attachment const& file : document.attachments) measuring.file_names[file.name] = 1;
  Sections sections(measuring);
  Flow flow(FlowKind::Page);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (i == first_page_blocks) measuring.page = geometry_of(document.rest);
    content::Block const& block = document.blocks[i];
    if (auto const* heading = std::get_if<content::Heading>(&block.kind)) sections.enter(heading->level, block.where);
    measure_block(measuring, block, sections.current(), flow, measuring.page.main_width);
    measuring.result.block_of_strip.resize(flow.size(), i);
  }
  measuring.result.strips = flow.finish();
  measuring.result.block_of_strip.resize(measuring.result.strips.size(), document.blocks.size());
  report_uncalled(measuring);
  return std::move(measuring.result);
}

Strip measure_running_blocks(content::Document const& document, content::Blocks const& blocks, base::Length width,
                             frame::Artifact artifact, PageNumbers numbers, text::FontBook const& fonts,
                             diag::Sink& sink) {
  Measuring measuring(document, fonts, sink, geometry_of(document.rest));
  measuring.artifact = artifact;
  measuring.numbers = numbers;
  Strip strip = measure_stacked(measuring, blocks, ElementId::none(), width);
  strip.items = as_artifacts(std::move(strip.items), artifact);
  return strip;
}

}  // namespace livret::layout
