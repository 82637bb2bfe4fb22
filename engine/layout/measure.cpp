#include "layout/measure.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "layout/margin_column.hpp"

namespace livret::layout {

namespace {

using frame::ElementId;
using frame::Role;

constexpr std::size_t most_pages_of_all = 10'000;
constexpr std::size_t least_pages_measured = 200;
constexpr std::size_t excess_measured = 20;  // times the budget: enough to see by how much a text is over

std::size_t pages_to_measure(content::Document const& document) {
  if (!document.pages) return most_pages_of_all;
  auto const budget = std::min(static_cast<std::size_t>(std::max(document.pages->most, 1)), most_pages_of_all);
  return std::min(std::max(least_pages_measured, excess_measured * budget), most_pages_of_all);
}

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

/// Blocks that any page takes, such as a page break, stand on the master of those before them.
void enter_master(Measuring& measuring, content::Block const& block, content::PageMaster const& unnamed, Flow& flow) {
  content::BoxStyle const* style = box_of(block);
  if (style != nullptr) flow.stand_on(style->page);
  auto const& masters = measuring.document.masters;
  std::optional<content::MasterId> const master = flow.master();
  measuring.page = geometry_of(master ? masters.at(master->index()) : unnamed);
}

void report_uncalled(Measuring& measuring) {
  if (measuring.result.cut_at) return;
  for (std::size_t i = 0; i < measuring.result.notes.size(); ++i) {
    if (measuring.result.notes[i].called() || measuring.settled.note_numbers[i] == 0) continue;
    measuring.sink.warning(measuring.document.notes[i].where, "a note is never called, so it is not set");
  }
}

}  // namespace

Measuring::Measuring(Setting const& setting, PageGeometry const& on)
    : document(setting.document),
      fonts(setting.fonts),
      settled(setting.settled),
      cache(setting.cache),
      sink(setting.sink),
      page(on),
      most_pages(pages_to_measure(document)),
      most_height(max(geometry_of(document.first).height(), geometry_of(document.rest).height()) *
                  static_cast<double>(most_pages)) {
  result.destination_count = document.labels.size();
}

bool Measuring::goes_on(base::Length height, diag::Span where) {
  if (result.cut_at) return false;
  if (height <= most_height) return true;
  result.cut_at = where;
  auto message = fmt::format("layout stops here: the document has more than {} pages", most_pages);
  if (document.pages) message += fmt::format(" instead of {}", document.pages->most);
  sink.error(where, std::move(message), "show fewer rows, shorten text, or make several documents of it");
  return false;
}

ElementId Measuring::open(ElementId parent, Role role, diag::Span where) {
  return artifact ? ElementId::none() : result.structure.add(parent, role, where);
}

frame::Marking Measuring::leaf(ElementId parent) {
  if (artifact) return *artifact;
  if (parent.is_none()) return frame::Artifact::Layout;
  return result.structure.content(parent);
}

std::string const& PageNumbers::heading(int level) const {
  return headings.at(static_cast<std::size_t>(std::clamp(level, 1, 6) - 1));
}

MeasuredDocument measure_document(Setting const& setting, std::size_t first_page_blocks) {
  content::Document const& document = setting.document;
  Measuring measuring(setting, geometry_of(document.first));
  measuring.result.notes.resize(document.notes.size());
  measuring.result.attachments = document.attachments;
  for (frame::Attachment const& file : document.attachments) measuring.file_names[file.name] = 1;
  Sections sections(measuring);
  Flow flow(FlowKind::Page);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (i == first_page_blocks) measuring.result.first_page_strips = flow.size();
    content::Block const& block = document.blocks[i];
    if (setting.settled.leaves_out(block)) continue;
    enter_master(measuring, block, i < first_page_blocks ? document.first : document.rest, flow);
    if (!measuring.goes_on(flow.height(), block.where)) break;
    if (auto const* heading = std::get_if<content::Heading>(&block.kind)) sections.enter(heading->level, block.where);
    measure_block(measuring, block, sections.current(), flow, measuring.page.main_width);
    measuring.result.block_of_strip.resize(flow.size(), i);
  }
  measuring.result.strips = flow.finish();
  set_notes_in_margin(measuring.result, document.note_style.gap_between);
  measuring.result.block_of_strip.resize(measuring.result.strips.size(), document.blocks.size());
  report_uncalled(measuring);
  return std::move(measuring.result);
}

Strip measure_running_blocks(Setting const& setting, content::Blocks const& blocks, base::Length width,
                             frame::Artifact artifact, PageNumbers numbers) {
  Measuring measuring(setting, geometry_of(setting.document.rest));
  measuring.artifact = artifact;
  measuring.numbers = numbers;
  Strip strip = measure_stacked(measuring, blocks, ElementId::none(), width);
  strip.items = as_artifacts(std::move(strip.items), artifact);
  return strip;
}

}  // namespace livret::layout
