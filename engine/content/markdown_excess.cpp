#include <algorithm>
#include <string_view>

#include "content/markdown_reader.hpp"

namespace livret::content {

namespace {

constexpr std::size_t most_bars = 500;
constexpr std::size_t most_declarations = 500;

std::string quoted(std::size_t number) { return "`" + std::to_string(number) + "`"; }

}  // namespace

std::optional<Excess> find_excess(std::string_view text) {
  if (text.size() > longest_markdown)
    return Excess{0, 0,
                  "text of " + quoted(text.size()) + " bytes, at most " + quoted(longest_markdown) + " are read as one",
                  "divide it into several texts"};
  std::size_t bars = 0;
  std::size_t declarations = 0;
  std::size_t line_begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || text[i] == '\r') {
      line_begin = i + 1;
      bars = 0;
    }
    if (text[i] == '|' && ++bars > most_bars)
      return Excess{line_begin, i + 1, "line with more than " + quoted(most_bars) + " `|`",
                    "a table has fewer columns"};
    if ((text.substr(i).starts_with("<!") || text.substr(i).starts_with("<?")) && ++declarations > most_declarations)
      return Excess{i, i + 2, "more than " + quoted(most_declarations) + " `<!` and `<?` in a text",
                    "HTML has no place in Markdown here"};
  }
  return std::nullopt;
}

}  // namespace livret::content
