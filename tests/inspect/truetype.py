"""The tables of a TrueType program that a PDF depends on."""
import struct

NEEDED = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")


class TrueType:
    def __init__(self, data):
        count = struct.unpack_from(">H", data, 4)[0]
        self.tables = {}
        for i in range(count):
            tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * i)
            self.tables[tag.decode("latin-1")] = data[offset:offset + length]
        self.missing = [tag for tag in NEEDED if tag not in self.tables]
        if self.missing:
            return
        self.units_per_em = struct.unpack_from(">H", self.tables["head"], 18)[0]
        self.glyph_count = struct.unpack_from(">H", self.tables["maxp"], 4)[0]
        self._metric_count = struct.unpack_from(">H", self.tables["hhea"], 34)[0]
        is_long = struct.unpack_from(">h", self.tables["head"], 50)[0] == 1
        entries = self.glyph_count + 1
        form = f">{entries}{'I' if is_long else 'H'}"
        self._places = [place * (1 if is_long else 2) for place in struct.unpack_from(form, self.tables["loca"])]

    def advance(self, glyph):
        """In 1/1000 em."""
        at = min(glyph, self._metric_count - 1)
        return struct.unpack_from(">H", self.tables["hmtx"], 4 * at)[0] * 1000 / self.units_per_em

    def has_outline(self, glyph):
        return self._places[glyph + 1] > self._places[glyph]
