#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "pdf/deflate.hpp"
#include "pdf/embedded_font.hpp"
#include "pdf/syntax.hpp"
#include "text/subset.hpp"

namespace livret::pdf {

namespace {

/// Programs beyond a face's repertoire that are kept: documents with glyphs of their own must not fill the memory.
constexpr std::size_t kept_extensions = 64;

/// `ABCDEF+`, from what the subset holds (ISO 32000-1, 9.6.4).
std::string subset_tag(text::FontProgram const& program) {
  auto const digest = base::sha256(program.bytes);
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i) tag += static_cast<char>('A' + digest[i] % 26);
  return tag + '+';
}

int most_frequent(std::vector<int> widths) {
  std::map<int, int> counts;
  for (int width : widths) ++counts[width];
  auto const by_count = [](auto const& a, auto const& b) { return a.second < b.second; };
  return std::max_element(counts.begin(), counts.end(), by_count)->first;
}

/// DW is the most frequent width; W lists the others, neighbours together (9.7.4.3).
std::string width_entries(text::FontProgram const& program) {
  int const usual = most_frequent(program.widths);
  std::string out = "/DW ";
  append_integer(out, usual);
  out += "/W[";
  std::optional<int> previous;
  for (std::size_t i = 0; i < program.glyphs.size(); ++i) {
    if (program.widths[i] == usual) continue;
    bool const follows = previous && *previous + 1 == program.glyphs[i];
    if (!follows) {
      if (previous) out += ']';
      append_integer(out, program.glyphs[i]);
    }
    out += follows ? ' ' : '[';
    append_integer(out, program.widths[i]);
    previous = program.glyphs[i];
  }
  return out += previous ? "]]" : "]";
}

std::vector<std::int16_t> widths_by_glyph(text::FontProgram const& program) {
  std::vector<std::int16_t> widths(std::size_t{program.glyphs.back()} + 1, -1);
  for (std::size_t i = 0; i < program.glyphs.size(); ++i)
    widths[program.glyphs[i]] = static_cast<std::int16_t>(program.widths[i]);
  return widths;
}

base::Result<std::shared_ptr<EmbeddedFont const>> embed(text::Face const& face, std::span<std::uint16_t const> glyphs) {
  auto subset = text::subset(face, glyphs);
  if (!subset) return base::Failure{subset.error()};
  text::FontProgram const& program = *subset;
  base::check(!program.glyphs.empty() && program.glyphs.size() == program.widths.size(), "a subset without widths");
  auto font = std::make_shared<EmbeddedFont>();
  font->name = subset_tag(program) + program.postscript_name;
  font->is_cff = program.is_cff;
  font->program = std::make_shared<std::string const>(Deflater(Deflater::Effort::Thorough).compress(program.bytes));
  font->length = program.bytes.size();
  font->width_entries = width_entries(program);
  font->widths = widths_by_glyph(program);
  font->metrics = face.metrics();
  font->weight = face.weight();
  font->slant = face.slant();
  return std::shared_ptr<EmbeddedFont const>(std::move(font));
}

}  // namespace

int EmbeddedFont::width_of(std::uint16_t glyph) const {
  base::check(glyph < widths.size() && widths[glyph] >= 0, "a run shows a glyph that its font program lacks");
  return widths[glyph];
}

struct FontPrograms::State {
  using Key = std::pair<text::FaceId, std::vector<std::uint16_t>>;
  text::FontBook const& fonts;
  FontGlyphs glyphs;
  std::mutex mutex;
  std::map<text::FaceId, std::vector<std::uint16_t>> repertoires;
  std::map<Key, std::shared_ptr<EmbeddedFont const>> programs;
};

FontPrograms::FontPrograms(text::FontBook const& fonts, FontGlyphs glyphs)
    : state_(new State{fonts, glyphs, {}, {}, {}}) {}
FontPrograms::~FontPrograms() = default;

base::Result<std::shared_ptr<EmbeddedFont const>> FontPrograms::of(text::FaceId id,
                                                                   std::span<std::uint16_t const> used) const {
  text::Face const& face = state_->fonts.face(id);
  if (state_->glyphs == FontGlyphs::Used) return embed(face, used);

  // One lock for all: a program is made once or twice in a run, and asked for once a document.
  std::lock_guard const lock(state_->mutex);
  auto& repertoire = state_->repertoires[id];
  if (repertoire.empty()) {
    repertoire = text::repertoire(face);
    std::sort(repertoire.begin(), repertoire.end());
  }
  std::vector<std::uint16_t> beyond;
  std::set_difference(used.begin(), used.end(), repertoire.begin(), repertoire.end(), std::back_inserter(beyond));
  State::Key key{id, std::move(beyond)};
  if (auto const known = state_->programs.find(key); known != state_->programs.end()) return known->second;

  std::vector<std::uint16_t> glyphs;
  std::merge(repertoire.begin(), repertoire.end(), key.second.begin(), key.second.end(), std::back_inserter(glyphs));
  auto font = embed(face, glyphs);
  if (font && (key.second.empty() || state_->programs.size() < state_->repertoires.size() + kept_extensions))
    state_->programs.emplace(std::move(key), *font);
  return font;
}

}  // namespace livret::pdf
