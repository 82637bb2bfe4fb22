"""Reads content streams: what is painted, under which mark, with which codes, and where the text stands."""
import dataclasses
import re

TOKEN = re.compile(
    rb"(?P<space>[\0\t\n\f\r ]+|%[^\r\n]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\0\t\n\f\r ()<>\[\]{}/%]|\Z))"
    rb"|(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<hex><[0-9A-Fa-f\0\t\n\f\r ]*>)|(?P<text>\()"
    rb"|(?P<operator>[A-Za-z'\"][A-Za-z0-9*'\"]*)")
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?")
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI", "Tj", "TJ", "'", '"'}
SHOWING = {"Tj", "TJ", "'", '"'}
COLOURS_OF_NO_RGB = {"k", "K"}
KNOWN = PAINTING | set("q Q cm w J j M d ri i gs m l c v y h re n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* CS cs SC "
                       "SCN sc scn G g RG rg K k MP DP BMC BDC EMC".split())


def unescaped(raw):
    def replace(match):
        escape = match.group(1)
        if escape is None:
            return b"\n"
        if escape[:1].isdigit() and escape[:1] < b"8":
            return bytes([int(escape, 8) & 255])
        return ESCAPES.get(escape, escape)

    return ESCAPE.sub(replace, raw)


def end_of_text(data, position):
    """Behind the parenthesis that closes the one before `position`."""
    depth = 1
    while depth:
        byte = data[position:position + 1]
        if not byte:
            raise ValueError("a string without an end")
        position += 2 if byte == b"\\" else 1
        depth += (byte == b"(") - (byte == b")")
    return position


def tokens(data):
    position = 0
    while position < len(data):
        match = TOKEN.match(data, position)
        if match is None:
            raise ValueError(f"no token at byte {position}: {data[position:position + 20]!r}")
        position = match.end()
        kind, raw = match.lastgroup, match.group()
        if kind == "text":
            end = end_of_text(data, position)
            yield kind, unescaped(data[position:end - 1])
            position = end
        elif kind == "hex":
            digits = re.sub(rb"\s", b"", raw[1:-1])
            yield "text", bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        elif kind == "number":
            yield kind, float(raw)
        elif kind == "name":
            plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda escape: bytes.fromhex(escape.group(1).decode()), raw)
            yield kind, plain.decode("latin-1")
        elif kind != "space":
            yield kind, raw.decode()


def operations(data):
    """Pairs of an operator and its operands."""
    stack = [[]]
    for kind, value in tokens(data):
        if kind == "open":
            stack.append([])
        elif kind == "close":
            inner = stack.pop()
            stack[-1].append(inner if value == "]" else dict(zip(inner[0::2], inner[1::2])))
        elif kind == "operator" and value not in ("true", "false", "null"):
            yield value, stack[0]
            stack = [[]]
        else:
            stack[-1].append(value)


def product(a, b):
    return (a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5])


def mapped(x, y, matrix):
    return (x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5])


@dataclasses.dataclass
class Mark:
    tag: str
    properties: dict

    @property
    def identifier(self):
        return self.properties.get("/MCID")


@dataclasses.dataclass
class Shown:
    """One code of a text: where its advance starts and ends on the page."""
    font: str
    code: int
    start: tuple
    end: tuple
    text: str
    identifier: int  # of the marked content, or None
    is_replaced: bool  # stands in a span with ActualText


@dataclasses.dataclass
class Picture:
    """An XObject, painted in the unit square that `matrix` maps to the page."""
    name: str
    matrix: tuple
    identifier: int  # of the marked content, or None

    def corners(self):
        return [mapped(x, y, self.matrix) for x in (0, 1) for y in (0, 1)]


IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclasses.dataclass
class State:
    matrix: tuple = IDENTITY
    font: str = ""
    size: float = 0.0
    rise: float = 0.0
    scale: float = 1.0


