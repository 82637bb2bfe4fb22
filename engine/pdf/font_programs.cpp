#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "pdf/deflate.hpp"
#include "pdf/embedded_font.hpp"
#include "text/subset.hpp"

namespace livret::pdf {

namespace {

/// Programs that are kept: a run of many documents must not fill the memory.
constexpr std::size_t kept_programs = 256;

/// Fonts keep what belongs together (small capitals, old-style figures, ligatures) at neighbouring glyph ids. A
/// document that uses one of a block of this size gets all that the repertoire has of it, so that few sets serve many
/// documents.
constexpr std::uint16_t block_size = 32;

constexpr std::pair<char32_t, char32_t> usual_text[] = {
    {0x20, 0x7E},     {0xA0, 0xFF},     {0x152, 0x153},   {0x178, 0x178},   {0x2009, 0x200A},
    {0x2013, 0x2014}, {0x2018, 0x201A}, {0x201C, 0x201E}, {0x2022, 0x2022}, {0x2026, 0x2026},
    {0x202F, 0x202F}, {0x20AC, 0x20AC}, {0x2190, 0x2193}, {0x2212, 0x2212}};

/// `ABCDEF+`, from what the subset holds (ISO 32000-1, 9.6.4).
std::string subset_tag(text::FontProgram const& program) {
  auto const digest = base::sha256(program.bytes);
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i) tag += static_cast<char>('A' + digest[i] % 26);
  return tag + '+';
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

namespace {

std::vector<std::uint16_t> usual_glyphs(text::Face const& face) {
  std::vector<std::uint16_t> glyphs = {0};
  for (auto const& [first, last] : usual_text) {
    for (char32_t code_point = first; code_point <= last; ++code_point) glyphs.push_back(face.glyph_of(code_point));
  }
  std::sort(glyphs.begin(), glyphs.end());
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  return glyphs;
}

/// Glyphs of a face that documents share, by what they are for. All ascending.
struct SharedGlyphs {
  std::vector<std::uint16_t> usual;
  std::vector<std::uint16_t> repertoire;
};

/// What a document's program holds: the usual glyphs, those it uses, and their neighbours in the repertoire.
std::vector<std::uint16_t> rounded_up(std::span<std::uint16_t const> used, SharedGlyphs const& shared) {
  std::vector<std::uint16_t> unusual;
  std::set_difference(used.begin(), used.end(), shared.usual.begin(), shared.usual.end(), std::back_inserter(unusual));
  std::set<std::uint16_t> glyphs(shared.usual.begin(), shared.usual.end());
  glyphs.insert(unusual.begin(), unusual.end());
  std::set<std::uint16_t> blocks;
  for (std::uint16_t glyph : unusual) blocks.insert(glyph / block_size);
  for (std::uint16_t glyph : shared.repertoire) {
    if (blocks.contains(glyph / block_size)) glyphs.insert(glyph);
  }
  return {glyphs.begin(), glyphs.end()};
}

}  // namespace

struct FontPrograms::State {
  using Key = std::pair<text::FaceId, std::vector<std::uint16_t>>;
  text::FontBook const& fonts;
  FontGlyphs glyphs;
  std::mutex mutex;
  std::map<text::FaceId, SharedGlyphs> shared;
  std::map<Key, std::shared_ptr<EmbeddedFont const>> programs;
};

FontPrograms::FontPrograms(text::FontBook const& fonts, FontGlyphs glyphs)
    : state_(new State{fonts, glyphs, {}, {}, {}}) {}
FontPrograms::~FontPrograms() = default;

base::Result<std::shared_ptr<EmbeddedFont const>> FontPrograms::of(text::FaceId id,
                                                                   std::span<std::uint16_t const> used) const {
  text::Face const& face = state_->fonts.face(id);
  if (state_->glyphs == FontGlyphs::Used) return embed(face, used);

  // One lock for all: a program is made a few times in a run, and asked for once a document.
  std::lock_guard const lock(state_->mutex);
  SharedGlyphs& shared = state_->shared[id];
  if (shared.usual.empty()) shared = {usual_glyphs(face), text::repertoire(face)};
  State::Key key{id, rounded_up(used, shared)};
  if (auto const known = state_->programs.find(key); known != state_->programs.end()) return known->second;
  auto font = embed(face, key.second);
  if (font && state_->programs.size() < kept_programs) state_->programs.emplace(std::move(key), *font);
  return font;
}

}  // namespace livret::pdf
