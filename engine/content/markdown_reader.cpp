#include "content/markdown_reader.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <cmark-gfm-core-extensions.h>

#include "content/markdown_places.hpp"
#include "content/markdown_text.hpp"

namespace livret::content {

namespace {

constexpr int deepest = 32;

std::string_view literal_of(cmark_node* node) {
  auto const* const literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view{} : std::string_view(literal);
}

bool is_type(cmark_node* node, std::string_view name) { return cmark_node_get_type_string(node) == name; }

bool is_comment(std::string_view html) {
  auto const begin = html.find_first_not_of(" \t\r\n");
  auto const end = html.find_last_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return true;
  return html.substr(begin).starts_with("<!--") && html.find("-->") == end - 2;
}

/// Iterates over the children of a node: `for (cmark_node* child : Children(node))`.
class Children {
 public:
  explicit Children(cmark_node* parent) : first_(cmark_node_first_child(parent)) {}
  struct Iterator {
    cmark_node* node;
    cmark_node* operator*() const { return node; }
    Iterator& operator++() {
      node = cmark_node_next(node);
      return *this;
    }
    bool operator==(Iterator const&) const = default;
  };
  Iterator begin() const { return {first_}; }
  Iterator end() const { return {nullptr}; }

 private:
  cmark_node* first_;
};

class Reader {
 public:
  Reader(MaskedText const& masked, Locate const& locate, diag::Sink& sink)
      : masked_(masked), locate_(locate), sink_(sink), places_(masked.text()) {}

  ReadTree read(cmark_node* document) {
    find_notes(document);
    result_.markdown.blocks = read_blocks(document, 0);
    for (std::size_t i = 0; i < note_nodes_.size(); ++i)
      result_.markdown.notes[i].blocks = read_blocks(note_nodes_[i], 0);
    std::ranges::sort(result_.leaves);
    return std::move(result_);
  }

 private:
  // --- notes ---

  // cmark puts the definitions that are called behind all else, in the order of the numbers it gives the calls.
  void find_notes(cmark_node* document) {
    for (cmark_node* child : Children(document)) {
      if (cmark_node_get_type(child) != CMARK_NODE_FOOTNOTE_DEFINITION) continue;
      auto const line = cmark_node_get_start_line(child);
      auto const text = places_.line_at(line);
      auto const begin = std::min(text.find("[^"), text.size());
      auto const end = std::min(text.find("]:", begin), text.size());
      auto const label = text.substr(begin, end - begin);
      note_nodes_.push_back(child);
      result_.note_places.push_back(places_.offset(line, static_cast<int>(begin) + 1));
      result_.markdown.notes.push_back({masked_.restore(label.substr(std::min<std::size_t>(2, label.size()))), {}});
    }
  }

  MdInline read_note_call(cmark_node* node) {
    auto const place = places_.take_note_call(node);
    std::size_t number = 0;
    for (char const digit : literal_of(node)) number = number * 10 + static_cast<std::size_t>(digit - '0');
    bool const known = number >= 1 && number <= result_.markdown.notes.size();
    return make_inline(MdNoteCall{known ? result_.markdown.notes[number - 1].label : std::string{}}, place);
  }

  // --- blocks ---

  MdBlocks read_blocks(cmark_node* parent, int depth) {
    MdBlocks blocks;
    for (cmark_node* child : Children(parent)) {
      if (cmark_node_get_type(child) == CMARK_NODE_FOOTNOTE_DEFINITION) continue;
      if (depth >= deepest) {
        report_depth(places_.enter_block(child));
        break;
      }
      read_block(child, depth, blocks);
    }
    return blocks;
  }

