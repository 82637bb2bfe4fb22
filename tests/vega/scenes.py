"""Compares two scenes, each as scene_text.mjs and livret_scene write it: item by item, in the order of their roles.

Attributes that are not written have Vega's defaults; what cannot be seen (the width of a stroke that is not there) is
not compared. Places count within the group that holds them.
"""
import math
from dataclasses import dataclass

from outlines import differs_from_outline
from paint import normal_paint, paints_differ

PIXEL = 0.5


@dataclass
class Difference:
    """`kind` is the same for the same attribute of the same kind of item; `place` says where it is."""
    kind: str
    place: str
    expected: object
    found: object

    def __str__(self):
        return f"{self.place}: Vega has {short(self.expected)}, livret {short(self.found)}"


def short(value):
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= 70 else text[:67] + "..."


# How far numbers may be apart. `default` is a value or the name of another attribute.
TOLERANCE = {
    "opacity": 0.01, "fillOpacity": 0.01, "strokeOpacity": 0.01, "strokeWidth": 0.01, "fontSize": 0.01, "angle": 0.5,
    "startAngle": 0.005, "endAngle": 0.005, "padAngle": 0.001, "tension": 0.001, "zindex": 0, "strokeDashOffset": 0.01,
    "scaleX": 0.01, "scaleY": 0.01,
}
PLACE = {"x": 0, "y": 0}
CORNERS = {f"cornerRadius{corner}": "cornerRadius" for corner in ("TopLeft", "TopRight", "BottomLeft", "BottomRight")}
STROKE = {"strokeWidth": 1, "strokeDash": [], "strokeDashOffset": 0, "strokeCap": "butt", "strokeJoin": "miter"}
GEOMETRY = {
    "arc": {**PLACE, "startAngle": 0, "endAngle": 0, "innerRadius": 0, "outerRadius": 0, "padAngle": 0,
            "cornerRadius": 0},
    "area": {**PLACE, "width": 0, "height": 0},
    "group": {**PLACE, "width": 0, "height": 0, "clip": False, **CORNERS},
    "image": {**PLACE, "width": None, "height": None, "align": "left", "baseline": "top", "aspect": True},
    "line": PLACE,
    "path": {**PLACE, "scaleX": 1, "scaleY": 1, "angle": 0},
    "rect": {**PLACE, "width": 0, "height": 0, **CORNERS},
    "rule": {**PLACE, "x2": "x", "y2": "y"},
    "shape": PLACE,
    "symbol": {**PLACE, "size": 64, "shape": "circle", "angle": 0},
    "text": {**PLACE, "dx": 0, "dy": 0, "angle": 0, "align": "left", "baseline": "alphabetic", "limit": 0,
             "fontSize": 11, "fontStyle": "normal", "font": "sans-serif"},
    "trail": {**PLACE, "size": 1},
}
COURSES = ("area", "line", "trail")
WEIGHTS = {"normal": 400, "bold": 700, "lighter": 300, "bolder": 700}


def value_of(item, name, default):
    value = item.get(name)
    if value is None:
        value = value_of(item, default, 0) if isinstance(default, str) and name in REFERRING else default
    return value


REFERRING = {"x2", "y2", *CORNERS}


def numbers_differ(name, expected, found):
    if name == "size":
        return abs(math.sqrt(max(expected, 0)) - math.sqrt(max(found, 0))) > PIXEL
    if name == "angle":
        return abs((expected - found + 180) % 360 - 180) > TOLERANCE["angle"]
    return abs(expected - found) > TOLERANCE.get(name, PIXEL) + 1e-9


def values_differ(name, expected, found):
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) != len(found) or any(values_differ(name, *pair) for pair in zip(expected, found))
    if isinstance(expected, bool) or isinstance(found, bool):
        return bool(expected) != bool(found)
    if isinstance(expected, (int, float)) and isinstance(found, (int, float)):
        return numbers_differ(name, expected, found)
    return expected != found


def lines_of(item):
    text = item.get("text", "")
    if isinstance(text, bool):
        text = str(text).lower()
    if not isinstance(text, list):
        text = str(text)
        text = text.split(item["lineBreak"]) if item.get("lineBreak") else [text]
    return [str(line).strip() for line in text] or [""]


def weight_of(item):
    weight = item.get("fontWeight", 400)
    return WEIGHTS.get(weight, weight) if isinstance(weight, str) and not weight.isdigit() else int(weight)


