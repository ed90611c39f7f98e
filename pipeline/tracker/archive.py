"""A workbook to bytes that depend on its contents alone: no clock, no time zone, no temporary name in them."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_STAMP = datetime(2000, 1, 1)


class _StillArchive(ZipFile):
    """A zip file in which time stands still."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **options: Any) -> None:
        info = ZipInfo(str(zinfo_or_arcname), date_time=_STAMP.timetuple()[:6])
        info.create_system = 0
        super().writestr(info, data, compress_type=ZIP_DEFLATED, compresslevel=6)

    def write(self, filename: Any, arcname: Any = None, *args: Any, **options: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def save(book: Workbook, path: Path) -> None:
    """Write the workbook.

    Raises:
        OSError: the folder cannot be written.
    """
    book.properties.creator = "督办"
    book.properties.created = book.properties.modified = _STAMP
    buffer = io.BytesIO()
    ExcelWriter(book, _StillArchive(buffer, "w")).save()
    path.write_bytes(buffer.getvalue())
