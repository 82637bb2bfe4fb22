"""Ways to break the file of `project`: an edit of its QDF form, and what the inspection must say of it."""
import dataclasses
import re


@dataclasses.dataclass
class Variant:
    name: str
    fault: str  # a part of the fault that must be found
    pattern: bytes
    replacement: bytes

    def apply(self, qdf):
        """The first match alone is replaced; a variant that changes nothing is an error."""
        broken = re.sub(self.pattern, self.replacement, qdf, count=1, flags=re.S)
        if broken == qdf:
            raise ValueError(f"{self.name}: nothing to break")
        return broken


def without(name, fault, pattern):
    return Variant(name, fault, pattern, b"")


FILE = [
    Variant("no binary comment", "no comment of four bytes", rb"\A(%PDF-1\.7\n)%[^\n]*\n", rb"\1%text\n"),
    without("no identifier", "no file identifier", rb"  /ID \[[^\n]*\]\n"),
    Variant("a number out of range", "is out of range", rb"/StemV \d+", rb"/StemV 4294967296"),
    Variant("a text too long", "a string of 32768 bytes", rb"/Creator \(livret\)", b"/Creator (" + b"x" * 32768 + b")"),
    without("no language", "document language", rb"\n  /Lang \(fr\)"),
    Variant("not marked", "MarkInfo is not marked", rb"/Marked true", rb"/Marked false"),
    Variant("title not displayed", "the title is not displayed", rb"/DisplayDocTitle true", rb"/DisplayDocTitle false"),
    Variant("no output intent", "0 PDF/A output intents", rb"/S /GTS_PDFA1", rb"/S /GTS_PDFX"),
    Variant("a profile of four colours", "ICC profile's N is not 3", rb"/N 3\n", rb"/N 4\n"),
    Variant("a script", "an action /JavaScript", rb"/S /URI\n", rb"/S /JavaScript\n"),
    Variant("an action on opening", "is not allowed", rb"/MarkInfo <<", rb"/OpenAction 7 0 R\n  /MarkInfo <<"),
]

METADATA = [
    Variant("another part of PDF/A", "pdfaid:part is 2", rb"<pdfaid:part>3", rb"<pdfaid:part>2"),
    without("no part of PDF/UA", "pdfuaid:part is None", rb"<pdfuaid:part>1</pdfuaid:part>"),
    without("schema not described", "is not described", rb"<pdfaExtension:schemas>.*</pdfaExtension:schemas>"),
    Variant("two authors", "/Author is", rb"<dc:creator><rdf:Seq><rdf:li>", rb"<dc:creator><rdf:Seq><rdf:li>M. "),
    Variant("two dates", "/CreationDate is", rb"/CreationDate \(D:2024", rb"/CreationDate (D:2023"),
    Variant("not XML", "metadata is not XML", rb"</rdf:RDF>", rb"</rdf:RDFx>"),
]

CONTENT = [
    Variant("an artifact that is none", "paints neither", rb"/Artifact<<[^\n]*>>BDC", rb"/Span<<>>BDC"),
    Variant("an artifact in content", "an artifact inside real content", rb"(/P<</MCID \d+>>BDC\n)",
            rb"\1/Artifact BMC EMC\n"),
    Variant("content in an artifact", "inside other content or an artifact", rb"(/P<</MCID \d+>>BDC\n)",
            rb"/Artifact BMC\n\1EMC\n"),
    without("an end without beginning", "`EMC` without", rb"/P<</MCID \d+>>BDC\n"),
    Variant("an end too few", "ends inside", rb"\nEMC\nendstream", rb"\nendstream"),
    Variant("another identifier", "is painted and not in the tree", rb"<</MCID 3>>BDC", rb"<</MCID 903>>BDC"),
    Variant("an identifier twice", "is used twice", rb"<</MCID 3>>BDC", rb"<</MCID 2>>BDC"),
    Variant("another tag", "is tagged /Code", rb"/P<</MCID", rb"/Code<</MCID"),
    Variant("deep states", "more than 28 deep", rb"(stream\n)(/H1<<)", rb"\1" + b"q " * 29 + b"Q " * 29 + rb"\2"),
    Variant("CMYK", "CMYK is painted", rb"\nBT\n", rb"\n0 0 0 1 k\nBT\n"),
    Variant("an unknown operator", "operator `foo` is not one", rb"\nBT\n", rb"\nfoo\nBT\n"),
    Variant("a font of nowhere", "font `/F99` is no resource", rb"/F\d+ ([\d.]+ Tf)", rb"/F99 \1"),
    Variant("text off the page", "stand outside the page", rb"\nBT\n[\d.]+ ", rb"\nBT\n-90 "),
    Variant("a span in no language", "of a span", rb"(/P<</MCID \d+>>BDC\n)", rb"\1/Span<</Lang(f_r)>>BDC EMC\n"),
    without("transparent without group", "has no group with a CS", rb"  /Group <<.*?>>\n"),
]

