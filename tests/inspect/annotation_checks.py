"""Annotations and their Link elements: ISO 19005-3, 6.3 and ISO 14289-1, 7.18."""
from reader import holds, is_inside, text_of

PRINT, FORBIDDEN_FLAGS = 4, 1 | 2 | 32 | 256  # Invisible, Hidden, NoView, ToggleNoView


def target_is_sound(document, annotation):
    action = document.get(annotation, "/A", {})
    if action.get("/S") == "/URI":
        return text_of(action.get("/URI")).isascii() and ":" in text_of(action.get("/URI"))
    return lands(document, annotation.get("/Dest", action.get("/D")))


def lands(document, place):
    """Whether a destination, by name or not, is on a page."""
    if text_of(place):
        names = document.name_tree(document.get(document.get(document.catalogue, "/Names", {}), "/Dests", {}))
        place = {text_of(name): target for name, target in names}.get(text_of(place))
    place = document.resolve(place)
    if isinstance(place, dict):
        place = document.get(place, "/D")
    return isinstance(place, list) and place[0] in {reference for reference, _ in document.pages}


def check_annotation(document, page, annotation, what, report):
    report.expect("A 6.3.1", annotation.get("/Subtype") == "/Link", f"{what} is a {annotation.get('/Subtype')}")
    flags = annotation.get("/F", 0)
    report.expect("A 6.3.2", flags & PRINT and not flags & FORBIDDEN_FLAGS, f"{what} has the flags {flags}")
    report.expect("UA 7.18.5", text_of(annotation.get("/Contents")).strip(), f"{what} has no Contents")
    report.expect("UA 7.18.5", target_is_sound(document, annotation), f"{what} leads nowhere")
    rectangle, media = annotation.get("/Rect", [0, 0, 0, 0]), document.get(page, "/MediaBox")
    report.expect("UA 7.18.2", is_inside(rectangle, media), f"{what}: Rect {rectangle} is not on the page")


def covers(rectangle, shown):
    """Whether the middle of a glyph's advance lies in the rectangle."""
    return holds(rectangle, ((shown.start[0] + shown.end[0]) / 2, (shown.start[1] + shown.end[1]) / 2))


def check_link_places(document, element, contents, report):
    """Each glyph of a link lies under one of its annotations, but for the space at which a line breaks."""
    rectangles = [document.resolve(each).get("/Rect", [0, 0, 0, 0]) for each in element.annotations]
    places = {place for each in element.all() for place in each.contents}
    for page in sorted({page for page, _ in places}):
        glyphs = [each for each in contents[page].shown if (page, each.identifier) in places and each.text.strip()]
        bare = [each for each in glyphs if not any(covers(rectangle, each) for rectangle in rectangles)]
        report.expect("UA 7.18.5", not bare, f"{element}: {len(bare)} of {len(glyphs)} glyphs lie under no annotation")


def check_annotations(document, structure, contents, report):
    parents = dict(document.number_tree(document.get(structure.root, "/ParentTree", {})))
    owners = {reference: element for element in structure.all() for reference in element.annotations}
    for page_reference, page in document.pages:
        references = document.get(page, "/Annots", [])
        if references:
            report.expect("UA 7.18.3", page.get("/Tabs") == "/S", f"page {page_reference}: Tabs is not S")
        for reference in references:
            annotation, what = document.resolve(reference), f"annotation {reference}"
            check_annotation(document, page, annotation, what, report)
            owner = owners.get(reference)
            if not report.expect("UA 7.18.1", owner is not None, f"{what} is not in the structure tree"):
                continue
            report.expect("UA 7.18.5", owner.role == "Link", f"{what} belongs to {owner}")
            report.expect("PDF 14.7.4.4", parents.get(annotation.get("/StructParent")) == owner.reference,
                          f"{what}: its StructParent does not lead to {owner}")
    on_pages = {reference for _, page in document.pages for reference in document.get(page, "/Annots", [])}
    report.expect("PDF 14.7.4.3", owners.keys() <= on_pages, "the tree names annotations that are on no page")
    for element in structure.all():
        if element.role == "Link":
            report.expect("UA 7.18.5", element.annotations, f"{element} has no annotation")
            check_link_places(document, element, contents, report)
