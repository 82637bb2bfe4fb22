"""All checks of a file."""
from annotation_checks import check_annotations
from file_checks import check_file
from image_checks import check_images
from metadata_checks import check_metadata
from navigation_checks import check_navigation
from page_checks import read_contents
from reader import Document
from report import Report
from structure import Structure
from structure_checks import check_structure
from table_checks import check_tables


def inspect(path):
    report = Report()
    try:
        document = Document(path)
    except (OSError, ValueError) as error:
        report.expect("A 6.1.1", False, f"not a PDF that qpdf reads: {error}")
        return report
    check_file(document, report)
    check_metadata(document, report)
    contents = read_contents(document, report)
    structure = Structure(document, report)
    check_structure(structure, contents, document, report)
    check_tables(structure, report)
    check_images(document, structure, contents, report)
    check_annotations(document, structure, contents, report)
    check_navigation(document, structure, report)
    return report