STRUCTURE = [
    without("no tree", "no structure tree", rb"\n  /StructTreeRoot \d+ 0 R"),
    Variant("a role of its own", "not a standard role", rb"/S /BlockQuote\n", rb"/S /Zitat\n"),
    Variant("a list item elsewhere", "stands in L", rb"/S /LI\n", rb"/S /LBody\n"),
    Variant("a heading too deep", "follows a heading of level 1", rb"/S /H2\n", rb"/S /H3\n"),
    Variant("another parent", "P is not its parent", rb"/P \d+ 0 R\n", rb"/P 1 0 R\n"),
    Variant("parent tree out of order", "parent tree: content 0",
            rb"(/Nums \[\n    0\n    \[\n)( +\d+ 0 R\n)( +\d+ 0 R\n)", rb"\1\3\2"),
    Variant("a key twice", "absent or used twice", rb"/StructParents 1\n", rb"/StructParents 0\n"),
    Variant("next key too low", "ParentTreeNextKey", rb"/ParentTreeNextKey \d+", rb"/ParentTreeNextKey 1"),
    without("no alternative text", "has no alternative text", rb"\n  /Alt [^\n]*"),
    without("no box", "has no BBox", rb"      /BBox \[.*?\]\n"),
    Variant("a box elsewhere", "glyphs stand outside its BBox",
            rb"(/BBox \[\n +)[\d.]+(\n +)[\d.]+(\n +)[\d.]+(\n +)[\d.]+", rb"\g<1>1\g<2>1\g<3>2\g<4>2"),
    Variant("a note without identifier", "has no ID", rb"\n  /ID \(note-\d+\)", rb""),
    Variant("an identifier twice in the tree", "two elements have one ID", rb"/ID \(note-\d+\)(.*?)/ID \(note-\d+\)",
            rb"/ID (same)\1/ID (same)"),
    Variant("a tree of other identifiers", "IDTree has other", rb"\n    \(note-\d+\)", rb"\n    (nobody)"),
]

TABLES = [
    Variant("a span too long", "spans 3 rows", rb"(.*)/RowSpan 2", rb"\1/RowSpan 3"),
    Variant("a row too wide", "rows of", rb"/RowSpan 2", rb"/RowSpan 1"),
    without("no scope", "Scope is None", rb"\n      /Scope /Row"),
    Variant("headers of nowhere", "is not in its table", rb"(/Headers \[\n +)\(head-\d+\)", rb"\1(nobody)"),
]

ANNOTATIONS = [
    without("no description", "has no Contents", rb"\n  /Contents \(.*?\)"),
    Variant("hidden", "has the flags 6", rb"/F 4\n", rb"/F 6\n"),
    Variant("tabs in rows", "Tabs is not S", rb"/Tabs /S", rb"/Tabs /R"),
    Variant("a link elsewhere", "lie under no annotation",
            rb"(/Rect \[\n +)[\d.]+(\n +[\d.]+\n +)[\d.]+", rb"\g<1>1\g<2>2"),
    Variant("an annotation in no element", "is not in the structure tree", rb"/Obj (\d+) 0 R\n", rb"/Obj 1 0 R\n"),
    Variant("StructParents of each other", "does not lead to", rb"/StructParent 2\n(.*?)/StructParent 3\n",
            rb"/StructParent 3\n\1/StructParent 2\n"),
    Variant("a place of nowhere", "leads nowhere", rb"/Dest \(d\d+\)", rb"/Dest (nowhere)"),
]

