"""Tables to take away: CSV, and Excel's XLSX."""

import csv
import io
from collections.abc import Iterable, Sequence
from urllib.parse import quote

import xlsxwriter
from fastapi import Response

Cell = str | int | float | None

# A spreadsheet takes text that begins so for a formula (OWASP, CSV injection); an apostrophe keeps it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_answer(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """A CSV file; the byte order mark tells Excel that it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return _file(name + ".csv", "text/csv; charset=utf-8", text.getvalue().encode("utf-8-sig"))


def xlsx_answer(name: str, title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """An XLSX file of one sheet: a title line, a frozen head, and the rows."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        sheet.write_row(1, 0, head, book.add_format({"bold": True, "bottom": 1}))
        widths = [len(label) for label in head]
        for number, row in enumerate(rows, start=2):
            sheet.write_row(number, 0, row)
            widths = [max(width, len(str(cell or ""))) for width, cell in zip(widths, row, strict=True)]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(60, 2 * width + 2))
        sheet.freeze_panes(2, 0)
    return _file(name + ".xlsx", _XLSX, data.getvalue())


def _text(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _file(name: str, media_type: str, content: bytes) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=media_type, headers={"content-disposition": disposition})
