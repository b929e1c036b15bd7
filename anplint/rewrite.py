"""Writing an article back: as a whole or not at all, and only over what was read."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from anplint.errors import ReadError

BOM = b"\xef\xbb\xbf"


def encode(source: str, *, bom: bool) -> bytes:
    """The bytes of a source that was read from UTF-8, with the byte order mark that stood before it."""
    return (BOM if bom else b"") + source.encode()


def replace_file(file: Path, old: bytes, new: bytes) -> None:
    """Put ``new`` in the place of ``old``, through a temporary file in the same folder; the mode is kept.

    Raises ReadError where the file is no regular file or a link that leads out of its folder, where it no
    longer holds ``old``, and where it cannot be written; then nothing has changed.
    """
    target = Path(os.path.realpath(file))
    if target.parent != Path(os.path.realpath(file.parent)):
        raise ReadError(str(file), f"is a link to {target}, which lies elsewhere; name that file")
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        mode = target.stat().st_mode
        if not stat.S_ISREG(mode):
            raise ReadError(str(file), "is not a regular file")
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:  # noqa: PTH123
            opened.write(new)
            opened.flush()
            os.fsync(opened.fileno())
        temporary.chmod(stat.S_IMODE(mode))
        if target.read_bytes() != old:
            raise ReadError(str(file), "changed while it was looked at; run the command again")
        temporary.replace(target)
    except OSError as error:
        raise ReadError(str(file), f"cannot be written: {error.strerror}") from None
    finally:
        with suppress(OSError):
            temporary.unlink()