FONTS = [
    without("not embedded", "not embedded", rb"\n  /FontFile2 \d+ 0 R"),
    Variant("another width", "wide in W and", rb"(/W \[\n +1\n +\[\n +)\d+", rb"\g<1>999"),
    Variant("no text for a code", "has no text in ToUnicode", rb"<0001> <[0-9A-F]+>", rb"<0001> <0000>"),
    Variant("private use", "of private use", rb"<0002> <[0-9A-F]+>", rb"<0002> <E000>"),
    Variant("glyphs by code", "wide in W and", rb"/CIDToGIDMap \d+ 0 R", rb"/CIDToGIDMap /Identity"),
    without("no glyphs", "no CIDToGIDMap", rb"\n  /CIDToGIDMap \d+ 0 R"),
    Variant("another encoding", "encoding is not Identity-H", rb"/Encoding /Identity-H", rb"/Encoding /Identity-V"),
    Variant("no tag of a subset", "a subset without tag",
            rb"(/BaseFont /)[A-Z]{6}\+([^\n]*\n  /DescendantFonts)", rb"\1\2"),
]

IMAGES = [
    Variant("an image in CMYK", "is in /DeviceCMYK", rb"\n  /ColorSpace /DeviceRGB", rb"\n  /ColorSpace /DeviceCMYK"),
    Variant("an image interpolated", "is interpolated", rb"/Interpolate false", rb"/Interpolate true"),
    Variant("an image with alternates", "['/Alternates'] is not allowed", rb"/Interpolate false", rb"/Alternates []"),
    Variant("another intent", "has the intent /Any", rb"/Interpolate false", rb"/Intent /Any"),
    Variant("deep colours", "has 16 bits", rb"/BitsPerComponent 8\n  /ColorSpace", rb"/BitsPerComponent 16\n  /ColorSpace"),
    Variant("another height of a JPEG", "holds a JPEG of", rb"(/Filter /DCTDecode\n  /Height )\d+", rb"\g<1>999"),
    Variant("another height of pixels", "bytes, not", rb"(/ColorSpace /Device\w+\n  /Height )\d+", rb"\g<1>999"),
    Variant("a mask of nothing", "a soft mask that is no grey image", rb"/SMask \d+ 0 R", rb"/SMask 1 0 R"),
    Variant("an image of nowhere", "XObjects ['/I99'] are no resources", rb"/I0 Do", rb"/I99 Do"),
    Variant("an image in a paragraph", "which is no figure", rb"(/P<</MCID \d+>>BDC\n)", rb"\1/I0 Do\n"),
    Variant("an image elsewhere", "an image stands outside its BBox",
            rb"(\n[\d.]+ 0 0 [\d.]+ )[\d.]+ [\d.]+ (cm\n/I0 Do)", rb"\g<1>1 1 \2"),
]

NAVIGATION = [
    without("no relationship", "AFRelationship", rb"  /AFRelationship /Data\n"),
    Variant("two file names", "F and UF are", rb"/UF \(situations", rb"/UF (s"),
    without("a file not described", "no description", rb"  /Desc [^\n]*\n"),
    Variant("no MIME type", "is not a MIME type", rb"/Subtype /text#2fcsv", rb"/Subtype /csv"),
    without("no date of a file", "no ModDate", rb"    /ModDate [^\n]*\n(?=    /Size)"),
    Variant("another size", "bytes", rb"(    /Size )\d+", rb"\g<1>1"),
    Variant("a file of nothing", "is associated with nothing", rb"/AF \[[^]]*\](.*?)/AF \[[^]]*\]", rb"\1"),
    Variant("labels from page 2", "page labels start at", rb"(/PageLabels <<\n +/Nums \[\n +)0", rb"\g<1>1"),
    without("no outline", "no outline", rb"\n  /Outlines \d+ 0 R"),
    Variant("an outline torn", "is not its last", rb"\n  /Next \d+ 0 R", rb""),
]

VARIANTS = FILE + METADATA + CONTENT + STRUCTURE + TABLES + ANNOTATIONS + FONTS + IMAGES + NAVIGATION
