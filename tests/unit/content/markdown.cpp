#include "content/markdown.hpp"

#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "diag/source_map.hpp"

using namespace livret;
using namespace livret::content;

namespace {

std::string dump(MdBlocks const& blocks);
std::string dump(MdInlines const& inlines);

std::string dump(MdText const& text) { return text.text; }
std::string dump(MdStrong const& strong) { return "<b>" + dump(strong.inlines) + "</b>"; }
std::string dump(MdEmphasis const& emphasis) { return "<i>" + dump(emphasis.inlines) + "</i>"; }
std::string dump(MdStrikethrough const& struck) { return "<s>" + dump(struck.inlines) + "</s>"; }
std::string dump(MdCode const& code) { return "<c>" + code.text + "</c>"; }
std::string dump(MdLink const& link) {
  auto const title = link.title.empty() ? "" : " '" + link.title + "'";
  return "<a " + link.url + title + ">" + dump(link.inlines) + "</a>";
}
std::string dump(MdCitation const& citation) {
  std::string out = "<cite";
  for (auto const& item : citation.items) out += " " + item.key + (item.locator.empty() ? "" : "|" + item.locator);
  return out + ">";
}
std::string dump(MdNoteCall const& call) { return "<n " + call.label + ">"; }
std::string dump(MdBreak const&) { return "<br>"; }
std::string dump(MdParagraph const& paragraph) { return "p(" + dump(paragraph.inlines) + ")"; }
std::string dump(MdHeading const& heading) {
  auto const id = heading.id.empty() ? "" : "#" + heading.id;
  return "h" + std::to_string(heading.level) + id + "(" + dump(heading.inlines) + ")";
}
std::string dump(MdQuote const& quote) { return "q(" + dump(quote.blocks) + ")"; }
std::string dump(MdCodeBlock const& code) { return "pre(" + code.text + ")"; }
std::string dump(MdRule const&) { return "hr"; }
std::string dump(MdList const& list) {
  std::string result = list.ordered ? "ol" + std::to_string(list.start) : "ul";
  result += list.tight ? "(" : "-loose(";
  for (auto const& item : list.items) result += "[" + dump(item) + "]";
  return result + ")";
}
std::string dump(MdTable const& table) {
  std::string result = "table(";
  for (char const align : table.align) result += align == '\0' ? '-' : align;
  for (auto const& cell : table.head) result += "|" + dump(cell);
  for (auto const& row : table.rows) {
    result += "/";
    for (auto const& cell : row) result += "|" + dump(cell);
  }
  return result + ")";
}
std::string dump(MdInlines const& inlines) {
  std::string result;
  for (auto const& part : inlines) result += std::visit([](auto const& kind) { return dump(kind); }, part.kind);
  return result;
}
std::string dump(MdBlocks const& blocks) {
  std::string result;
  for (auto const& block : blocks) result += std::visit([](auto const& kind) { return dump(kind); }, block.kind);
  return result;
}

// A text parsed, with what was reported as `message @ source text`.
struct Parsed {
  explicit Parsed(std::string text) : source(std::move(text)) {
    auto const locate = [](std::size_t begin, std::size_t end) {
      return diag::Span{diag::SourceId(0), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    };
    diag::Sink sink;
    markdown = parse_markdown(source, locate, sink);
    for (auto const& diagnostic : sink.sorted()) {
      auto const& span = diagnostic.span;
      REQUIRE(span.begin <= span.end);
      REQUIRE(span.end <= source.size());
      reports.push_back(diagnostic.message + " @ " + source.substr(span.begin, span.end - span.begin));
    }
    errors = sink.error_count();
  }
  std::string blocks() const { return dump(markdown.blocks); }

  std::string source;
  Markdown markdown;
  std::vector<std::string> reports;
  std::size_t errors = 0;
};

std::string blocks_of(std::string text) {
  Parsed const parsed(std::move(text));
  CHECK(parsed.reports.empty());
  return parsed.blocks();
}

// The source of each inline of the first paragraph, each in brackets.
std::string sources(std::string text) {
  Parsed const parsed(std::move(text));
  std::string result;
  auto const* const paragraph = std::get_if<MdParagraph>(&parsed.markdown.blocks.at(0).kind);
  REQUIRE(paragraph != nullptr);
  for (auto const& part : paragraph->inlines) {
    REQUIRE(part.begin <= part.end);
    REQUIRE(part.end <= parsed.source.size());
    result += "(" + parsed.source.substr(part.begin, part.end - part.begin) + ")";
  }
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("inline markup becomes a tree") {
  CHECK(blocks_of("a **b *c*** `d` ~~e~~ [f](http://g.fr)") ==
        "p(a <b>b <i>c</i></b> <c>d</c> <s>e</s> <a http://g.fr>f</a>)");
  CHECK(blocks_of("a\nb  \nc\\\nd") == "p(a b<br>c<br>d)");
  CHECK(blocks_of("\\*a\\* &amp; &eacute;") == "p(*a* & é)");
  CHECK(blocks_of("<http://a.fr>") == "p(<a http://a.fr>http://a.fr</a>)");
  CHECK(blocks_of("[a]\n\n[a]: /u \"titre\"") == "p(<a /u>a</a>)");
  CHECK(blocks_of("l'axe \"b\" -- http://a.fr ~50~ ...") == "p(l'axe \"b\" -- http://a.fr ~50~ ...)");
}

TEST_CASE("blocks become a tree") {
  CHECK(blocks_of("# A *b*\n\nc\n\n***\n\n> d\n>\n> e\n\nF\n===") == "h1(A <i>b</i>)p(c)hrq(p(d)p(e))h1(F)");
  CHECK(blocks_of("- a\n- b\n  - c") == "ul([p(a)][p(b)ul([p(c)])])");
  CHECK(blocks_of("3. a\n4. b\n\n   c") == "ol3-loose([p(a)][p(b)p(c)])");
  CHECK(blocks_of("```\na *b*\n```\n\n    c\n") == "pre(a *b*\n)pre(c\n)");
  CHECK(blocks_of("") == "");
}

TEST_CASE("tables have a head, alignments and cells for each column") {
  CHECK(blocks_of("| a | *b* | c |\n|:--|:-:|--:|\n| 1 | 2 \\| 3 |\n| 4 | 5 | 6 | 7 |") ==
        "table(lcr|a|<i>b</i>|c/|1|2 | 3|/|4|5|6)");
  CHECK(blocks_of("| a | b |\n|---|---|") == "table(--|a|b)");
}

TEST_CASE("expressions are no markup, wherever they stand") {
  CHECK(blocks_of("a {{ x * y * z }} b_{{ d_e_f }}") == "p(a {{ x * y * z }} b_{{ d_e_f }})");
  CHECK(blocks_of("{{ a < b && c > d ? \"<b>\" : 'x' }}") == "p({{ a < b && c > d ? \"<b>\" : 'x' }})");
  CHECK(blocks_of("**{{ a }}** *{{ `b` }}*") == "p(<b>{{ a }}</b> <i>{{ `b` }}</i>)");
  CHECK(blocks_of("[{{ a }}](http://a.fr/{{ code + ' x' }})") == "p(<a http://a.fr/{{ code + ' x' }}>{{ a }}</a>)");
  CHECK(blocks_of("`{{ a }}`\n\n    {{ b }}") == "p(<c>{{ a }}</c>)pre({{ b }}\n)");
  CHECK(blocks_of("| {{ a | b }} | c |\n|---|---|\n| {{ d || e }} | f |") == "table(--|{{ a | b }}|c/|{{ d || e }}|f)");
  CHECK(blocks_of("{{ {a: {b: 1}} }} *c*") == "p({{ {a: {b: 1}} }} <i>c</i>)");
  CHECK(blocks_of("{{ '}}*' }} *c*") == "p({{ '}}*' }} <i>c</i>)");
  CHECK(blocks_of("{{ a\n  * b * c }} *d*") == "p({{ a\n  * b * c }} <i>d</i>)");
  CHECK(blocks_of("# {{ a }}") == "h1({{ a }})");
  CHECK(blocks_of("{{ a *b*") == "p({{ a <i>b</i>)");
  CHECK(blocks_of("{{ a *b*\n\n }}") == "p({{ a <i>b</i>)p(}})");
  CHECK(blocks_of("\xee\x80\x80\x30\xee\x80\x81 {{ a }}") == "p(\xee\x80\x80\x30\xee\x80\x81 {{ a }})");
}

TEST_CASE("each inline knows its source") {
  CHECK(sources("un *deux* **trois** `q` [l](http://a.fr) é") ==
        "(un )(*deux*)( )(**trois**)( )(`q`)( )([l](http://a.fr))( é)");
  CHECK(sources("a {{ x }} b *c*\nd {{ y * z }} *e*") == "(a {{ x }} b )(*c*)(\nd {{ y * z }} )(*e*)");
  CHECK(sources("\\*a &eacute;&amp; b *c* **d**") == "(\\*a &eacute;&amp; b )(*c*)( )(**d**)");
  CHECK(sources("a\\\nb *c*  \n   d *e*") == "(a)(\n)(b )(*c*)(\n)(d )(*e*)");
  CHECK(sources("x[^n] *y*\n\n[^n]: z") == "(x)([^n])( )(*y*)");
}

TEST_CASE("a text without escapes lies byte for byte in its source") {
  Parsed const parsed("- été\n  *à* {{ a }} côté\n\n> b\n> c\n\n| d | e |\n|---|---|\n| f | \\| g |\n");
  auto const& list = std::get<MdList>(parsed.markdown.blocks.at(0).kind);
  auto const& inlines = std::get<MdParagraph>(list.items.at(0).at(0).kind).inlines;
  CHECK(parsed.source.substr(inlines.at(2).begin, 17) == " {{ a }} côté\n\n");
  auto const& table = std::get<MdTable>(parsed.markdown.blocks.at(2).kind);
  auto const& cell = table.rows.at(0).at(1).at(0);
  CHECK(parsed.source.substr(cell.begin, cell.end - cell.begin) == "\\| g");
  auto const& block = parsed.markdown.blocks.at(1);
  CHECK(parsed.source.substr(block.begin, block.end - block.begin) == "> b\n> c");
}

TEST_CASE("notes come in the order of their calls, also from notes") {
  Parsed const parsed("[^a]: A[^b]\n\n[^b]: *B*\n\n[^c]: C\n\n    D\n\nx[^c] y[^a] z[^c]");
  CHECK(parsed.reports.empty());
  CHECK(parsed.blocks() == "p(x<n c> y<n a> z<n c>)");
  REQUIRE(parsed.markdown.notes.size() == 3);
  CHECK(parsed.markdown.notes[0].label == "c");
  CHECK(dump(parsed.markdown.notes[0].blocks) == "p(C)p(D)");
  CHECK(parsed.markdown.notes[1].label == "a");
  CHECK(dump(parsed.markdown.notes[1].blocks) == "p(A<n b>)");
  CHECK(parsed.markdown.notes[2].label == "b");
}

TEST_CASE("notes and calls that do not meet are reported") {
  CHECK(Parsed("x[^y] \\[^z] `[^c]`").reports == Texts{"note `y` is called but not defined @ [^y]"});
  CHECK(Parsed("x[^y]").blocks() == "p(x[^y])");
  CHECK(Parsed("x\n\n[^y]: z").reports == Texts{"note `y` is never called @ [^y]:"});
  CHECK(Parsed("x[^y]\n\n[^y]: z\n\n[^y]: w").reports == Texts{"note `y` is defined twice @ [^y]:"});
  CHECK(Parsed("x\n\n[^a]: y[^b]\n\n[^b]: z").reports.size() == 2);
  CHECK(Parsed("    [^y]: code\n\n`[^z]:`").reports.empty());
  CHECK(Parsed("- [^y]: in a list").reports.size() == 1);
}

TEST_CASE("HTML, images and links to nowhere are reported, comments are dropped") {
  CHECK(Parsed("a <b>c</b>").reports == Texts{"HTML `<b>` in Markdown @ <b>", "HTML `</b>` in Markdown @ </b>"});
  CHECK(Parsed("<div>\nx\n</div>\n\ny").reports == Texts{"HTML `<div>` in Markdown @ <div>\nx\n</div>"});
  CHECK(Parsed("a <!-- b --> c\n\n<!-- d\ne -->").reports.empty());
  Parsed const image("a ![b *c*](d.png) e");
  CHECK(image.reports == Texts{"image `d.png` in running text @ ![b *c*](d.png)"});
  CHECK(image.blocks() == "p(a b <i>c</i> e)");
  CHECK(Parsed("[a](#)").reports == Texts{"link to `#` leads nowhere @ [a](#)"});
  CHECK(Parsed("[](#)").reports == Texts{"link to `#` leads nowhere @ [](#)"});
  CHECK(Parsed("a [](http://b.fr) c").reports == Texts{"link to `http://b.fr` has no words @ [](http://b.fr)"});
  CHECK(Parsed("a < b").reports.empty());
}

TEST_CASE("links within the document have no words, or their own, and a form") {
  CHECK(blocks_of("voir [](#fig-x) et [](#tab-y \"de, page\")") ==
        "p(voir <a #fig-x></a> et <a #tab-y 'de, page'></a>)");
  CHECK(blocks_of("[*mots*](#fig-x \"page\")") == "p(<a #fig-x 'page'><i>mots</i></a>)");
  CHECK(blocks_of("[f][g]\n\n[g]: #fig-x (page)") == "p(<a #fig-x 'page'>f</a>)");
  CHECK(blocks_of("[a](http://b.fr \"titre\")") == "p(<a http://b.fr>a</a>)");
  CHECK(sources("a [](#fig-x \"de\") b [](#y)[](#z)") == "(a )([](#fig-x \"de\"))( b )([](#y))([](#z))");
}

TEST_CASE("works are cited in brackets by Pandoc's rule") {
  CHECK(blocks_of("a [@rameau] b") == "p(a <cite rameau> b)");
  CHECK(blocks_of("[@a, p. 12; @b]") == "p(<cite a|p. 12 b>)");
  CHECK(blocks_of("[@a p. 12-14;@b]") == "p(<cite a|p. 12-14 b>)");
  CHECK(blocks_of("[@a_b:2018.x-y/z] [@{http://a.fr/b?c=1}] [@étude_1]") ==
        "p(<cite a_b:2018.x-y/z> <cite http://a.fr/b?c=1> <cite étude_1>)");
  CHECK(blocks_of("[@a,\np. 12] et [@b;\n@c]") == "p(<cite a|p. 12> et <cite b c>)");
  CHECK(blocks_of("> [@a,\n> p. 12]\n\n- *b [@c]*") == "q(p(<cite a|p. 12>))ul([p(<i>b <cite c></i>)])");
  CHECK(blocks_of("| [@a] |\n|---|\n| b [@c, \\| d] |") == "table(-|<cite a>/|b <cite c|| d>)");
  CHECK(blocks_of("[@a, p. {{ x * y * z }}]") == "p(<cite a|p. {{ x * y * z }}>)");
  CHECK(blocks_of("# Titre [@a]") == "h1(Titre <cite a>)");
  CHECK(blocks_of("x[^n]\n\n[^n]: Selon [@a].") == "p(x<n n>)");
}

TEST_CASE("brackets that cite nothing stay text") {
  for (std::string const text : {"[a@b.fr]", "[suivre @fondation]", "[@]", "[@ a]", "[@-a]", "[@a", "@a]", "[@a[b]",
                                 "[@a!]", "[@a--b]", "[-@a]", "[@a.]", "[@{a b}]"})
    CHECK(blocks_of(text) == "p(" + text + ")");
  CHECK(blocks_of("\\[@a] [\\@a] [@a\\] &#91;@a]") == "p([@a] [@a] [@a] [@a])");
  CHECK(blocks_of("`[@a]` [@b](#c) [@d]\n\n[@d]: http://e.fr") == "p(<c>[@a]</c> <a #c>@b</a> <a http://e.fr>@d</a>)");
}

TEST_CASE("citations and the text beside them know their source") {
  CHECK(sources("un [@a, p. 12] *deux* [@b]") == "(un )([@a, p. 12])( )(*deux*)( )([@b])");
  CHECK(sources("&eacute; \\* [@a] {{ x }} [@b; @c] d") == "(&eacute; \\* )([@a])( {{ x }} )([@b; @c])( d)");
  CHECK(sources("a\nb [@c,\n  p. 3] d") == "(a\nb )([@c,\n  p. 3])( d)");
}

TEST_CASE("an item of a citation without a key is reported") {
  CHECK(Parsed("a [@b; voir @c] d").reports ==
        Texts{"each work of a citation needs an `@key` first, found `voir @c` @ voir @c"});
  CHECK(Parsed("a [@b; voir @c] d").blocks() == "p(a <cite b> d)");
  CHECK(Parsed("[@b;]").reports == Texts{"each work of a citation needs an `@key` first, found nothing @ "});
}

TEST_CASE("a heading has an id at its end") {
  CHECK(blocks_of("# Titre {#sec-1}\n\n## B *c* {#é.2}  ##\n\nD {#d}\n===\n\n# {#e}") ==
        "h1#sec-1(Titre)h2#é.2(B <i>c</i>)h1#d(D)h1#e()");
  CHECK(blocks_of("# A {{ x }} {#b}") == "h1#b(A {{ x }})");
  for (std::string const title : {"A {#b} c", "A {.b}", "A #b}", "A {#b} {c}", "{#b} et {c}"})
    CHECK(blocks_of("# " + title) == "h1(" + title + ")");
  CHECK(blocks_of("# A \\{#b}\n\n# A `{#b}`\n\nA {#b}") == "h1(A {#b})h1(A <c>{#b}</c>)p(A {#b})");
  Parsed const wrong("# A {#b c}\n");
  CHECK(wrong.reports == Texts{"an id needs letters, digits, `-`, `_` and `.`, found `b c` @ {#b c}"});
  CHECK(wrong.blocks() == "h1(A)");
}

TEST_CASE("nesting that is too deep is an error, once") {
  std::string quotes(33, '>');
  CHECK(Parsed(quotes + " a").errors == 1);
  CHECK(Parsed(std::string(31, '>') + " a").errors == 0);
  std::string spans = "a";
  for (int i = 0; i < 40; ++i) spans = i % 2 == 0 ? "*" + spans + "*" : "**" + spans + " b**";
  CHECK(Parsed(spans).errors == 1);
}

TEST_CASE("hostile texts neither hang nor crash") {
  for (std::string const piece :
       {"[",    "![",   "*",      "_a",      "`",          "{{",  "{{'",          "{{{}}",   ">",          "- ",
        "[^a]", "[^",   "]:",     "&",       "\\",         "<",   "~~",           "|",       "\xff",       "[^a]:\n",
        "a\n",  "\r",   "<!--",   "{{ a }}", "[a](",       "1. ", "\xee\x80\x80", "*a **b ", "|a|\n|-|\n", "[@a",
        "[@a;", "[@a]", "[](#a)", "# {#",    "# a {#b}\n", "[@",  "@a;"}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 20000) text += piece;
    Parsed const parsed(text);
    Parsed const turned("x" + text + "\n\n" + text);
  }
  CHECK(Parsed(std::string(longest_markdown + 1, 'a')).errors == 1);
}

TEST_CASE("threads parse side by side") {
  std::string const text = "a ~~b~~ ~c~\n\n| d |\n|---|\n| e |\n";
  auto const expected = Parsed(text).blocks();
  std::vector<std::string> results(4);
  std::vector<std::jthread> threads;
  for (auto& result : results) {
    threads.emplace_back([&result, &text] {
      diag::Sink sink;
      for (int i = 0; i < 50; ++i)
        result = dump(parse_markdown(
                          text, [](std::size_t, std::size_t) { return diag::Span{}; }, sink)
                          .blocks);
    });
  }
  threads.clear();
  for (auto const& result : results) CHECK(result == expected);
}