def resolved_place(item):
    """A text's place with its polar part."""
    theta = item.get("theta", 0) or 0
    radius = item.get("radius", 0) or 0
    return {**item, "x": (item.get("x") or 0) + radius * math.sin(theta),
            "y": (item.get("y") or 0) - radius * math.cos(theta)}


class Comparison:
    """Collects the differences of two scenes."""
    def __init__(self):
        self.differences = []

    def report(self, kind, place, expected, found):
        self.differences.append(Difference(kind, place, expected, found))

    def attribute(self, kind, place, name, pair):
        if values_differ(name, *pair):
            self.report(f"{kind} {name}", f"{place} {name}", *pair)

    def marks(self, place, expected, found):
        """The marks of a group: of each role, those that have items, in order."""
        expected, found = by_role(expected), by_role(found)
        for role in dict.fromkeys([*expected, *found]):
            theirs, ours = expected.get(role, []), found.get(role, [])
            if len(theirs) != len(ours):
                self.report(f"{role} count of marks", f"{place}/{role}", f"{len(theirs)} marks", f"{len(ours)}")
            for number, (one, other) in enumerate(zip(theirs, ours)):
                self.mark(f"{place}/{role}" + (f"[{number}]" if len(theirs) > 1 else ""), one, other)

    def mark(self, place, expected, found):
        kind, marktype = kind_of(expected), expected["marktype"]
        if marktype != found["marktype"]:
            self.report(f"{kind} marktype", place, marktype, found["marktype"])
            return
        if expected.get("role") == "legend":
            expected, found = flat_legend(expected), flat_legend(found)
        for name, default in (("zindex", 0), ("clip", False)):
            self.attribute(kind, place, name, (expected.get(name, default), found.get(name, default)))
        theirs, ours = expected["items"], found["items"]
        if len(theirs) != len(ours):
            self.report(f"{kind} count of items", place, f"{len(theirs)} items", f"{len(ours)}")
        for number, pair in enumerate(zip(theirs, ours)):
            where = f"{place}:{number}"
            if marktype in COURSES:
                self.point(kind, where, marktype, number == 0, pair)
            else:
                self.item(kind, where, marktype, pair)

    def point(self, kind, place, marktype, is_first, pair):
        """A point of a line, area or trail; what all of them share stands in the first."""
        defined = tuple(item.get("defined", True) is not False for item in pair)
        if defined[0] != defined[1]:
            self.report(f"{kind} defined", place, *defined)
        elif defined[0]:
            self.geometry(kind, place, marktype, pair)
        if not is_first:
            return
        curve = tuple(item.get("interpolate", "linear") for item in pair)
        self.attribute(kind, place, "interpolate", curve)
        if curve[0].split("-")[0] in ("cardinal", "catmull", "bundle"):
            self.attribute(kind, place, "tension", tuple(item.get("tension", default_tension(curve[0])) for item in pair))
        if marktype == "area" or curve[0] == "monotone":
            self.attribute(kind, place, "orient", tuple(item.get("orient", "vertical") for item in pair))
        self.ink(kind, place, pair)

    def geometry(self, kind, place, marktype, pair):
        for name, default in GEOMETRY[marktype].items():
            values = tuple(value_of(item, name, default) for item in pair)
            if marktype == "image" and None in values:
                continue
            self.attribute(kind, place, name, values)

    def item(self, kind, place, marktype, pair):
        if is_hidden(pair[0]) and is_hidden(pair[1]):
            return
        if marktype == "text":
            pair = tuple(map(resolved_place, pair))
            self.text(kind, place, pair)
        if all("value" in item for item in pair) and domains_differ(pair[0]["value"], pair[1]["value"]):
            self.report(f"{kind} value", f"{place} value", pair[0]["value"], pair[1]["value"])
        self.geometry(kind, place, marktype, pair)
        if marktype == "image":
            self.attribute(kind, place, "url", tuple(str(item.get("url", "")).split("/")[-1] for item in pair))
        if marktype in ("shape", "path"):
            reason = differs_from_outline(*(item.get("path") or "" for item in pair), PIXEL)
            if reason:
                self.report(f"{kind} path", f"{place} path", *reason)
        self.ink(kind, place, pair)
        if marktype == "group":
            self.marks(place, *(item.get("items", []) for item in pair))

    def text(self, kind, place, pair):
        self.attribute(kind, place, "text", tuple(map(lines_of, pair)))
        self.attribute(kind, place, "fontWeight", tuple(map(weight_of, pair)))
        if len(lines_of(pair[0])) > 1:
            self.attribute(kind, place, "lineHeight",
                           tuple(item.get("lineHeight", item.get("fontSize", 11) + 2) for item in pair))
        if pair[0].get("limit"):
            self.attribute(kind, place, "ellipsis", tuple(item.get("ellipsis") or "…" for item in pair))

    def ink(self, kind, place, pair):
        for name in ("fill", "stroke"):
            paints = tuple(normal_paint(item.get(name)) for item in pair)
            if paints_differ(*paints):
                self.report(f"{kind} {name}", f"{place} {name}", *paints)
            if None in paints:
                continue
            opacity = tuple(value_of(item, "opacity", 1) * value_of(item, f"{name}Opacity", 1) for item in pair)
            if numbers_differ("opacity", *opacity):
                self.report(f"{kind} {name} opacity", f"{place} {name} opacity", *opacity)
            if name == "stroke":
                self.stroke(kind, place, pair)

    def stroke(self, kind, place, pair):
        for name, default in STROKE.items():
            if name == "strokeDashOffset" and not pair[0].get("strokeDash"):
                continue
            self.attribute(kind, place, name, tuple(value_of(item, name, default) for item in pair))

    def scales(self, expected, found):
        for name, scale in expected.items():
            other = found.get(name)
            if other is None:
                self.report("scale missing", f"scale {name}", scale.get("domain"), None)
                continue
            if domains_differ(scale.get("domain"), other.get("domain")):
                self.report("scale domain", f"scale {name} domain", scale["domain"], other.get("domain"))
            ranges = (scale.get("range"), other.get("range"))
            if None not in ranges and ranges_differ(*ranges):
                self.report("scale range", f"scale {name} range", *ranges)


