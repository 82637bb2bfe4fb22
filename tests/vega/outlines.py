"""Compares SVG paths by what they enclose: their boxes, their number of parts, and places on them."""
import re

TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
PLACES = 24


def parts_of(path):
    """The vertices of each part of a path; a curve counts by its end."""
    tokens = TOKEN.findall(path)
    parts, x, y, i, command = [], 0.0, 0.0, 0, "M"
    while i < len(tokens):
        if tokens[i].isalpha():
            command = tokens[i]
            i += 1
            if command in "Zz":
                if parts and parts[-1]:
                    x, y = parts[-1][0]
                    parts[-1].append((x, y))
                continue
        count = ARGUMENTS.get(command.upper())
        if count is None:
            break
        numbers = [float(token) for token in tokens[i:i + count]]
        i += count
        if len(numbers) < count:
            break
        x, y = end_of(command, numbers, x, y)
        if command in "Mm":
            parts.append([])
            command = "L" if command == "M" else "l"
        if not parts:
            parts.append([])
        parts[-1].append((x, y))
    return [part for part in parts if len(part) > 1]


def end_of(command, numbers, x, y):
    base_x, base_y = (x, y) if command.islower() else (0, 0)
    if command in "Hh":
        return base_x + numbers[0], y
    if command in "Vv":
        return x, base_y + numbers[0]
    return base_x + numbers[-2], base_y + numbers[-1]


def box_of(parts):
    xs = [x for part in parts for x, _ in part]
    ys = [y for part in parts for _, y in part]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None


def distance_to_segment(point, start, end):
    (px, py), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    part = 0 if length == 0 else max(0, min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length))
    return ((px - ax - part * (bx - ax)) ** 2 + (py - ay - part * (by - ay)) ** 2) ** 0.5


def distance_to(parts, point):
    return min(distance_to_segment(point, *pair) for part in parts for pair in zip(part, part[1:]))


def differs_from_outline(expected, found, tolerance):
    """What is different, as a pair, or None."""
    theirs, ours = parts_of(expected), parts_of(found)
    if len(theirs) != len(ours):
        return f"{len(theirs)} parts", f"{len(ours)} parts"
    if not theirs:
        return None
    boxes = box_of(theirs), box_of(ours)
    if any(abs(a - b) > tolerance for a, b in zip(*boxes)):
        return tuple(tuple(round(side, 2) for side in box) for box in boxes)
    for parts, others in ((theirs, ours), (ours, theirs)):
        vertices = [vertex for part in parts for vertex in part]
        for vertex in vertices[::max(1, len(vertices) // PLACES)]:
            distance = distance_to(others, vertex)
            if distance > tolerance:
                return f"{'a' if parts is theirs else 'no'} point at {vertex}", f"{distance:.2f} away from it"
    return None