class PageContent:
    """`fonts` by their resource names; `faults` are pairs of clause and text. Texts are placed by Td, Tm, Ts, Tz and
    TJ alone, the operators that livret writes."""

    def __init__(self, data, fonts):
        self.fonts = fonts
        self.faults = []
        self.marks = {}
        self.languages = []
        self.shown = []
        self.pictures = []
        self.states_used = set()
        self.fonts_used = set()
        self.painted = 0
        self._state = State()
        self._saved = []
        self._open = []
        self._line = self._text = IDENTITY
        self._in_text = False
        for operator, operands in operations(data):
            self._apply(operator, operands)
        if self._open or self._saved or self._in_text:
            self._fault("PDF 8.4.2", "the content ends inside marked content, a saved state or a text object")

    def _fault(self, clause, what):
        self.faults.append((clause, what))

    def _apply(self, operator, operands):
        if operator not in KNOWN:
            self._fault("A 6.2.2", f"operator `{operator}` is not one of PDF")
        if operator in COLOURS_OF_NO_RGB:
            self._fault("A 6.2.4.3", "CMYK is painted, the output intent is RGB")
        if operator in PAINTING:
            self._paint(operator)
        step = getattr(self, f"_on_{operator}", None)
        if step:
            step(operands)

    def _paint(self, operator):
        self.painted += 1
        kinds = [mark for mark in self._open if mark.identifier is not None or mark.tag == "/Artifact"]
        if not kinds:
            self._fault("UA 7.1", f"`{operator}` paints neither marked content nor an artifact")
        if operator in SHOWING and not self._in_text:
            self._fault("PDF 9.4.1", "text is shown outside a text object")

    def _on_q(self, _):
        self._saved.append(dataclasses.replace(self._state))
        if len(self._saved) > 28:
            self._fault("A 6.1.13", "graphics states are saved more than 28 deep")

    def _on_Q(self, _):
        if not self._saved:
            return self._fault("PDF 8.4.2", "`Q` without its `q`")
        self._state = self._saved.pop()

    def _on_cm(self, operands):
        self._state.matrix = product(operands, self._state.matrix)

    def _on_gs(self, operands):
        self.states_used.add(operands[0])

    def _on_Do(self, operands):
        self.pictures.append(Picture(operands[0], self._state.matrix, self._identifier()))

    def _on_BMC(self, operands):
        self._begin(Mark(operands[0], {}))

    def _on_BDC(self, operands):
        self._begin(Mark(operands[0], operands[1] if isinstance(operands[1], dict) else {}))

    def _begin(self, mark):
        inside = [each for each in self._open if each.identifier is not None]
        artifacts = [each for each in self._open if each.tag == "/Artifact"]
        if mark.tag == "/Artifact" and inside:
            self._fault("UA 7.1", "an artifact inside real content")
        if mark.identifier is not None:
            if inside or artifacts:
                self._fault("UA 7.1", f"content {mark.identifier:g} inside other content or an artifact")
            if mark.identifier in self.marks:
                self._fault("PDF 14.7.4.2", f"identifier {mark.identifier:g} is used twice")
            self.marks[mark.identifier] = mark
        if "/Lang" in mark.properties:
            self.languages.append(mark.properties["/Lang"].decode("latin-1"))
        self._open.append(mark)

    def _on_EMC(self, _):
        if not self._open:
            return self._fault("PDF 14.6.1", "`EMC` without its beginning")
        self._open.pop()

    def _on_BT(self, _):
        self._in_text = True
        self._line = self._text = IDENTITY

    def _on_ET(self, _):
        self._in_text = False

    def _on_Tf(self, operands):
        self._state.font, self._state.size = operands
        self.fonts_used.add(operands[0])

    def _on_Ts(self, operands):
        self._state.rise = operands[0]

    def _on_Tz(self, operands):
        self._state.scale = operands[0] / 100

    def _on_Td(self, operands):
        self._line = self._text = product((1, 0, 0, 1, *operands), self._line)

    def _on_Tm(self, operands):
        self._line = self._text = tuple(operands)

    def _on_Tj(self, operands):
        self._show(operands[0])

    def _on_TJ(self, operands):
        for part in operands[0]:
            if isinstance(part, bytes):
                self._show(part)
            else:
                self._advance(-part)

    def _advance(self, thousandths):
        self._text = product((1, 0, 0, 1, thousandths / 1000 * self._state.size * self._state.scale, 0), self._text)

    def _place(self):
        return mapped(0, self._state.rise, product(self._text, self._state.matrix))

    def _identifier(self):
        return next((mark.identifier for mark in self._open if mark.identifier is not None), None)

    def _show(self, codes):
        if len(codes) % 2:
            self._fault("PDF 9.7.6.2", "half a code of a composite font")
        identifier = self._identifier()
        is_replaced = any("/ActualText" in mark.properties for mark in self._open)
        font = self.fonts.get(self._state.font)
        if font is None:
            return self._fault("A 6.2.2", f"font `{self._state.font}` is no resource")
        for i in range(0, len(codes) - 1, 2):
            code = codes[i] << 8 | codes[i + 1]
            start = self._place()
            self._advance(font.width(code))
            text = font.texts.get(code, "")
            self.shown.append(Shown(self._state.font, code, start, self._place(), text, identifier, is_replaced))
