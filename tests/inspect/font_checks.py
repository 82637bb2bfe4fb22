"""Fonts: ISO 19005-3, 6.2.11 and ISO 14289-1, 7.21."""
import re
import struct
import unicodedata

from content import tokens
from reader import Stream
from truetype import TrueType

DESCRIPTOR_KEYS = ("/FontName", "/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV")
FORBIDDEN_TEXTS = {"\0", "\ufeff", "\ufffe", "\ufffd"}


def widths_of(document, descendant):
    """The W array (ISO 32000-1, 9.7.4.3) as code to width."""
    widths = {}
    entries = list(document.get(descendant, "/W", []))
    while entries:
        first, second = entries.pop(0), document.resolve(entries.pop(0))
        if isinstance(second, list):
            widths.update({first + i: width for i, width in enumerate(second)})
        else:
            width = entries.pop(0)
            widths.update({code: width for code in range(first, second + 1)})
    return widths


def texts_of(cmap):
    """The bfchar and bfrange entries of a ToUnicode CMap."""
    texts, operands = {}, []
    for kind, value in tokens(cmap):
        if kind == "operator" and value in ("endbfchar", "endbfrange"):
            step = 2 if value == "endbfchar" else 3
            for i in range(0, len(operands) - step + 1, step):
                first, last, text = operands[i], operands[i + step - 2], operands[i + step - 1]
                for offset in range(int.from_bytes(last, "big") - int.from_bytes(first, "big") + 1):
                    counted = (int.from_bytes(text, "big") + offset).to_bytes(len(text), "big")
                    texts[int.from_bytes(first, "big") + offset] = counted.decode("utf-16-be", "replace")
        if kind == "operator":
            operands = []
        elif kind == "text":
            operands.append(value)
    return texts


class Font:
    def __init__(self, document, dictionary):
        self.dictionary = dictionary
        self.name = dictionary.get("/BaseFont", "/?")[1:]
        descendants = document.get(dictionary, "/DescendantFonts", [])
        self.descendant = document.resolve(descendants[0]) if descendants else {}
        self.descriptor = document.get(self.descendant, "/FontDescriptor", {})
        self.widths = widths_of(document, self.descendant)
        self.default_width = document.get(self.descendant, "/DW", 1000)
        cmap = document.get(dictionary, "/ToUnicode")
        self.texts = texts_of(cmap.data) if isinstance(cmap, Stream) else {}
        glyphs = document.get(self.descendant, "/CIDToGIDMap")
        self.has_glyph_map = isinstance(glyphs, Stream) or glyphs == "/Identity"
        data = glyphs.data if isinstance(glyphs, Stream) else b""
        self._glyphs = struct.unpack(f">{len(data) // 2}H", data[:len(data) // 2 * 2]) if data else None
        program = document.get(self.descriptor, "/FontFile2")
        self.program = TrueType(program.data) if isinstance(program, Stream) else None
        self.length = program.stored.get("/Length1") if program else None
        self.stored_length = len(program.data) if program else None
        self.compact_program = document.get(self.descriptor, "/FontFile3")

    def width(self, code):
        return self.widths.get(code, self.default_width)

    def glyph(self, code):
        """0, the glyph of what is not defined, also for what the map does not reach."""
        if self._glyphs is None:
            return code
        return self._glyphs[code] if code < len(self._glyphs) else 0


def check_dictionaries(font, report):
    name = font.name
    encoding = font.dictionary.get("/Encoding")
    report.expect("A 6.2.11.3", encoding == "/Identity-H", f"{name}: encoding is not Identity-H")
    report.expect("A 6.2.11.2", font.dictionary.get("/Subtype") == "/Type0", f"{name}: not a composite font")
    kind = "/CIDFontType2" if font.program else "/CIDFontType0"
    report.expect("A 6.2.11.2", font.descendant.get("/Subtype") == kind, f"{name}: descendant is not {kind}")
    if font.program:
        report.expect("A 6.2.11.3.2", font.has_glyph_map, f"{name}: no CIDToGIDMap")
        report.expect("PDF 9.9", font.length == font.stored_length, f"{name}: Length1 is not the program's length")
    for key in DESCRIPTOR_KEYS:
        report.expect("PDF 9.8", key in font.descriptor, f"{name}: descriptor without {key}")
    for dictionary, key in ((font.descendant, "/BaseFont"), (font.descriptor, "/FontName")):
        report.expect("PDF 9.7.6", name.startswith(dictionary.get(key, "/?")[1:]), f"{name}: another name in {key}")
    report.expect("PDF 9.6.4", re.match(r"[A-Z]{6}\+", name), f"{name}: a subset without tag")


def check_code(font, code, report):
    what = f"{font.name}: code {code}"
    text = font.texts.get(code, "")
    report.expect("A 6.2.11.7.2", text and not FORBIDDEN_TEXTS & set(text), f"{what} has no text in ToUnicode")
    glyph = font.glyph(code)
    report.expect("A 6.2.11.8", glyph != 0, f"{what} shows .notdef")
    if font.program is None or font.program.missing:
        return
    is_embedded = glyph < font.program.glyph_count
    if not report.expect("A 6.2.11.4.1", is_embedded, f"{what} shows a glyph that is not embedded"):
        return
    advance = font.program.advance(glyph)
    report.expect("A 6.2.11.5", abs(advance - font.width(code)) <= 1,
                  f"{what} is {font.width(code)} wide in W and {advance:g} in the program")
    has_ink = any(unicodedata.category(character)[0] not in "ZC" for character in text)
    report.expect("A 6.2.11.4.1", font.program.has_outline(glyph) or not has_ink, f"{what}, « {text} », is not drawn")


def is_private(text):
    return any(unicodedata.category(character) == "Co" for character in text)


def check_font(font, shown, report):
    """`shown`: what the pages show of the font."""
    check_dictionaries(font, report)
    is_embedded = font.program is not None or font.compact_program is not None
    report.expect("A 6.2.11.4.1", is_embedded, f"{font.name}: not embedded")
    if font.program:
        report.expect("PDF 9.9", not font.program.missing, f"{font.name}: the program lacks {font.program.missing}")
    report.expect("A 6.2.11.7.2", font.texts, f"{font.name}: no ToUnicode")
    for code in sorted({each.code for each in shown}):
        check_code(font, code, report)
    private = sorted({each.code for each in shown if is_private(each.text) and not each.is_replaced})
    report.expect("A 6.2.11.7.3", not private, f"{font.name}: codes {private} of private use without ActualText")
