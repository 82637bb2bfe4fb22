#include "layout/contents.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "layout/box.hpp"
#include "layout/paragraph.hpp"

namespace livret::layout {

namespace {

using base::Length;
using content::Contents;
using frame::ElementId;
using frame::Role;

constexpr double number_gap = 0.5;  // em of the numbers, at least, between title or leader and number

/// The title as it stands in the contents: nothing in it leads elsewhere, and it calls no notes.
content::Paragraph without_links(content::Paragraph const& title) {
  content::Paragraph plain;
  plain.style = title.style;
  for (content::Inline const& each : title.inlines) {
    if (std::holds_alternative<content::NoteCall>(each)) continue;
    content::Inline& copy = plain.inlines.emplace_back(each);
    if (auto* run = std::get_if<content::TextRun>(&copy)) {
      run->link.clear();
      run->target.reset();
    }
  }
  return plain;
}

/// Only what stands in the text is listed.
bool is_in_text(Measuring const& measuring, Contents::Entry const& entry) {
  return measuring.settled.places.at(entry.target.index()) == LabelPlace::InText;
}

class ContentsSetter {
 public:
  ContentsSetter(Measuring& measuring, Contents const& contents, Length width, diag::Span where)
      : measuring_(measuring), contents_(contents), width_(width), where_(where) {
    leader_ = shape(contents.leader);
    for (Contents::Entry const& entry : contents.entries) {
      if (is_in_text(measuring, entry)) numbers_width_ = max(numbers_width_, shape(page_of(entry))->width());
    }
  }

  void add(Contents::Entry const& entry, ElementId toc, Flow& flow) {
    ElementId const item = measuring_.open(toc, Role::TocItem, where_);
    ElementId const link = measuring_.open(measuring_.open(item, Role::Reference, where_), Role::Link, where_);
    auto const outer = std::exchange(measuring_.label, entry.target);
    auto const leaves = leaves_of(measuring_, without_links(entry.title), link);
    measuring_.label = outer;
    flow.indent_by(entry.indent);
    Length const width = width_ - entry.indent;
    measure_box(measuring_, entry.title.style.box, flow, width, where_, [&](Flow& inner, Length inner_width) {
      Length const measure = max(inner_width - column(), Length());
      auto lines = set_lines(measuring_, leaves, entry.title.style, measure);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        Length const right = i + 1 < lines.size() ? measure : inner_width;
        Length const end = end_of(lines[i]);
        if (i + 1 == lines.size()) finish_line(entry, lines[i], link, {inner.indent(), end, inner_width});
        add_link(entry, lines[i], link, i + 1 < lines.size() ? min(end, right) : right);
        inner.add(std::move(lines[i]));
      }
    });
    flow.indent_by(-entry.indent);
  }

 private:
  /// A line, from its left edge: where it stands, where its title ends, and how wide it is.
  struct LastLine {
    Length indent;
    Length title_end;
    Length width;
  };

  text::GlyphRunPtr shape(std::string const& text) const {
    return std::make_shared<text::GlyphRun const>(
        text::shape(measuring_.fonts, text, contents_.number, where_, measuring_.sink));
  }

  std::string page_of(Contents::Entry const& entry) const { return page_label(measuring_.settled, entry.target); }

  Length column() const { return numbers_width_ + contents_.number.size * number_gap; }

  static Length end_of(Strip const& line) {
    Length end;
    for (frame::Item const& item : line.items) {
      auto const* glyphs = std::get_if<frame::TextItem>(&item);
      if (glyphs != nullptr) end = max(end, glyphs->origin.x + glyphs->run->width());
    }
    return end;
  }

  void finish_line(Contents::Entry const& entry, Strip& line, ElementId link, LastLine const& place) {
    add_leader(line, place.indent, place.title_end, place.width - column());
    auto const number = shape(page_of(entry));
    measuring_.result.page_references.push_back({entry.target, where_});
    line.items.emplace_back(
        frame::TextItem{{place.width - number->width(), *line.baseline}, number, measuring_.leaf(link)});
  }

  /// Copies of the leader at whole multiples of its width from the left edge of the contents.
  void add_leader(Strip& line, Length indent, Length from, Length to) const {
    Length const pitch = leader_->width();
    if (pitch <= Length()) return;
    auto const first = static_cast<int>(std::ceil((indent + from) / pitch));
    auto const end = static_cast<int>(std::floor((indent + to) / pitch));
    if (end <= first) return;
    text::GlyphRun row = *leader_;
    row.text.clear();
    row.glyphs.clear();
    for (int i = first; i < end; ++i) {
      for (text::Glyph glyph : leader_->glyphs) {
        glyph.cluster += static_cast<std::uint32_t>(row.text.size());
        row.glyphs.push_back(glyph);
      }
      row.text += leader_->text;
    }
    line.items.emplace_back(frame::TextItem{{pitch * first - indent, *line.baseline},
                                            std::make_shared<text::GlyphRun const>(std::move(row)),
                                            frame::Artifact::Layout});
  }

  void add_link(Contents::Entry const& entry, Strip& line, ElementId link, Length right) const {
    if (measuring_.artifact) return;
    line.items.emplace_back(
        frame::LinkItem{{{Length(), Length()}, {right, line.height}},
                        Measuring::destination_of(entry.target),
                        fmt::format("{}, {}", plain_text(entry.title, measuring_.settled), page_of(entry)),
                        link});
  }

  Measuring& measuring_;
  Contents const& contents_;
  Length width_;
  diag::Span where_;
  text::GlyphRunPtr leader_;
  Length numbers_width_;
};

}  // namespace

void measure_contents(Measuring& measuring, Contents const& contents, ElementId parent, Flow& flow, Length width,
                      diag::Span where) {
  auto const is_set = [&](Contents::Entry const& entry) { return is_in_text(measuring, entry); };
  if (std::none_of(contents.entries.begin(), contents.entries.end(), is_set)) return;
  measure_box(measuring, contents.box, flow, width, where, [&](Flow& inner, Length inner_width) {
    ContentsSetter setter(measuring, contents, inner_width, where);
    ElementId const toc = measuring.open(parent, Role::Toc, where);
    for (Contents::Entry const& entry : contents.entries) {
      if (!measuring.goes_on(inner.height(), where)) break;
      if (is_set(entry)) setter.add(entry, toc, inner);
    }
  });
}

}  // namespace livret::layout
