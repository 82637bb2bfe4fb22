"""XMP and the information dictionary: ISO 19005-3, 6.1.5, 6.6 and ISO 14289-1, 5 and 7.1."""
import re
import xml.etree.ElementTree

from reader import Stream, text_of

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
PREDEFINED = {space for prefix, space in SPACES.items() if prefix != "pdfuaid"}
EQUIVALENTS = {"/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description", "/Keywords": "pdf:Keywords",
               "/Creator": "xmp:CreatorTool", "/Producer": "pdf:Producer", "/CreationDate": "xmp:CreateDate",
               "/ModDate": "xmp:ModifyDate"}
SCHEMA_PARTS = ("pdfaSchema:schema", "pdfaSchema:namespaceURI", "pdfaSchema:prefix", "pdfaProperty:name",
                "pdfaProperty:valueType", "pdfaProperty:category", "pdfaProperty:description")


def value_of(tree, property):
    """The characters of a property or of its first item; nothing where it is absent."""
    found = tree.find(f".//{property}", SPACES)
    if found is None:
        return None
    item = found.find(".//rdf:li", SPACES)
    return (found if item is None else item).text


def as_xmp(date):
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'\d\d)", date)
    if match is None:
        return date
    zone = match.group(7).replace("'", ":")
    return "{}-{}-{}T{}:{}:{}".format(*match.groups()[:6]) + zone


def check_metadata(document, report):
    packet = document.get(document.catalogue, "/Metadata")
    if not report.expect("A 6.6.2.1", isinstance(packet, Stream), "no metadata stream"):
        return
    report.expect("A 6.6.2.1", "/Filter" not in packet.stored, "the metadata stream is compressed")
    start = re.match(rb"<\?xpacket ([^>]*)\?>", packet.data)
    report.expect("A 6.6.2.1", start and b"encoding=" not in start.group(1) and b"bytes=" not in start.group(1),
                  "the packet does not start as it must")
    try:
        tree = xml.etree.ElementTree.fromstring(packet.data.decode("utf-8"))
    except (xml.etree.ElementTree.ParseError, UnicodeDecodeError) as error:
        report.expect("A 6.6.2.1", False, f"metadata is not XML in UTF-8: {error}")
        return
    check_identification(tree, report)
    check_extensions(tree, report)
    check_equivalence(document, tree, report)


def check_identification(tree, report):
    for property, wanted in (("pdfaid:part", "3"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        found = value_of(tree, property)
        report.expect("A 6.6.4" if property.startswith("pdfaid") else "UA 5", found == wanted,
                      f"{property} is {found}, not {wanted}")
    report.expect("UA 7.1", value_of(tree, "dc:title"), "no dc:title")


def check_extensions(tree, report):
    used = {element.tag[1:].split("}")[0] for each in tree.iterfind(".//rdf:Description", SPACES) for element in each}
    described = {element.text for element in tree.iterfind(".//pdfaSchema:namespaceURI", SPACES)}
    strange = sorted(used - PREDEFINED - described)
    report.expect("A 6.6.2.3.1", not strange, f"{strange} is not described")
    for part in SCHEMA_PARTS:
        report.expect("A 6.6.2.3.3", value_of(tree, part), f"the extension schema has no {part}")


def check_equivalence(document, tree, report):
    information = document.get(document.trailer, "/Info", {})
    for key, property in EQUIVALENTS.items():
        said = text_of(information.get(key)) or None
        if said and key.endswith("Date"):
            said = as_xmp(said)
        found = value_of(tree, property)
        report.expect("A 6.1.5", said == found, f"{key} is {said}, {property} is {found}")
