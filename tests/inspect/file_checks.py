"""The file, its limits and what it may not hold: ISO 19005-3, 6.1, 6.2.3, 6.5, 6.7.2.2 and 6.9."""
import re
import struct
import subprocess

from reader import Stream, is_text, length_of, text_of

ACTIONS = {"/URI", "/GoTo"}  # all that livret has; PDF/A has a few more
FORBIDDEN_KEYS = {"/JS", "/JavaScript", "/XFA", "/AA", "/OpenAction", "/PS", "/Alternates", "/OPI", "/Ref", "/TR",
                  "/HTP"}
FORBIDDEN_FILTERS = {"/LZWDecode", "/Crypt"}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")


def check_bytes(document, report):
    data = document.bytes
    report.expect("A 6.1.2", re.match(rb"%PDF-1\.[0-7][\r\n]", data), "no header `%PDF-1.n`")
    second = data.split(b"\n", 2)[1]
    is_binary = second[:1] == b"%" and len(second) >= 5 and all(byte > 127 for byte in second[1:5])
    report.expect("A 6.1.2", is_binary, "no comment of four bytes above 127 after the header")
    report.expect("A 6.1.3", re.search(rb"%%EOF[\r\n]*\Z", data), "something stands after `%%EOF`")
    done = subprocess.run(["qpdf", "--check", str(document.path)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    report.expect("A 6.1.1", done.returncode == 0, f"qpdf --check: {done.stdout.decode('utf-8', 'replace')}")


def check_trailer(document, report):
    identifier = document.get(document.trailer, "/ID", [])
    is_sound = len(identifier) == 2 and all(map(is_text, identifier))
    report.expect("A 6.1.3", is_sound, "no file identifier of two strings")
    report.expect("A 6.1.3", "/Encrypt" not in document.trailer, "the file is encrypted")


def check_limits(document, report):
    for reference, value in document.walk():
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, (int, float)):
            largest = 2**31 - 1 if isinstance(value, int) else 3.4e38
            report.expect("A 6.1.13", abs(value) <= largest, f"{reference}: {value} is out of range")
        elif is_text(value):
            report.expect("A 6.1.13", length_of(value) <= 32767, f"{reference}: a string of {length_of(value)} bytes")
        elif isinstance(value, str) and value.startswith("/"):
            report.expect("A 6.1.13", len(value.encode()) <= 128, f"{reference}: a name of {len(value)} bytes")
        elif isinstance(value, dict):
            check_dictionary(reference, value, report)
    for reference, value in document.objects.items():
        if isinstance(value, Stream):
            filters = value.stored.get("/Filter", [])
            used = set(filters if isinstance(filters, list) else [filters])
            report.expect("A 6.1.7.2", not used & FORBIDDEN_FILTERS, f"{reference}: filters {sorted(used)}")
            is_outside = {"/F", "/FFilter"} & value.stored.keys()
            report.expect("A 6.1.7.1", not is_outside, f"{reference}: data in another file")


def check_dictionary(reference, value, report):
    forbidden = FORBIDDEN_KEYS & value.keys()
    report.expect("A 6.5", not forbidden, f"{reference}: {sorted(forbidden)} is not allowed")
    action = value.get("/A")
    if isinstance(action, dict) and "/S" in action:
        report.expect("A 6.5.1", action["/S"] in ACTIONS, f"{reference}: an action {action['/S']}")


def check_profile(profile, report):
    """An ICC header (ICC.1:2010, 7.2)."""
    data = profile.data
    is_profile = len(data) >= 132 and data[36:40] == b"acsp"
    if not report.expect("A 6.2.3", is_profile, "output intent without an ICC profile"):
        return
    size, version, kind, space = struct.unpack_from(">I4xB3x4s4s", data)
    report.expect("A 6.2.3", size == len(data), f"ICC profile says {size} bytes and has {len(data)}")
    report.expect("A 6.2.3", version <= 4, f"ICC profile of version {version}")
    report.expect("A 6.2.3", kind in (b"mntr", b"prtr") and space == b"RGB ", f"ICC profile is {kind!r} of {space!r}")
    report.expect("A 6.2.3", profile.dictionary.get("/N") == 3, "ICC profile's N is not 3")


def check_catalogue(document, report):
    catalogue = document.catalogue
    intents = [document.resolve(each) for each in document.get(catalogue, "/OutputIntents", [])]
    intents = [each for each in intents if each.get("/S") == "/GTS_PDFA1"]
    if report.expect("A 6.2.3", len(intents) == 1, f"{len(intents)} PDF/A output intents"):
        identifier = text_of(intents[0].get("/OutputConditionIdentifier"))
        report.expect("A 6.2.3", identifier, "output intent without identifier")
        profile = document.get(intents[0], "/DestOutputProfile")
        if report.expect("A 6.2.3", isinstance(profile, Stream), "output intent without profile"):
            check_profile(profile, report)
    language = text_of(document.get(catalogue, "/Lang"))
    report.expect("UA 7.2", LANGUAGE.match(language), f"document language is `{language}`")
    mark_info = document.get(catalogue, "/MarkInfo", {})
    report.expect("A 6.7.2.2", mark_info.get("/Marked") is True, "MarkInfo is not marked")
    report.expect("UA 7.1", mark_info.get("/Suspects", False) is False, "MarkInfo has suspects")
    preferences = document.get(catalogue, "/ViewerPreferences", {})
    report.expect("UA 7.1", preferences.get("/DisplayDocTitle") is True, "the title is not displayed")
    report.expect("A 6.9", "/OCProperties" not in catalogue, "optional content, which livret does not write")
    report.expect("A 6.4.1", "/AcroForm" not in catalogue, "a form, which livret does not write")


def check_file(document, report):
    check_bytes(document, report)
    check_trailer(document, report)
    check_limits(document, report)
    check_catalogue(document, report)
