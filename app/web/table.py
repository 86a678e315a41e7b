"""Tables to take away: CSV, and Excel's XLSX."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from fastapi import Response

Cell = str | int | float | None
Form = Literal["csv", "xlsx"]
"""The end of an address that asks for a file."""

# A spreadsheet takes text that begins so for a formula (OWASP, CSV injection); an apostrophe keeps it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Table:
    """A list as readers take it away: its name is title and file name."""

    name: str
    head: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]


def table_answer(table: Table, form: Form) -> Response:
    """The table as a file."""
    return csv_answer(table) if form == "csv" else xlsx_answer(table)


def csv_answer(table: Table) -> Response:
    """A CSV file; the byte order mark tells Excel that it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(table.head)
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return _file(table.name + ".csv", "text/csv; charset=utf-8", text.getvalue().encode("utf-8-sig"))


def xlsx_answer(table: Table) -> Response:
    """An XLSX file of one sheet: a title line, a frozen head, and the rows."""
    data = io.BytesIO()
    import xlsxwriter  # here, as it takes long to load

    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, table.name, book.add_format({"bold": True, "font_size": 14}))
        sheet.write_row(1, 0, table.head, book.add_format({"bold": True, "bottom": 1}))
        widths = [len(label) for label in table.head]
        for number, row in enumerate(table.rows, start=2):
            sheet.write_row(number, 0, row)
            widths = [max(width, len(str(cell or ""))) for width, cell in zip(widths, row, strict=True)]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(60, 2 * width + 2))
        sheet.freeze_panes(2, 0)
    return _file(table.name + ".xlsx", _XLSX, data.getvalue())


def _text(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _file(name: str, media_type: str, content: bytes) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=media_type, headers={"content-disposition": disposition})
