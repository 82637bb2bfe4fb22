"""Fills and strokes in a form in which equal ones are equal: (red, green, blue, alpha), a gradient's samples, or text."""
import re

SAMPLES = 16


def normal_paint(paint):
    """None where nothing is painted."""
    if isinstance(paint, dict):
        return normal_gradient(paint) if "gradient" in paint else str(paint)
    colour = normal_colour(paint)
    return None if isinstance(colour, tuple) and colour[3] == 0 else colour


def normal_colour(text):
    if text in (None, "", "none", "transparent"):
        return None
    text = str(text).strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3,4}", text):
        text = "#" + "".join(digit * 2 for digit in text[1:])
    if re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", text):
        channels = [int(text[i:i + 2], 16) for i in range(1, len(text), 2)]
        return (*channels[:3], channels[3] / 255 if len(channels) == 4 else 1.0)
    match = re.fullmatch(r"rgba?\(([^)]*)\)", text)
    if match:
        numbers = [float(part) for part in match[1].split(",")]
        return (*(round(number) for number in numbers[:3]), numbers[3] if len(numbers) == 4 else 1.0)
    return text


def normal_gradient(gradient):
    """Kind, corners and the colours at even places."""
    linear = gradient["gradient"] == "linear"
    defaults = {"x1": 0, "y1": 0, "x2": 1, "y2": 0} if linear else {
        "x1": 0.5, "y1": 0.5, "r1": 0, "x2": 0.5, "y2": 0.5, "r2": 0.5}
    corners = tuple(round(gradient.get(name, default), 2) for name, default in defaults.items())
    stops = [(stop["offset"], stop_colour(stop["color"])) for stop in gradient["stops"]] or [(0, (0, 0, 0, 0.0))]
    return (gradient["gradient"], corners, tuple(colour_at(stops, i / SAMPLES) for i in range(SAMPLES + 1)))


def stop_colour(text):
    colour = normal_colour(text)
    return colour if isinstance(colour, tuple) else (0, 0, 0, 0.0)


def colour_at(stops, place):
    before = [stop for stop in stops if stop[0] <= place + 1e-9]
    after = [stop for stop in stops if stop[0] > place + 1e-9]
    if not before or not after:
        return (before or after)[-1 if before else 0][1]
    (start, one), (end, other) = before[-1], after[0]
    part = (place - start) / (end - start)
    return tuple(a + (b - a) * part for a, b in zip(one, other))


def paints_differ(expected, found):
    if isinstance(expected, tuple) and isinstance(found, tuple):
        if isinstance(expected[0], str) or isinstance(found[0], str):
            return expected[:2] != found[:2] or any(map(samples_differ, expected[2], found[2]))
        return expected[:3] != found[:3] or abs(expected[3] - found[3]) > 0.005
    return expected != found


def samples_differ(one, other):
    return any(abs(a - b) > 2 for a, b in zip(one[:3], other[:3])) or abs(one[3] - other[3]) > 0.02
