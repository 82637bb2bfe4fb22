#include "pdf/fonts.hpp"

#include <algorithm>
#include <cmath>

#include "pdf/syntax.hpp"

namespace livret::pdf {

namespace {

/// A design distance in 1/1000 em.
int scaled(int units, text::FaceMetrics const& metrics) {
  return static_cast<int>(std::lround(units * 1000.0 / metrics.units_per_em));
}

void append_glyph_hex(std::string& out, std::uint16_t glyph) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += '<';
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[(glyph >> shift) & 0xF];
  out += '>';
}

/// The ToUnicode CMap (9.10.3): each glyph that is shown, with the text it stands for most often.
std::string to_unicode(GlyphTexts const& texts) {
  constexpr std::size_t entries_per_block = 100;
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  auto const glyphs = texts.glyphs();
  for (std::size_t first = 0; first < glyphs.size(); first += entries_per_block) {
    std::size_t const last = std::min(first + entries_per_block, glyphs.size());
    append_integer(out, static_cast<std::int64_t>(last - first));
    out += " beginbfchar\n";
    for (std::size_t i = first; i < last; ++i) {
      append_glyph_hex(out, glyphs[i]);
      out += " <";
      append_utf16_hex(out, texts.text_of(glyphs[i]));
      out += ">\n";
    }
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

/// The stem width that a weight has in most text faces; PDF asks for one and OpenType has none.
int stem_width(int weight) {
  double const ratio = weight / 65.0;
  return static_cast<int>(std::lround(50 + ratio * ratio));
}

Dictionary add_program(Objects& objects, EmbeddedFont const& font) {
  Dictionary program = objects.add_stream(font.program, Filter::Flate);
  if (font.is_cff) {
    program.name("Subtype", "CIDFontType0C");
  } else {
    program.number("Length1", static_cast<std::int32_t>(font.length));
  }
  return program;
}

Dictionary add_descriptor(Objects& objects, EmbeddedFont const& font) {
  constexpr int symbolic = 4;  // bits of table 123; the glyphs are not limited to Adobe's standard Latin set
  constexpr int italic = 64;
  text::FaceMetrics const& metrics = font.metrics;
  Dictionary descriptor = objects.add();
  descriptor.name("Type", "FontDescriptor").name("FontName", font.name);
  descriptor.number("Flags", symbolic | (font.slant == text::Slant::Italic ? italic : 0));
  Array box = descriptor.array("FontBBox");
  for (int side : metrics.bounding_box) box.number(scaled(side, metrics));
  descriptor.real("ItalicAngle", metrics.italic_angle_millidegrees / 1000.0);
  descriptor.number("Ascent", scaled(metrics.ascender, metrics)).number("Descent", scaled(metrics.descender, metrics));
  descriptor.number("CapHeight", scaled(metrics.cap_height, metrics));
  descriptor.number("XHeight", scaled(metrics.x_height, metrics));
  descriptor.number("StemV", stem_width(font.weight)).number("FontWeight", font.weight);
  descriptor.reference(font.is_cff ? "FontFile3" : "FontFile2", add_program(objects, font));
  return descriptor;
}

Dictionary add_descendant(Objects& objects, EmbeddedFont const& font) {
  Dictionary descendant = objects.add();
  descendant.name("Type", "Font").name("Subtype", font.is_cff ? "CIDFontType0" : "CIDFontType2");
  descendant.name("BaseFont", font.name);
  descendant.dictionary("CIDSystemInfo").entries("/Registry(Adobe)/Ordering(Identity)/Supplement 0");
  if (!font.is_cff) descendant.name("CIDToGIDMap", "Identity");
  descendant.reference("FontDescriptor", add_descriptor(objects, font));
  descendant.entries(font.width_entries);
  return descendant;
}

}  // namespace

base::Result<ShownFonts> collect_fonts(frame::PagedDocument const& document, FontPrograms const& programs) {
  ShownFonts fonts;
  for (auto& [face, texts] : gather_glyph_texts(document)) {
    auto program = programs.of(face, texts.glyphs());
    if (!program) return base::Failure{program.error()};
    std::string resource = "F";
    append_integer(resource, static_cast<std::int64_t>(fonts.size()));
    fonts.emplace(face, ShownFont{std::move(resource), *program, texts});
  }
  return fonts;
}

Dictionary add_font(Objects& objects, ShownFont const& font, Deflater& deflater) {
  EmbeddedFont const& program = *font.program;
  Dictionary added = objects.add();
  added.name("Type", "Font").name("Subtype", "Type0").name("Encoding", "Identity-H");
  added.name("BaseFont", program.is_cff ? program.name + "-Identity-H" : program.name);
  added.array("DescendantFonts").reference(add_descendant(objects, program));
  auto map = std::make_shared<std::string const>(deflater.compress(to_unicode(font.texts)));
  added.reference("ToUnicode", objects.add_stream(std::move(map), Filter::Flate));
  return added;
}

}  // namespace livret::pdf