  void read_block(cmark_node* node, int depth, MdBlocks& blocks) {
    auto const place = places_.enter_block(node);
    auto const add = [&](auto kind) {
      blocks.push_back({std::move(kind), masked_.original_offset(place.begin), masked_.original_offset(place.end)});
    };
    auto const type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LIST) return add(read_list(node, depth));
    if (type == CMARK_NODE_BLOCK_QUOTE) return add(MdQuote{read_blocks(node, depth + 1)});
    result_.leaves.emplace_back(place.begin, place.end);
    if (type == CMARK_NODE_PARAGRAPH) {
      auto inlines = read_inlines(node, depth);
      if (!inlines.empty()) add(MdParagraph{std::move(inlines)});
    } else if (type == CMARK_NODE_HEADING) {
      add(read_heading(node, depth, place));
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      add(MdCodeBlock{masked_.restore(literal_of(node))});
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
      add(MdRule{});
    } else if (is_type(node, "table")) {
      add(read_table(node, depth));
    } else if (type == CMARK_NODE_HTML_BLOCK) {
      report_html(place, literal_of(node));
    }
  }

  MdHeading read_heading(cmark_node* node, int depth, Place place) {
    MdHeading heading{cmark_node_get_heading_level(node), read_inlines(node, depth), {}};
    take_heading_id(heading, place, masked_, locate_, sink_);
    return heading;
  }

  MdList read_list(cmark_node* node, int depth) {
    MdList list;
    list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list.start = list.ordered ? cmark_node_get_list_start(node) : 1;
    list.tight = cmark_node_get_list_tight(node) != 0;
    for (cmark_node* item : Children(node)) list.items.push_back(read_blocks(item, depth + 1));
    return list;
  }

  MdTable read_table(cmark_node* node, int depth) {
    MdTable table;
    auto const columns = cmark_gfm_extensions_get_table_columns(node);
    auto const* const align = cmark_gfm_extensions_get_table_alignments(node);
    for (std::size_t i = 0; i < columns; ++i) table.align.push_back(static_cast<char>(align[i]));
    for (cmark_node* row : Children(node)) {
      std::vector<MdInlines> cells;
      for (cmark_node* cell : Children(row)) {
        places_.enter_cell(cell);
        cells.push_back(read_inlines(cell, depth));
      }
      if (cmark_gfm_extensions_get_table_row_is_header(row) != 0)
        table.head = std::move(cells);
      else
        table.rows.push_back(std::move(cells));
    }
    return table;
  }

  // --- inlines ---

  MdInlines read_inlines(cmark_node* parent, int depth) {
    MdInlines inlines;
    RunningText text(masked_);
    for (cmark_node* child : Children(parent)) {
      if (depth >= deepest) {
        report_depth(places_.here());
        break;
      }
      if (read_running(child, text)) continue;
      std::ranges::move(text.take(locate_, sink_), std::back_inserter(inlines));
      read_inline(child, depth, inlines);
    }
    std::ranges::move(text.take(locate_, sink_), std::back_inserter(inlines));
    return inlines;
  }

  // What does not end a text: text, the end of a line, and comments.
  bool read_running(cmark_node* node, RunningText& text) {
    auto const type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
      auto const place = places_.take_literal(node, literal_of(node));
      report_undefined_calls(place, masked_, locate_, sink_);
      text.add(literal_of(node), place);
    } else if (type == CMARK_NODE_SOFTBREAK) {
      text.add(" ", places_.take_line_end());
    } else if (type == CMARK_NODE_HTML_INLINE) {
      report_html(places_.take_literal(node, literal_of(node)), literal_of(node));
    } else {
      return false;
    }
    return true;
  }

