"""The structure tree as elements, with what each holds of the pages."""
from reader import is_reference

STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu "
    "WT WP Figure Formula Form".split())


class Element:
    def __init__(self, document, reference, dictionary, parent, roles):
        self.reference = reference
        self.dictionary = dictionary
        self.parent = parent
        self.tag = dictionary.get("/S", "/?")[1:]
        self.role = roles.get("/" + self.tag, "/" + self.tag)[1:]
        self.kids = []
        self.contents = []  # (page, identifier)
        self.annotations = []  # references
        attributes = document.get(dictionary, "/A", [])
        self.attributes = {}
        for each in attributes if isinstance(attributes, list) else [attributes]:
            each = document.resolve(each)
            if isinstance(each, dict):
                self.attributes.update({(each.get("/O", "")[1:], key[1:]): value for key, value in each.items()})

    def attribute(self, owner, key, default=None):
        return self.attributes.get((owner, key), default)

    def __str__(self):
        return f"{self.tag} ({self.reference})"

    def all(self):
        """This element and those in it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.all()

    def ancestors(self):
        element = self.parent
        while element is not None:
            yield element
            element = element.parent


class Structure:
    def __init__(self, document, report):
        self.document = document
        self.report = report
        self.root = document.get(document.catalogue, "/StructTreeRoot", {})
        self.roles = document.get(self.root, "/RoleMap", {})
        self.by_reference = {}
        kids = self.root.get("/K", [])
        self.tops = [self._read(kid, None, document.catalogue.get("/StructTreeRoot"))
                     for kid in (kids if isinstance(kids, list) else [kids])]

    def all(self):
        for top in self.tops:
            yield from top.all()

    def _read(self, reference, parent, parent_reference):
        dictionary = self.document.resolve(reference)
        element = Element(self.document, reference, dictionary, parent, self.roles)
        is_new = reference not in self.by_reference
        self.report.expect("PDF 14.7.2", is_new, f"{element} hangs at two places")
        if not is_new:
            return element
        self.by_reference[reference] = element
        self.report.expect("PDF 14.7.2", dictionary.get("/P") == parent_reference, f"{element}: P is not its parent")
        kids = self.document.get(dictionary, "/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            self._read_kid(element, kid)
        return element

    def _read_kid(self, element, kid):
        value = self.document.resolve(kid)
        page = element.dictionary.get("/Pg")
        if isinstance(value, int):
            element.contents.append((page, value))
        elif value.get("/Type") == "/MCR":
            element.contents.append((value.get("/Pg", page), value["/MCID"]))
        elif value.get("/Type") == "/OBJR":
            element.annotations.append(value["/Obj"])
        elif self.report.expect("PDF 14.7.2", is_reference(kid), f"{element}: a kid of no kind"):
            element.kids.append(self._read(kid, element, element.reference))
