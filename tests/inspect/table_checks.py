"""Tables: ISO 14289-1, 7.5. Rows are as wide as one another and each data cell has its headers."""
from reader import text_of


def rows_of(table):
    """Rows in reading order, by part: a span does not leave its THead, TBody or TFoot."""
    loose = [kid for kid in table.kids if kid.role == "TR"]
    parts = [kid for kid in table.kids if kid.role in ("THead", "TBody", "TFoot")]
    return ([loose] if loose else []) + [[row for row in part.kids if row.role == "TR"] for part in parts]


class Grid:
    """Which cell fills which place of the rows of a part."""

    def __init__(self, rows):
        self.cells = {}
        self.faults = []
        self.height = len(rows)
        for y, row in enumerate(rows):
            x = 0
            for cell in row.kids:
                while (x, y) in self.cells:
                    x += 1
                self._place(cell, x, y)

    def _place(self, cell, x, y):
        width, height = cell.attribute("Table", "ColSpan", 1), cell.attribute("Table", "RowSpan", 1)
        if width < 1 or height < 1 or y + height > self.height:
            self.faults.append(f"{cell} spans {height} rows from row {y + 1} of {self.height}")
            height = min(max(height, 1), self.height - y)
        for place in ((x + i, y + j) for i in range(width) for j in range(height)):
            if place in self.cells:
                self.faults.append(f"{cell} lies over {self.cells[place]}")
            self.cells[place] = cell

    def widths(self):
        return [sum(1 for _, row in self.cells if row == y) for y in range(self.height)]


def check_header_cells(table, report):
    names = {text_of(each.dictionary["/ID"]) for each in table.all() if each.role == "TH" and "/ID" in each.dictionary}
    for cell in table.all():
        if cell.role == "TH":
            scope = cell.attribute("Table", "Scope")
            report.expect("UA 7.5", scope in ("/Row", "/Column", "/Both"), f"{cell}: Scope is {scope}")
        for header in cell.attribute("Table", "Headers", []):
            report.expect("UA 7.5", text_of(header) in names, f"{cell}: header {text_of(header)} is not in its table")


def check_data_cells(table, grids, report):
    """A data cell is told its headers, or finds one above it or at its side."""
    heads = {x for grid in grids for (x, _), cell in grid.cells.items() if cell.role == "TH"
             and cell.attribute("Table", "Scope") in ("/Column", "/Both")}
    for grid in grids:
        sides = {y for (_, y), cell in grid.cells.items() if cell.role == "TH"
                 and cell.attribute("Table", "Scope") in ("/Row", "/Both")}
        for (x, y), cell in grid.cells.items():
            if cell.role == "TD":
                is_headed = x in heads or y in sides or cell.attribute("Table", "Headers")
                report.expect("UA 7.5", is_headed, f"{cell} of {table} has no header")


def check_tables(structure, report):
    for table in structure.all():
        if table.role != "Table":
            continue
        grids = [Grid(rows) for rows in rows_of(table)]
        faults = [fault for grid in grids for fault in grid.faults]
        report.expect("UA 7.5", not faults, f"{table}: {'; '.join(faults)}")
        widths = [width for grid in grids for width in grid.widths()]
        report.expect("UA 7.5", widths and min(widths) == max(widths), f"{table}: rows of {widths} columns")
        check_header_cells(table, report)
        check_data_cells(table, grids, report)
        captions = [i for i, kid in enumerate(table.kids) if kid.role == "Caption"]
        is_at_end = captions in ([], [0], [len(table.kids) - 1])
        report.expect("PDF 14.8.4.3.4", is_at_end, f"{table}: captions at {captions}")
