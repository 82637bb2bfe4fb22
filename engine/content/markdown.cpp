#include "content/markdown.hpp"

#include <mutex>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include "base/check.hpp"
#include "content/markdown_mask.hpp"
#include "content/markdown_reader.hpp"

namespace livret::content {

namespace {

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using Parser = std::unique_ptr<cmark_parser, FreeParser>;

void attach_extension(cmark_parser* parser, char const* name) {
  auto* const extension = cmark_find_syntax_extension(name);
  base::check(extension != nullptr, "an extension that cmark-gfm has");
  cmark_parser_attach_syntax_extension(parser, extension);
}

}  // namespace

Tree parse_tree(std::string const& text) {
  static std::mutex one_at_a_time;
  std::lock_guard const lock(one_at_a_time);
  cmark_gfm_core_extensions_ensure_registered();
  Parser const parser(
      cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE));
  attach_extension(parser.get(), "table");
  attach_extension(parser.get(), "strikethrough");
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Tree(cmark_parser_finish(parser.get()));
}

Markdown parse_markdown(std::string const& text, Locate const& locate, diag::Sink& sink) {
  if (auto const excess = find_excess(text)) {
    sink.error(locate(excess->begin, excess->end), excess->message, excess->hint);
    return {};
  }
  MaskedText const masked(text);
  auto const tree = parse_tree(masked.text());
  auto read = read_tree(tree.get(), masked, locate, sink);
  settle_notes(read, masked, locate, sink);
  return std::move(read.markdown);
}

}  // namespace livret::content
