"""Images: ISO 19005-3, 6.2.4 and 6.2.8, ISO 14289-1, 7.3, and that their data are what they say."""
import struct

from reader import Stream

COMPONENTS = {"/DeviceRGB": 3, "/DeviceGray": 1}  # all that livret has, of those that go with an sRGB output intent
INTENTS = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}
FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended and progressive JPEG


def jpeg_frame(data):
    """Height, width and components of a JPEG file, or nothing (ITU-T T.81, B.2)."""
    if data[:2] != b"\xff\xd8":
        return None
    position = 2
    while position + 9 < len(data) and data[position] == 0xFF:
        kind, length = data[position + 1], struct.unpack_from(">H", data, position + 2)[0]
        if kind in FRAMES:
            return struct.unpack_from(">HHB", data, position + 5)
        position += 2 + length
    return None


def check_samples(image, what, components, report):
    height, width = image.dictionary.get("/Height", 0), image.dictionary.get("/Width", 0)
    bits = image.dictionary.get("/BitsPerComponent")
    if not report.expect("A 6.2.8", bits == 8, f"{what} has {bits} bits for each component"):
        return
    if image.stored.get("/Filter") == "/DCTDecode":
        frame = jpeg_frame(image.data)
        report.expect("PDF 7.4.8", frame == (height, width, components), f"{what} holds a JPEG of {frame}")
    else:
        size = height * width * components
        report.expect("PDF 8.9.3", len(image.data) == size > 0, f"{what} has {len(image.data)} bytes, not {size}")


def check_image(document, reference, image, report):
    what = f"image {reference}"
    space = document.get(image, "/ColorSpace")
    components = COMPONENTS.get(space if isinstance(space, str) else None)
    if report.expect("A 6.2.4.3", components, f"{what} is in {space}"):
        check_samples(image, what, components, report)
    report.expect("A 6.2.8", document.get(image, "/Interpolate", False) is False, f"{what} is interpolated")
    intent = document.get(image, "/Intent", "/Perceptual")
    report.expect("A 6.2.6", intent in INTENTS, f"{what} has the intent {intent}")
    mask = document.get(image, "/SMask")
    if mask is None:
        return
    is_mask = (isinstance(mask, Stream) and mask.dictionary.get("/ColorSpace") == "/DeviceGray"
               and not {"/Mask", "/SMask"} & mask.dictionary.keys())
    report.expect("PDF 11.6.5.3", is_mask, f"{what} has a soft mask that is no grey image")


def check_images(document, structure, contents, report):
    for reference, value in document.objects.items():
        if isinstance(value, Stream) and value.dictionary.get("/Subtype") == "/Image":
            check_image(document, reference, value, report)
    owners = {place: element for element in structure.all() for place in element.contents}
    for page, content in contents.items():
        for picture in content.pictures:
            owner = owners.get((page, picture.identifier))
            is_tagged = picture.identifier is None or (owner is not None and owner.role == "Figure")
            report.expect("UA 7.3", is_tagged, f"page {page}: an image belongs to {owner}, which is no figure")
