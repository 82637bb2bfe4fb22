"""Words of a PDF with their boxes, as poppler finds them, and what may be wrong with where they stand."""
import collections
import dataclasses
import html
import re
import subprocess

# Boxes are as high as the font's ascent and descent, most of which glyphs leave empty.
EMPTY_ABOVE, EMPTY_BELOW = 0.25, 0.2
TOUCHING = 1  # pt, by which the boxes of two words may overlap: kerning, a point that a diagonal leaves


@dataclasses.dataclass(frozen=True)
class Word:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other):
        return (min(self.right, other.right) - max(self.left, other.left) > TOUCHING
                and min(self.bottom, other.bottom) - max(self.top, other.top) > TOUCHING)


@dataclasses.dataclass
class Page:
    width: float
    height: float
    words: list


def word_of(match):
    left, top, right, bottom = (float(match[i]) for i in range(1, 5))
    height = bottom - top
    return Word(html.unescape(match[5]), left, top + EMPTY_ABOVE * height, right, bottom - EMPTY_BELOW * height)


def pages_of(pdf):
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], stdout=subprocess.PIPE, check=True, timeout=120).stdout.decode("utf-8")
    pages = []
    for page in text.split("<page ")[1:]:
        size = re.match(r'width="([\d.]+)" height="([\d.]+)"', page)
        words = re.finditer(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>', page)
        pages.append(Page(float(size[1]), float(size[2]), [word_of(word) for word in words]))
    return pages


def overlapping(page):
    """Pairs of words that stand over each other."""
    words = sorted(page.words, key=lambda word: word.left)
    found = []
    for i, word in enumerate(words):
        for other in words[i + 1:]:
            if other.left > word.right - TOUCHING:
                break
            if word.overlaps(other):
                found.append((word.text, other.text))
    return found


def beyond(page, left, right):
    """Words that stand out of the margins, given in pt."""
    return [word.text for word in page.words if word.left < left - TOUCHING or word.right > page.width - right + TOUCHING]


def missing(labels, page):
    """What of the words of `labels` a page has less often."""
    lacking = collections.Counter(word.text for word in labels) - collections.Counter(word.text for word in page.words)
    return sorted(lacking)