  void read_inline(cmark_node* node, int depth, MdInlines& inlines) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_LINEBREAK:
        return inlines.push_back(make_inline(MdBreak{}, places_.take_line_end()));
      case CMARK_NODE_CODE:
        return inlines.push_back(read_code(node));
      case CMARK_NODE_EMPH:
        return inlines.push_back(read_span<MdEmphasis>(node, depth, 1, "*_"));
      case CMARK_NODE_STRONG:
        return inlines.push_back(read_span<MdStrong>(node, depth, 2, "*_"));
      case CMARK_NODE_LINK:
        return inlines.push_back(read_link(node, depth));
      case CMARK_NODE_IMAGE:
        return read_image(node, depth, inlines);
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        return inlines.push_back(read_note_call(node));
      default:
        if (is_type(node, "strikethrough")) inlines.push_back(read_span<MdStrikethrough>(node, depth, 2, "~"));
    }
  }

  template <typename Kind>
  MdInline make_inline(Kind kind, Place place) const {
    return {std::move(kind), masked_.original_offset(place.begin), masked_.original_offset(place.end)};
  }

  MdInline read_code(cmark_node* node) {
    auto const begin = places_.take_opening(node, 0, "`");
    auto const place = places_.take_literal(node, literal_of(node));
    auto const end = places_.take_run('`');
    return make_inline(MdCode{masked_.restore(literal_of(node))}, {std::min(begin, place.begin), end});
  }

  template <typename Kind>
  MdInline read_span(cmark_node* node, int depth, std::size_t size, std::string_view delimiters) {
    auto const begin = places_.take_opening(node, size, delimiters);
    auto inlines = read_inlines(node, depth + 1);
    return make_inline(Kind{std::move(inlines)}, {begin, places_.take_closing(size, delimiters)});
  }

  MdInline read_link(cmark_node* node, int depth) {
    auto const begin = places_.take_opening(node, 1, "[<");
    auto inlines = read_inlines(node, depth + 1);
    Place const place{begin, places_.take_link_end(node)};
    std::string const url = masked_.restore(cmark_node_get_url(node));
    bool const is_reference = url.size() > 1 && url.starts_with('#');
    if (url.empty() || url == "#")
      sink_.warning(where(place), "link to `" + url + "` leads nowhere",
                    "give the address, or write the words without a link");
    else if (inlines.empty() && !is_reference)
      sink_.error(where(place), "link to `" + url + "` has no words",
                  "only a link to a place in the document, as `[](#id)`, is worded by itself");
    auto title = is_reference ? masked_.restore(cmark_node_get_title(node)) : std::string{};
    return make_inline(MdLink{url, std::move(title), std::move(inlines)}, place);
  }

  // Its words stand in for an image.
  void read_image(cmark_node* node, int depth, MdInlines& inlines) {
    auto const begin = places_.take_opening(node, 2, "!");
    auto words = read_inlines(node, depth + 1);
    Place const place{begin, places_.take_link_end(node)};
    sink_.error(where(place), "image `" + masked_.restore(cmark_node_get_url(node)) + "` in running text",
                "images are blocks of a layout, not of Markdown");
    std::ranges::move(words, std::back_inserter(inlines));
  }

  // --- reports ---

  diag::Span where(Place place) const {
    return locate_(masked_.original_offset(place.begin), masked_.original_offset(place.end));
  }

  void report_depth(Place place) {
    if (!std::exchange(too_deep_, true))
      sink_.error(where(place), "nesting deeper than `" + std::to_string(deepest) + "` levels", "write it flatter");
  }

  // A comment shows nothing in any reader of Markdown.
  void report_html(Place place, std::string_view html) {
    if (is_comment(html)) return;
    constexpr std::size_t longest_shown = 40;
    auto const shown = masked_.restore(html.substr(0, std::min(html.find_first_of("\r\n"), longest_shown)));
    sink_.error(where(place), "HTML `" + shown + "` in Markdown", "use Markdown, or write `\\<` for the character `<`");
  }

  MaskedText const& masked_;
  Locate const& locate_;
  diag::Sink& sink_;
  Places places_;
  ReadTree result_;
  std::vector<cmark_node*> note_nodes_;
  bool too_deep_ = false;
};

}  // namespace

ReadTree read_tree(cmark_node* document, MaskedText const& masked, Locate const& locate, diag::Sink& sink) {
  return Reader(masked, locate, sink).read(document);
}

}  // namespace livret::content