def default_tension(curve):
    return {"bundle": 0.85, "catmull-rom": 0.5}.get(curve, 0)


def is_hidden(item):
    """Labels that give way to others stay in the scene, without being seen."""
    return item.get("opacity") == 0


def kind_of(mark):
    role = mark.get("role") or "mark"
    return f"{mark['marktype']} mark" if role in ("mark", "frame", "scope") else role


def by_role(marks):
    roles = {}
    for mark in marks:
        if mark["items"]:
            roles.setdefault(mark.get("role") or "mark", []).append(mark)
    return roles


def flat_legend(legend):
    """The legend with its entries' symbols and labels as its own: how they are nested is Vega's affair."""
    def leaves(items, x, y):
        for item in items:
            for mark in item.get("items", []):
                left, top = x, y
                if mark["marktype"] == "group":
                    for group in mark["items"]:
                        yield from leaves([group], left + (group.get("x") or 0), top + (group.get("y") or 0))
                else:
                    yield {**mark, "items": [moved(leaf, x, y) for leaf in mark["items"]]}
    merged = {}
    for mark in leaves(legend["items"], 0, 0):
        key = (mark.get("role"), mark["marktype"])
        merged.setdefault(key, {**mark, "items": []})["items"].extend(mark["items"])
    items = [{**item, "items": list(merged.values())} for item in legend["items"][:1]]
    return {**legend, "items": items}


def moved(item, x, y):
    places = {name: (item.get(name) or 0) + shift for name, shift in (("x", x), ("y", y))}
    places.update({name: item[name] + shift for name, shift in (("x2", x), ("y2", y)) if item.get(name) is not None})
    return {**item, **places}


def domains_differ(expected, found):
    if found == [] and expected == [None, None]:  # Vega's extremes of no numbers
        return False
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) != len(found) or any(domains_differ(*pair) for pair in zip(expected, found))
    if isinstance(expected, (int, float)) and isinstance(found, (int, float)):
        return abs(expected - found) > 0.0011 + 1e-9 * abs(expected)
    return expected != found


def ranges_differ(expected, found):
    if len(expected) != len(found):
        return True
    for one, other in zip(expected, found):
        if isinstance(one, str) and isinstance(other, str):
            if paints_differ(normal_paint(one), normal_paint(other)):
                return True
        elif values_differ("range", one, other):
            return True
    return False


def compare_scenes(expected, found):
    """The differences of what livret_scene wrote from what Vega made."""
    comparison = Comparison()
    comparison.scales(expected["scales"], found.get("scales") or {})
    for side, pair in zip(("width", "height"), zip(expected["size"], found["size"])):
        comparison.attribute("whole", "whole", side, pair)
    comparison.mark("", expected["scene"], found["scene"])
    return comparison.differences
