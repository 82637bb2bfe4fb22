#include <algorithm>

#include <fmt/format.h>

#include "fill/filler.hpp"
#include "fill/walk.hpp"

namespace livret::fill {

namespace {

using content::Blocks;
using content::LabelId;

TextPiece piece_of(std::string text, RunStyles const& styles, diag::Span where) {
  TextPiece piece;
  auto const size = text.size();
  piece.text.parts.push_back({std::move(text), std::nullopt, 0, size});
  piece.styles = styles;
  piece.where = where;
  return piece;
}

/// `style` for a piece of a title, as that piece differs from its title in size, height and figures.
text::TextStyle in_entry(text::TextStyle const& entry, text::TextStyle const& piece, text::TextStyle const& title) {
  auto style = entry;
  if (title.size > base::Length{}) {
    style.size = entry.size * (piece.size / title.size);
    style.baseline_shift = (piece.baseline_shift - title.baseline_shift) * (entry.size / title.size);
  }
  if (piece.features != title.features) style.features = piece.features;
  style.language = piece.language;
  return style;
}

enum class Until { End, FirstBreak };  ///< a table's subtitle stands behind a break

/// A title as an entry of a list: in the entry's style, without calls of notes, links and breaks.
content::Paragraph entry_of(content::Paragraph const& title, PlannedParagraph const& entry, Until until) {
  content::Paragraph result;
  result.style = entry.style;
  for (auto const& part : title.inlines) {
    if (auto const* run = std::get_if<content::TextRun>(&part)) {
      auto copy = *run;
      copy.style = in_entry(entry.style.text, run->style, title.style.text);
      copy.link.clear();
      copy.target.reset();
      result.inlines.emplace_back(std::move(copy));
    } else if (auto const* reference = std::get_if<content::ReferenceRun>(&part)) {
      auto copy = *reference;
      copy.style = entry.style.text;
      result.inlines.emplace_back(std::move(copy));
    } else if (std::holds_alternative<content::LineBreak>(part)) {
      if (until == Until::FirstBreak) break;
      content::TextRun blank;
      blank.text = " ";
      blank.style = entry.style.text;
      result.inlines.emplace_back(std::move(blank));
    }
  }
  return result;
}

/// `Dupont Jean (2018), Titre, Seuil, https://…, consulté le 5 octobre 2023.`
PlannedParagraph entry_of(Work const& work, PlannedBibliography const& plan, Words const& words) {
  auto entry = plan.entry;
  entry.where = work.where;
  auto const add = [&](std::string text, RunStyles const& styles) {
    entry.pieces.emplace_back(piece_of(std::move(text), styles, work.where));
  };
  auto const authors = full_authors(work, words);
  auto const year = " (" + year_of(work, words) + ")";
  if (!authors.empty()) add(authors + year + ", ", entry.runs);
  if (work.container.empty()) {
    add(work.title, plan.title);
  } else {
    add(words.title_before + work.title + words.title_after + ", ", entry.runs);
    add(work.container, plan.title);
  }
  if (authors.empty()) add(year, entry.runs);
  if (!work.publisher.empty() && work.publisher != authors) add(", " + work.publisher, entry.runs);
  if (!work.url.empty()) {
    add(", ", entry.runs);
    add(work.url, plan.link);
    auto& address = std::get<TextPiece>(entry.pieces.back());
    address.link = address.text;
  }
  if (!work.accessed.empty()) add(", " + words.accessed + work.accessed, entry.runs);
  add(".", entry.runs);
  return entry;
}

void add_item(content::Paragraph label, content::Paragraph text, std::optional<LabelId> id, diag::Span where,
              content::List& list) {
  content::ListItem item;
  item.label = std::move(label);
  item.blocks.push_back({std::move(text), where, id});
  list.items.push_back(std::move(item));
}

content::List list_of(DefinitionLook const& look) {
  content::List list;
  list.box = look.box;
  list.label_width = look.term_width;
  list.item_gap = look.item_gap;
  return list;
}

}  // namespace

void Filler::defer(Deferred deferred, std::optional<LabelId> label, diag::Span where, Blocks& into) {
  auto const id = label ? *label : labels_.add_place(where);
  if (!into.empty() && std::holds_alternative<content::Heading>(into.back().kind))
    deferred.own_heading = into.back().label;
  deferred_.emplace(id, std::move(deferred));
  into.push_back({content::Contents{}, where, id});
}

void Filler::fill_deferred(Blocks& blocks) {
  std::map<LabelId, decltype(content::Block::kind)> filled;
  for (auto const& [id, deferred] : deferred_) {
    if (auto const* contents = std::get_if<PlannedContents const*>(&deferred.plan))
      filled.emplace(id, fill(**contents, deferred.own_heading, blocks));
    else if (auto const* glossary = std::get_if<PlannedGlossary const*>(&deferred.plan))
      filled.emplace(id, fill(**glossary));
    else
      filled.emplace(id, fill(*std::get<PlannedBibliography const*>(deferred.plan)));
  }
  walk(blocks, [&](content::Block& block) {
    if (auto const found = block.label ? filled.find(*block.label) : filled.end(); found != filled.end())
      block.kind = std::move(found->second);
  });
}

content::Contents Filler::fill(PlannedContents const& plan, std::optional<LabelId> own_heading, Blocks const& blocks) {
  using Of = spec::ContentsBlock::Of;
  content::Contents contents;
  contents.number = plan.number;
  contents.leader = plan.leader;
  contents.box = plan.box;
  auto const add = [&](content::Paragraph const& title, int level, LabelId target, Until until) {
    auto const index = static_cast<std::size_t>(level - 1);
    contents.entries.push_back({entry_of(title, plan.entries[index], until), target, plan.indents[index]});
  };
  walk(blocks, [&](content::Block const& block) {
    if (!block.label || block.label == own_heading) return;
    auto const* heading = std::get_if<content::Heading>(&block.kind);
    if (plan.of == Of::Headings && heading != nullptr && heading->in_outline && heading->level <= plan.levels)
      add(heading->title, heading->level, *block.label, Until::End);
    auto const* figure = std::get_if<content::Figure>(&block.kind);
    if (plan.of == Of::Figures && figure != nullptr && figure->title) add(*figure->title, 1, *block.label, Until::End);
    auto const* table = std::get_if<content::Table>(&block.kind);
    if (plan.of == Of::Tables && table != nullptr && table->caption)
      add(*table->caption, 1, *block.label, Until::FirstBreak);
  });
  return contents;
}

content::List Filler::fill(PlannedGlossary const& plan) {
  auto list = list_of(plan.look);
  for (auto const& entry : glossary_.entries()) {
    auto text = setter_.set_plain(entry.definition, plan.look.text, entry.where);
    if (entry.first_use) {
      auto const& style = plan.look.text.style.text;
      auto const run = [&](std::string words) {
        return content::TextRun{std::move(words), style, "", "", "", entry.where};
      };
      text.inlines.emplace_back(run(" ("));
      text.inlines.emplace_back(run(plan_.words.page + "\u00a0"));
      std::get<content::TextRun>(text.inlines.back()).target = entry.first_use;
      text.inlines.emplace_back(
          content::ReferenceRun{content::ReferenceRun::Shows::Page, *entry.first_use, style, entry.where});
      text.inlines.emplace_back(run(")"));
    }
    add_item(setter_.set_plain(entry.term, plan.look.term, entry.where), std::move(text), entry.label, entry.where,
             list);
  }
  return list;
}

content::List Filler::fill(PlannedDefinitions const& plan, diag::Span where) {
  auto list = list_of(plan.look);
  for (auto const& [term, text] : plan.items) add_item(setter_.set(term), setter_.set(text), std::nullopt, where, list);
  return list;
}

content::List Filler::fill(PlannedBibliography const& plan) {
  content::List list;
  list.box = plan.box;
  list.item_gap = plan.item_gap;
  for (auto const& work : bibliography_.works())
    if (!plan.only_cited || work.is_cited)
      add_item({}, setter_.set(entry_of(work, plan, plan_.words)), work.label, work.where, list);
  return list;
}

void Filler::check_bibliography() {
  bool const is_listed = std::any_of(deferred_.begin(), deferred_.end(), [](auto const& deferred) {
    return std::holds_alternative<PlannedBibliography const*>(deferred.second.plan);
  });
  if (auto const& where = bibliography_.first_citation(); where && !is_listed)
    sink_.error(*where, "a work is cited, and the document has no bibliography",
                "add a block `bibliography: {}` to the layout");
}

}  // namespace livret::fill
