"""Outline, page labels and attached files: ISO 14289-1, 7.11 and 7.17, ISO 19005-3, 6.8."""
import re

from annotation_checks import lands
from reader import Stream, text_of

RELATIONSHIPS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"}
MIME_TYPE = re.compile(r"/[a-z]+/[A-Za-z0-9.+-]+\Z")


def check_outline(document, report):
    root = document.get(document.catalogue, "/Outlines")
    if not report.expect("UA 7.17", root is not None, "no outline"):
        return
    check_outline_items(document, root, document.catalogue.get("/Outlines"), report)


def check_outline_items(document, parent, parent_reference, report):
    """Returns how many items `parent` shows when it is open."""
    count, reference, before = 0, parent.get("/First"), None
    while reference is not None:
        item = document.resolve(reference)
        what = f"outline item {reference}"
        report.expect("PDF 12.3.3", text_of(item.get("/Title")).strip(), f"{what} has no title")
        report.expect("PDF 12.3.3", item.get("/Parent") == parent_reference, f"{what}: Parent is not what holds it")
        if not report.expect("PDF 12.3.3", item.get("/Prev") == before, f"{what}: Prev is not the one before"):
            break
        report.expect("PDF 12.3.3", lands(document, item.get("/Dest")), f"{what} leads nowhere")
        below = check_outline_items(document, item, reference, report)
        count += 1 + (below if item.get("/Count", 0) > 0 else 0)
        before, reference = reference, item.get("/Next")
    report.expect("PDF 12.3.3", parent.get("/Last") == before, f"outline: Last of {parent_reference} is not its last")
    has_count = abs(parent.get("/Count", 0)) == count
    report.expect("PDF 12.3.3", has_count, f"outline: Count of {parent_reference} is not {count}")
    return count


def check_page_labels(document, report):
    labels = document.number_tree(document.get(document.catalogue, "/PageLabels", {}))
    starts = [start for start, _ in labels]
    report.expect("UA 7.17", starts[:1] == [0] and starts == sorted(set(starts)), f"page labels start at {starts}")
    for start, label in labels:
        label = document.resolve(label)
        is_sound = label.get("/S", "/D") in ("/D", "/R", "/r", "/A", "/a") and label.get("/St", 1) >= 1
        report.expect("PDF 12.4.2", is_sound and start < len(document.pages), f"page label {label} at {start}")


def check_embedded_file(document, specification, what, report):
    report.expect("A 6.8", specification.get("/AFRelationship") in RELATIONSHIPS, f"{what}: AFRelationship is not one")
    names = [text_of(specification.get(key)) for key in ("/F", "/UF")]
    report.expect("A 6.8", all(names) and names[0] == names[1], f"{what}: F and UF are {names}")
    report.expect("UA 7.11", text_of(specification.get("/Desc")).strip(), f"{what}: no description")
    stream = document.get(document.get(specification, "/EF", {}), "/F")
    if not report.expect("A 6.8", isinstance(stream, Stream), f"{what}: no file in it"):
        return
    subtype = stream.dictionary.get("/Subtype", "")
    report.expect("A 6.8", MIME_TYPE.match(subtype), f"{what}: `{subtype}` is not a MIME type")
    parameters = document.get(stream, "/Params", {})
    is_dated = "/ModDate" in document.get(document.trailer, "/Info", {})
    date = text_of(parameters.get("/ModDate"))
    report.expect("A 6.8", date.startswith("D:") or not is_dated, f"{what}: no ModDate in a document that has a date")
    report.expect("PDF 7.11.4", parameters.get("/Size") == len(stream.data),
                  f"{what}: Size is {parameters.get('/Size')} and it has {len(stream.data)} bytes")


def check_attachments(document, structure, report):
    names = document.get(document.catalogue, "/Names", {})
    named = {reference for _, reference in document.name_tree(document.get(names, "/EmbeddedFiles", {}))}
    associated = set(document.get(document.catalogue, "/AF", []))
    for element in structure.all():
        associated.update(document.get(element.dictionary, "/AF", []))
    for reference, value in document.objects.items():
        if not isinstance(value, dict) or "/EF" not in value:
            continue
        what = f"attachment {text_of(value.get('/UF')) or reference}"
        check_embedded_file(document, value, what, report)
        report.expect("A 6.8", reference in associated, f"{what} is associated with nothing")
        report.expect("PDF 7.11.4", reference in named, f"{what} is not among the embedded files")
    report.expect("A 6.8", associated <= document.objects.keys(), "a file is associated and not there")


def check_navigation(document, structure, report):
    check_outline(document, report)
    check_page_labels(document, report)
    check_attachments(document, structure, report)
