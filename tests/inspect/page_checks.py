"""Pages and what they paint: ISO 19005-3, 6.2 and ISO 14289-1, 7.1 and 7.2."""
from content import PageContent
from file_checks import LANGUAGE
from font_checks import Font, check_font
from reader import Stream, holds

SHORTEST_SIDE, LONGEST_SIDE = 3, 14400


def read_contents(document, report):
    """A PageContent for each page reference, and the fonts by their reference."""
    fonts, contents, shown = {}, {}, {}
    for reference, page in document.pages:
        resources = document.get(page, "/Resources", {})
        references = document.get(resources, "/Font", {})
        for font in references.values():
            fonts.setdefault(font, Font(document, document.resolve(font)))
        streams = document.get(page, "/Contents", [])
        streams = [document.resolve(each) for each in (streams if isinstance(streams, list) else [streams])]
        data = b"\n".join(stream.data for stream in streams if isinstance(stream, Stream))
        content = PageContent(data, {name: fonts[font] for name, font in references.items()})
        contents[reference] = content
        for each in content.shown:
            shown.setdefault(references[each.font], []).append(each)
        check_page(document, reference, page, resources, content, report)
    for reference, font in fonts.items():
        check_font(font, shown.get(reference, []), report)
    return contents


def check_page(document, reference, page, resources, content, report):
    what = f"page {reference}"
    report.expect("UA 7.1", content.painted > 0, f"{what} paints nothing")
    for clause, fault in content.faults:
        report.expect(clause, False, f"{what}: {fault}")
    media = document.get(page, "/MediaBox", [0, 0, 0, 0])
    sides = (media[2] - media[0], media[3] - media[1])
    is_printable = all(SHORTEST_SIDE <= side <= LONGEST_SIDE for side in sides)
    report.expect("A 6.1.13", is_printable, f"{what} is of size {sides}")
    outside = [each for each in content.shown if not holds(media, each.start)]
    report.expect("PDF 14.11.2", not outside, f"{what}: {len(outside)} glyphs stand outside the page")
    for language in content.languages:
        report.expect("UA 7.2", LANGUAGE.match(language), f"{what}: language `{language}` of a span")
    states = document.get(resources, "/ExtGState", {})
    missing = content.states_used - states.keys()
    report.expect("A 6.2.2", not missing, f"{what}: graphics states {sorted(missing)} are no resources")
    used = [document.resolve(states[name]) for name in content.states_used & states.keys()]
    images = document.get(resources, "/XObject", {})
    missing = {each.name for each in content.pictures} - images.keys()
    report.expect("A 6.2.2", not missing, f"{what}: XObjects {sorted(missing)} are no resources")
    is_veiled = any(document.get(document.resolve(images[each.name]), "/SMask") for each in content.pictures if each.name in images)
    is_transparent = is_veiled or any(is_transparent_state(state) for state in used)
    has_space = "/CS" in document.get(page, "/Group", {})
    report.expect("A 6.2.10", has_space or not is_transparent, f"{what} is transparent and has no group with a CS")


def is_transparent_state(state):
    return (state.get("/ca", 1) < 1 or state.get("/CA", 1) < 1 or state.get("/SMask", "/None") != "/None"
            or state.get("/BM", "/Normal") not in ("/Normal", "/Compatible"))
