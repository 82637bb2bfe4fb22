"""A PDF's objects, as qpdf reads them: names are `/Name`, texts `u:…` or `b:…`, references `7 0 R`."""
import base64
import json
import re
import subprocess

REFERENCE = re.compile(r"\d+ \d+ R\Z")


def is_reference(value):
    return isinstance(value, str) and REFERENCE.match(value) is not None


def is_text(value):
    return isinstance(value, str) and value[:2] in ("u:", "b:")


def text_of(value):
    """A text string's characters; nothing for what is none."""
    if not is_text(value):
        return ""
    return value[2:] if value.startswith("u:") else bytes.fromhex(value[2:]).decode("latin-1")


def length_of(value):
    """The bytes of a text string: ASCII, or UTF-16 with its mark."""
    text = text_of(value)
    return len(text) if text.isascii() or value.startswith("b:") else 2 + len(text.encode("utf-16-be"))


def is_inside(box, rectangle, slack=0):
    """Whether a box has an area and lies in a rectangle."""
    return (rectangle[0] - slack <= box[0] < box[2] <= rectangle[2] + slack
            and rectangle[1] - slack <= box[1] < box[3] <= rectangle[3] + slack)


def holds(rectangle, point, slack=0):
    return (rectangle[0] - slack <= point[0] <= rectangle[2] + slack
            and rectangle[1] - slack <= point[1] <= rectangle[3] + slack)


class Stream:
    def __init__(self, dictionary, data, stored):
        self.dictionary = dictionary
        self.data = data
        self.stored = stored  # the dictionary with the filters of the file


class Document:
    def __init__(self, path):
        self.path = path
        self.bytes = path.read_bytes()
        decoded = self._json("--json-stream-data=inline", "--decode-level=generalized")
        stored = self._json("--json-stream-data=none", "--decode-level=none")
        self.trailer = decoded.pop("trailer")["value"]
        self.objects = {}
        for key, entry in decoded.items():
            reference = key.removeprefix("obj:")
            if "stream" in entry:
                stream = entry["stream"]
                as_stored = stored[key]["stream"]["dict"]
                self.objects[reference] = Stream(stream["dict"], base64.b64decode(stream["data"]), as_stored)
            else:
                self.objects[reference] = entry["value"]
        self.catalogue = self.get(self.trailer, "/Root", {})
        self.pages = list(self._leaves(self.get(self.catalogue, "/Pages", {}), self.catalogue.get("/Pages")))

    def _json(self, *options):
        command = ["qpdf", "--json=2", "--json-key=qpdf", *options, str(self.path)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        if done.returncode not in (0, 3):
            raise ValueError(done.stderr.decode("utf-8", "replace"))
        return json.loads(done.stdout)["qpdf"][1]

    def resolve(self, value):
        return self.objects.get(value) if is_reference(value) else value

    def get(self, dictionary, key, default=None):
        if isinstance(dictionary, Stream):
            dictionary = dictionary.dictionary
        value = self.resolve(dictionary.get(key)) if isinstance(dictionary, dict) else None
        return default if value is None else value

    def _leaves(self, node, reference):
        if node.get("/Type") == "/Page":
            yield reference, node
        for kid in self.get(node, "/Kids", []):
            yield from self._leaves(self.resolve(kid), kid)

    def number_tree(self, node):
        return self._tree(node, "/Nums")

    def name_tree(self, node):
        return self._tree(node, "/Names")

    def _tree(self, node, leaf):
        """The pairs of a name or number tree, in the order of the file."""
        flat = self.get(node, leaf, [])
        pairs = list(zip(flat[0::2], flat[1::2]))
        for kid in self.get(node, "/Kids", []):
            pairs += self._tree(self.resolve(kid), leaf)
        return pairs

    def walk(self):
        """Each value of each object, with the number of the object."""
        for reference, value in self.objects.items():
            yield from self._walk(reference, value.dictionary if isinstance(value, Stream) else value)

    def _walk(self, reference, value):
        yield reference, value
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        for each in inner:
            yield from self._walk(reference, each)
