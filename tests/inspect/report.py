"""What an inspection has looked at and what it has found."""


class Report:
    def __init__(self):
        self.passed = 0
        self.faults = []

    def expect(self, clause, holds, what):
        """`clause`: `A` for ISO 19005-3, `UA` for ISO 14289-1, `PDF` for ISO 32000-1, with its number."""
        if holds:
            self.passed += 1
        else:
            self.faults.append(f"{clause}: {what}")
        return bool(holds)
