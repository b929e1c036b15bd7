"""Writing an article back: as a whole or not at all, and only over what was read."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from anplint.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

BOM = b"\xef\xbb\xbf"
AS_IT_WAS = "the file is as it was"


def encode(source: str, *, bom: bool) -> bytes:
    """The bytes of a source that was read from UTF-8, with the byte order mark that stood before it."""
    return (BOM if bom else b"") + source.encode()


def replace_file(file: Path, old: bytes, new: bytes) -> int:
    """Put ``new`` in the place of ``old``, through a temporary file in the same folder.

    Mode, owner and extended attributes stay, as far as the system lets them. A file that holds ``new``
    already is left alone. Returns how many other names (hard links) the file had: they keep the old text.

    Raises ReadError where the file is no regular file, is read-only, or is a link that leads out of the
    folder of the link and of the working directory, where it no longer holds ``old``, and where it cannot
    be written; then nothing has changed.
    """
    target = _target(file)
    temporary = target.with_name(f".anplint-{os.urandom(8).hex()}.tmp")
    try:
        state = _state(file, target)
        with _alone(target):
            _write(temporary, new, target, state)
            held = target.read_bytes()
            if held == new:
                return 0
            if held != old:
                raise ReadError(str(file), "changed while it was looked at; run the command again")
            temporary.replace(target)
            return state.st_nlink - 1
    except OSError as error:
        raise ReadError(str(file), _why(error, temporary)) from None
    finally:
        with suppress(OSError):
            temporary.unlink()


def _why(error: OSError, temporary: Path) -> str:
    """What went wrong, in words, while the temporary file may still be there."""
    if isinstance(error, FileNotFoundError):
        return "is gone; nothing was written"
    folder = isinstance(error, PermissionError) and not temporary.exists()
    what = "its folder cannot be written to" if folder else "cannot be written"
    return f"{what}: {error.strerror}; {AS_IT_WAS}"


def _target(file: Path) -> Path:
    """The file that a path leads to."""
    target, folder = Path(os.path.realpath(file)), Path(os.path.realpath(file.parent))
    here = Path(os.path.realpath(Path.cwd()))
    roots = (folder, here) if folder.is_relative_to(here) else (folder,)
    if not any(target.is_relative_to(root) for root in roots):
        raise ReadError(str(file), f"is a link to {target}, which lies elsewhere; name that file")
    return target


def _state(file: Path, target: Path) -> os.stat_result:
    """Mode, owner and number of names of a file that can be replaced."""
    state = target.stat()
    if not stat.S_ISREG(state.st_mode):
        raise ReadError(str(file), "is not a regular file")
    if not state.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise ReadError(str(file), f"is read-only; {AS_IT_WAS}")
    return state


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Wait until no other run writes this file, and keep others waiting; where a system has such locks."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    while True:
        with target.open("rb") as opened:
            with suppress(OSError):
                fcntl.flock(opened, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(opened.fileno()), target.stat()):
                yield
                return


def _write(temporary: Path, data: bytes, target: Path, state: os.stat_result) -> None:
    """Write a new file to the disk, with the owner, mode and attributes of the one that it will replace."""
    with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:  # noqa: PTH123
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    own = temporary.stat()
    if (own.st_uid, own.st_gid) != (state.st_uid, state.st_gid):
        for owner in (state.st_uid, -1):  # the group alone, where the owner may not be set
            with suppress(OSError):
                os.chown(temporary, owner, state.st_gid)
                break
    temporary.chmod(stat.S_IMODE(state.st_mode))
    with suppress(OSError, AttributeError):  # not every system or file system has them
        for name in os.listxattr(target):
            with suppress(OSError):
                os.setxattr(temporary, name, os.getxattr(target, name))
