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

void append_code(std::string& out, std::uint16_t code) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += '<';
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[(code >> shift) & 0xF];
  out += '>';
}

/// The ToUnicode CMap (9.10.3).
std::string to_unicode(std::vector<CodedGlyph> const& codes) {
  constexpr std::size_t entries_per_block = 100;
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  for (std::size_t first = 0; first < codes.size(); first += entries_per_block) {
    std::size_t const last = std::min(first + entries_per_block, codes.size());
    append_integer(out, static_cast<std::int64_t>(last - first));
    out += " beginbfchar\n";
    for (std::size_t i = first; i < last; ++i) {
      append_code(out, codes[i].code);
      out += " <";
      append_utf16_hex(out, codes[i].text);
      out += ">\n";
    }
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

/// DW is the width of .notdef; W lists the codes in use, neighbours together (9.7.4.3).
std::string width_entries(ShownFont const& font) {
  std::string out = "/DW ";
  append_integer(out, font.program->width_of(0));
  out += "/W[";
  int previous = -1;
  for (CodedGlyph const& coded : font.codes.codes()) {
    bool const follows = previous >= 0 && previous + 1 == coded.code;
    if (!follows) {
      if (previous >= 0) out += ']';
      append_integer(out, coded.code);
    }
    out += follows ? ' ' : '[';
    append_integer(out, font.program->width_of(coded.glyph));
    previous = coded.code;
  }
  return out += previous >= 0 ? "]]" : "]";
}

/// CIDToGIDMap (9.7.4.2): two bytes a CID, from 0.
std::string glyph_map(std::vector<CodedGlyph> const& codes) {
  std::string out(2, '\0');
  for (CodedGlyph const& coded : codes) {
    out += static_cast<char>(coded.glyph >> 8);
    out += static_cast<char>(coded.glyph & 0xFF);
  }
  return out;
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

Dictionary add_deflated(Objects& objects, std::string_view bytes, Deflater& deflater) {
  return objects.add_stream(std::make_shared<std::string const>(deflater.compress(bytes)), Filter::Flate);
}

Dictionary add_descendant(Objects& objects, ShownFont const& font, Deflater& deflater) {
  EmbeddedFont const& program = *font.program;
  Dictionary descendant = objects.add();
  descendant.name("Type", "Font").name("Subtype", program.is_cff ? "CIDFontType0" : "CIDFontType2");
  descendant.name("BaseFont", program.name);
  descendant.dictionary("CIDSystemInfo").entries("/Registry(Adobe)/Ordering(Identity)/Supplement 0");
  if (!program.is_cff)
    descendant.reference("CIDToGIDMap", add_deflated(objects, glyph_map(font.codes.codes()), deflater));
  descendant.reference("FontDescriptor", add_descriptor(objects, program));
  descendant.entries(width_entries(font));
  return descendant;
}

}  // namespace

base::Result<ShownFonts> collect_fonts(frame::PagedDocument const& document, FontPrograms const& programs) {
  ShownFonts fonts;
  for (auto& [face, codes] : gather_glyphs(document)) {
    auto program = programs.of(face, codes.glyphs());
    if (!program) return base::Failure{program.error()};
    std::string resource = "F";
    append_integer(resource, static_cast<std::int64_t>(fonts.size()));
    ShownFont& font = fonts[face] = ShownFont{std::move(resource), *program, codes};
    font.codes.settle(font.program->is_cff ? Coding::GlyphIds : Coding::Dense);
  }
  return fonts;
}

Dictionary add_font(Objects& objects, ShownFont const& font, Deflater& deflater) {
  EmbeddedFont const& program = *font.program;
  Dictionary added = objects.add();
  added.name("Type", "Font").name("Subtype", "Type0").name("Encoding", "Identity-H");
  added.name("BaseFont", program.is_cff ? program.name + "-Identity-H" : program.name);
  added.array("DescendantFonts").reference(add_descendant(objects, font, deflater));
  added.reference("ToUnicode", add_deflated(objects, to_unicode(font.codes.codes()), deflater));
  return added;
}

}  // namespace livret::pdf
