"""The structure tree, and that it, the parent tree and the pages say the same: ISO 19005-3, 6.7, ISO 14289-1, 7."""
from file_checks import LANGUAGE
from reader import holds, is_inside, text_of
from structure import STANDARD

MAY_BE_EMPTY = {"TH", "TD", "LBody"}
KIDS = {  # roles that hold certain roles alone (ISO 32000-1, 14.8.4)
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
PARENTS = {  # roles that stand in certain roles alone
    "LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI", "Note", "TOCI", "BibEntry", "Figure", "Caption"},
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
    "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}, "TOCI": {"TOC"},
}
HEADINGS = {f"H{level}": level for level in range(1, 7)}


def check_elements(structure, report):
    for element in structure.all():
        report.expect("A 6.7.3.4", element.role in STANDARD, f"{element}: not a standard role")
        allowed = KIDS.get(element.role)
        if allowed is not None:
            strange = [str(kid) for kid in element.kids if kid.role not in allowed]
            report.expect("UA 7.1", not strange and not element.contents, f"{element} holds {strange or 'content'}")
        above = element.parent.role if element.parent else None
        report.expect("UA 7.1", above in PARENTS.get(element.role, {above}), f"{element} stands in {above}")
        is_empty = not (element.kids or element.contents or element.annotations)
        report.expect("UA 7.1", not is_empty or element.role in MAY_BE_EMPTY, f"{element} holds nothing")
        language = text_of(element.dictionary.get("/Lang", "u:fr"))
        report.expect("UA 7.2", LANGUAGE.match(language), f"{element}: language `{language}`")
    tops = [top.role for top in structure.tops]
    report.expect("UA 7.1", tops == ["Document"], f"the tree starts with {tops}")
    remapped = sorted(kind for kind in structure.roles if kind[1:] in STANDARD)
    report.expect("A 6.7.3.4", not remapped, f"standard roles {remapped} are mapped to others")


def check_contents(structure, contents, report):
    """Tree, pages and parent tree name the same content. `contents`: a PageContent for each page reference."""
    document = structure.document
    of_tree = [(place, element) for element in structure.all() for place in element.contents]
    report.expect("PDF 14.7.4", len(of_tree) == len({place for place, _ in of_tree}), "content hangs at two elements")
    owners = dict(of_tree)
    painted = {(page, identifier): mark for page, content in contents.items()
               for identifier, mark in content.marks.items()}
    for place in sorted(painted.keys() - owners.keys()):
        report.expect("UA 7.1", False, f"content {place} is painted and not in the tree")
    for place in sorted(owners.keys() - painted.keys()):
        report.expect("PDF 14.7.4", False, f"content {place} of {owners[place]} is not painted")
    for place in painted.keys() & owners.keys():
        report.expect("PDF 14.7.4.3", painted[place].tag == "/" + owners[place].tag,
                      f"content {place} is tagged {painted[place].tag} and belongs to {owners[place]}")
    check_parent_tree(structure, document, painted, owners, report)


def check_parent_tree(structure, document, painted, owners, report):
    pairs = document.number_tree(document.get(structure.root, "/ParentTree", {}))
    keys = [key for key, _ in pairs]
    report.expect("PDF 7.9.7", keys == sorted(set(keys)), "the parent tree's keys do not ascend")
    parents = dict(pairs)
    report.expect("PDF 14.7.4.4", structure.root.get("/ParentTreeNextKey", 0) > max(keys, default=-1),
                  "ParentTreeNextKey is not beyond the keys")
    used = [page.get("/StructParents") for _, page in document.pages]
    for page in document.pages:
        used += [document.resolve(each).get("/StructParent") for each in document.get(page[1], "/Annots", [])]
    is_unique = None not in used and len(used) == len(set(used))
    report.expect("PDF 14.7.4.4", is_unique, "a StructParent is absent or used twice")
    report.expect("PDF 14.7.4.4", set(used) == set(keys), "the parent tree has other keys than pages and annotations")
    for reference, page in document.pages:
        entries = document.resolve(parents.get(page.get("/StructParents"))) or []
        for identifier, entry in enumerate(entries):
            owner = owners.get((reference, identifier))
            report.expect("PDF 14.7.4.4", owner is not None and entry == owner.reference,
                          f"parent tree: content {identifier} of page {reference} leads to {entry}, not to {owner}")
        last = max((identifier for page, identifier in painted if page == reference), default=-1)
        report.expect("PDF 14.7.4.4", last < len(entries), f"parent tree: page {reference} has {len(entries)} entries")


