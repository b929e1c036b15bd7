"""Which files a run looks at: the named ones, and in folders those that are articles."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

SUFFIXES = frozenset({".md", ".markdown", ".txt"})
"""Suffixes of the files that are taken from a folder; a file named on the command line is always read."""
SKIPPED_FOLDERS = frozenset(
    {".git", ".hg", ".svn", ".venv", "node_modules", "_site", "public", "dist", "__pycache__"}
)
SKIPPED_FILES = (
    "requirements*.txt",
    "robots.txt",
    "license*",
    "licence*",
    "cmakelists.txt",
    "copying*",
    "notice*",
)
"""Files that end in .txt or .md and are no articles (names compared in lower case)."""


class Discovered(NamedTuple):
    """The files to read, in order and each once, and the paths that are not there."""

    files: tuple[Path, ...]
    failures: tuple[Failure, ...]


class _Ignore(NamedTuple):
    folder: str
    spec: GitIgnoreSpec


def discover(paths: Iterable[Path]) -> Discovered:
    """The articles that the paths stand for: files as named, folders walked in order of names.

    In folders ``.gitignore`` files are followed (also those above, up to the root of the repository),
    links to folders are not, and only regular files count.
    """
    files: dict[Path, None] = {}
    failures = []
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError as error:
            reason = "no such file or folder" if isinstance(error, FileNotFoundError) else str(error.strerror)
            failures.append(Failure(shown(path), reason))
            continue
        if stat.S_ISDIR(mode):
            files.update(dict.fromkeys(_walk(path)))
        elif stat.S_ISREG(mode):
            files[path] = None
        else:
            failures.append(Failure(shown(path), "is not a regular file"))
    return Discovered(tuple(sorted(files, key=shown)), tuple(failures))


def shown(path: Path) -> str:
    """A path for reports: relative to the working directory with ``/``, absolute outside it."""
    here = os.getcwd()  # noqa: PTH109 - three times faster than with a Path, and this is done for every file
    absolute = os.path.normpath(os.path.join(here, path))  # noqa: PTH118
    inside = absolute.startswith(here.rstrip(os.sep) + os.sep)
    return (absolute[len(here.rstrip(os.sep)) + 1 :] if inside else absolute).replace(os.sep, "/")


def _walk(folder: Path) -> Iterator[Path]:
    ignores = list(_above(folder.absolute()))
    yield from _walk_into(folder, os.path.normpath(folder.absolute()), ignores)


def _above(folder: Path) -> Iterator[_Ignore]:
    """The ignore files of the folders above, from the repository's root down."""
    root = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)
    if root is None:
        return
    above = [one for one in folder.parents if one == root or root in one.parents]
    for one in reversed(above):
        yield from _read_ignore(str(one))


def _read_ignore(folder: str) -> Iterator[_Ignore]:
    try:
        text = Path(folder, ".gitignore").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    from pathspec import GitIgnoreSpec

    yield _Ignore(folder, GitIgnoreSpec.from_lines(text.splitlines()))


def _walk_into(folder: Path, absolute: str, ignores: Sequence[_Ignore]) -> Iterator[Path]:
    """The articles below a folder, depth first; an explicit stack, so depth costs no recursion."""
    stack = [(folder, absolute, ignores)]
    while stack:
        folder, absolute, above = stack.pop()
        rules = [*above, *_read_ignore(absolute)]
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            continue
        below = []
        for entry in entries:
            place = f"{absolute}{os.sep}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name.lower() not in SKIPPED_FOLDERS and not _ignored(f"{place}/", rules):
                    below.append((folder / entry.name, place, rules))
            elif _is_article(entry) and not _ignored(place, rules):
                yield folder / entry.name
        stack.extend(reversed(below))


def _is_article(entry: os.DirEntry[str]) -> bool:
    name = entry.name.lower()
    if os.path.splitext(name)[1] not in SUFFIXES:  # noqa: PTH122 - faster than a Path, and this is the hot loop
        return False
    return entry.is_file(follow_symlinks=False) and not any(
        PurePath(name).match(one) for one in SKIPPED_FILES
    )


def _ignored(place: str, ignores: Sequence[_Ignore]) -> bool:
    """Whether git would ignore a path (a folder's ends in ``/``): the deepest ignore file decides."""
    for ignore in reversed(ignores):
        result = ignore.spec.check_file(place[len(ignore.folder) + 1 :])
        if result.include is not None:
            return result.include
    return False
