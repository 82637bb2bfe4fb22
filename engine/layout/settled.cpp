#include "layout/settled.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace livret::layout {

namespace {

using content::Label;

/// Calls `visit` for each block with what it stands in left out or kept, in document order.
template <typename Visit>
class BlockWalk {
 public:
  explicit BlockWalk(Visit& visit) : visit_(visit) {}

  void blocks(content::Blocks const& blocks) {
    for (content::Block const& each : blocks) {
      auto const leaves = visit_.enter(each);
      std::visit([&](auto const& kind) { inside(kind); }, each.kind);
      visit_.leave(leaves);
    }
  }

 private:
  void inside(content::Box const& box) { blocks(box.blocks); }
  void inside(content::Columns const& columns) {
    for (auto const& part : columns.parts) blocks(part.blocks);
  }
  void inside(content::List const& list) {
    for (content::ListItem const& item : list.items) {
      visit_.paragraph(item.label);
      blocks(item.blocks);
    }
  }
  void inside(content::Table const& table) {
    if (table.caption) visit_.paragraph(*table.caption);
    for (auto const* rows : {&table.head, &table.body}) {
      for (content::Row const& row : *rows)
        for (content::Cell const& cell : row.cells) blocks(cell.blocks);
    }
    blocks(table.notes);
  }
  void inside(content::Figure const& figure) {
    if (figure.title) visit_.paragraph(*figure.title);
    if (figure.subtitle) visit_.paragraph(*figure.subtitle);
    blocks(figure.notes);
  }
  void inside(content::Heading const& heading) {
    visit_.paragraph(heading.title);
    if (heading.accroche) visit_.paragraph(*heading.accroche);
  }
  void inside(content::Paragraph const& paragraph) { visit_.paragraph(paragraph); }
  void inside(content::Rule const&) {}
  void inside(content::PageBreak const&) {}
  void inside(content::Space const&) {}
  void inside(content::Contents const&) {}

  Visit& visit_;
};

/// The running numbers of headings, figures and tables.
class Series {
 public:
  std::string next(Label const& label) {
    switch (label.kind) {
      case Label::Kind::Figure:
        return fmt::to_string(++figures_);
      case Label::Kind::Table:
        return fmt::to_string(++tables_);
      case Label::Kind::Heading:
        return next_heading(static_cast<std::size_t>(std::clamp(label.level, 1, 6)));
      case Label::Kind::Place:
        break;
    }
    return "";
  }

 private:
  /// `2.1`; levels above the first that is numbered are not shown.
  std::string next_heading(std::size_t level) {
    ++headings_[level - 1];
    std::fill(headings_.begin() + static_cast<std::ptrdiff_t>(level), headings_.end(), 0);
    std::string number;
    for (std::size_t i = 0; i < level; ++i) {
      if (number.empty() && headings_[i] == 0) continue;
      number += fmt::format("{}{}", number.empty() ? "" : ".", headings_[i]);
    }
    return number;
  }

  std::array<int, 6> headings_{};
  int figures_ = 0;
  int tables_ = 0;
};

class Numberer {
 public:
  Numberer(content::Document const& document, Settled& settled)
      : document_(document),
        settled_(settled),
        kept_calls_(document.notes.size()),
        left_calls_(document.notes.size()) {}

  bool enter(content::Block const& block) {
    bool const before = std::exchange(is_left_out_, is_left_out_ || settled_.leaves_out(block));
    if (!block.label || block.label->index() >= document_.labels.size()) return before;
    Label const& label = document_.labels[block.label->index()];
    settled_.places[block.label->index()] = is_left_out_ ? LabelPlace::LeftOut : LabelPlace::InText;
    if (label.numbered && !is_left_out_) settled_.numbers[block.label->index()] = series_.next(label);
    return before;
  }
  void leave(bool was_left_out) { is_left_out_ = was_left_out; }

  void paragraph(content::Paragraph const& paragraph) {
    for (content::Inline const& each : paragraph.inlines) {
      auto const* call = std::get_if<content::NoteCall>(&each);
      if (call == nullptr || call->note.index() >= kept_calls_.size()) continue;
      (is_left_out_ ? left_calls_ : kept_calls_)[call->note.index()] = true;
    }
  }

  /// Notes that only blocks left out call have no number; the others have none missing.
  void number_notes() {
    std::size_t number = 0;
    for (std::size_t i = 0; i < kept_calls_.size(); ++i)
      settled_.note_numbers[i] = left_calls_[i] && !kept_calls_[i] ? 0 : ++number;
  }

 private:
  content::Document const& document_;
  Settled& settled_;
  Series series_;
  bool is_left_out_ = false;
  std::vector<bool> kept_calls_;
  std::vector<bool> left_calls_;
};

struct OptionalNumbers {
  std::set<int> found;
  int enter(content::Block const& block) {
    if (block.optional) found.insert(*block.optional);
    return 0;
  }
  void leave(int) {}
  void paragraph(content::Paragraph const&) {}
};

struct LeftOutBlocks {
  Settled const& settled;
  std::vector<LeftOutReport> found = {};
  bool is_left_out = false;

  bool enter(content::Block const& block) {
    bool const leaves = settled.leaves_out(block);
    if (leaves && !is_left_out) found.push_back({*block.optional, block.where});
    return std::exchange(is_left_out, is_left_out || leaves);
  }
  void leave(bool before) { is_left_out = before; }
  void paragraph(content::Paragraph const&) {}
};

}  // namespace

Settled number_labels(content::Document const& document, std::optional<int> left_out) {
  Settled settled;
  settled.left_out = left_out;
  settled.places.resize(document.labels.size());
  settled.numbers.resize(document.labels.size());
  settled.page_labels.resize(document.labels.size());
  settled.note_numbers.resize(document.notes.size());
  Numberer numberer(document, settled);
  BlockWalk(numberer).blocks(document.blocks);
  numberer.number_notes();
  return settled;
}

std::vector<LeftOutReport> left_out_blocks(content::Document const& document, Settled const& settled) {
  LeftOutBlocks blocks{settled};
  BlockWalk(blocks).blocks(document.blocks);
  return blocks.found;
}

std::vector<int> optional_numbers(content::Document const& document) {
  OptionalNumbers numbers;
  BlockWalk(numbers).blocks(document.blocks);
  return {numbers.found.begin(), numbers.found.end()};
}

}  // namespace livret::layout