def check_headings(structure, report):
    level = 0
    for element in structure.all():
        if element.role not in HEADINGS:
            continue
        next_level = HEADINGS[element.role]
        report.expect("UA 7.4.2", next_level <= level + 1, f"{element} follows a heading of level {level}")
        level = next_level
    report.expect("UA 7.4.2", level > 0, "no heading")


def check_figures(structure, document, report):
    boxes = {reference: document.get(page, "/MediaBox", [0, 0, 0, 0]) for reference, page in document.pages}
    for element in structure.all():
        if element.role != "Figure":
            continue
        texts = [text_of(element.dictionary.get(key)) for key in ("/Alt", "/ActualText")]
        report.expect("UA 7.3", any(text.strip() for text in texts), f"{element} has no alternative text")
        box = element.attribute("Layout", "BBox")
        if not report.expect("PDF 14.8.5.4.3", isinstance(box, list) and len(box) == 4, f"{element} has no BBox"):
            continue
        pages = {page for each in element.all() for page, _ in each.contents}
        report.expect("PDF 14.8.5.4.3", len(pages) == 1, f"{element} lies on {len(pages)} pages")
        for page in pages & boxes.keys():
            is_on_page = is_inside(box, boxes[page], slack=1)
            report.expect("PDF 14.8.5.4.3", is_on_page, f"{element}: BBox {box} is not on the page")


def check_figure_contents(structure, contents, report):
    """The texts and images of a figure stand in its BBox."""
    for element in structure.all():
        box = element.attribute("Layout", "BBox")
        if element.role != "Figure" or not isinstance(box, list):
            continue
        places = {place for each in element.all() for place in each.contents}
        for page in {page for page, _ in places}:
            texts = [each for each in contents[page].shown if (page, each.identifier) in places]
            outside = [each for each in texts if not holds(box, each.start, slack=1)]
            report.expect("PDF 14.8.5.4.3", not outside, f"{element}: {len(outside)} glyphs stand outside its BBox")
            corners = [corner for each in contents[page].pictures if (page, each.identifier) in places
                       for corner in each.corners()]
            is_inside_box = all(holds(box, corner, slack=1) for corner in corners)
            report.expect("PDF 14.8.5.4.3", is_inside_box, f"{element}: an image stands outside its BBox")


def check_identifiers(structure, document, report):
    named = [(text_of(each.dictionary["/ID"]), each.reference) for each in structure.all() if "/ID" in each.dictionary]
    report.expect("PDF 14.7.2", len(named) == len({name for name, _ in named}), "two elements have one ID")
    pairs = document.name_tree(document.get(structure.root, "/IDTree", {}))
    tree = {text_of(name): reference for name, reference in pairs}
    report.expect("PDF 14.7.2", tree == dict(named), "IDTree has other elements")
    for element in structure.all():
        if element.role == "Note":
            report.expect("UA 7.9", text_of(element.dictionary.get("/ID")), f"{element} has no ID")


def check_structure(structure, contents, document, report):
    if not report.expect("A 6.7.2.1", structure.tops, "no structure tree"):
        return
    check_elements(structure, report)
    check_contents(structure, contents, report)
    check_headings(structure, report)
    check_figures(structure, document, report)
    check_figure_contents(structure, contents, report)
    check_identifiers(structure, document, report)
