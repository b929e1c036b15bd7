"""Which files a run looks at: the named ones, and in folders those that are articles."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

    Taking = Callable[[Path], bool | None]

SUFFIXES = frozenset({".md", ".markdown", ".mdx", ".html", ".htm", ".txt"})
"""Suffixes of the files that are taken from a folder; a file named on the command line is always read."""
UNREAD_SUFFIXES = frozenset(
    ".rst .adoc .asciidoc .asc .org .textile .wiki .mediawiki .creole .typ .tex .qmd .rmd .djot .ipynb "
    ".docx .odt .rtf .epub".split()
)
"""Suffixes under which articles are written, too, and that are not read: they are counted."""
SKIPPED_FOLDERS = frozenset(
    {".git", ".hg", ".svn", ".venv", "node_modules", "_site", "public", "dist", "__pycache__"}
)
SKIPPED_FILES = (
    "requirements*.txt",
    "constraints*.txt",
    "robots.txt",
    "license*",
    "licence*",
    "cmakelists.txt",
    "copying*",
    "notice*",
)
"""Files that end in .txt or .md and are no articles (names compared in lower case)."""


class Discovered(NamedTuple):
    """The files to read, in order and each once, and the paths that are not there.

    ``unread`` counts the files in folders whose suffix says that they are articles of a kind that is not
    read, by suffix, the most frequent first.
    """

    files: tuple[Path, ...]
    failures: tuple[Failure, ...]
    unread: tuple[tuple[str, int], ...] = ()


class _Ignore(NamedTuple):
    folder: str
    spec: GitIgnoreSpec


def discover(paths: Iterable[Path], *, force: bool = False, taking: Taking | None = None) -> Discovered:
    """The articles that the paths stand for: files as named, folders walked in order of names.

    In folders ``.gitignore`` files are followed (also those above, up to the root of the repository),
    links to folders are not, and only regular files count. ``taking`` is what the configuration says of a
    file: True takes it, whatever its suffix, False leaves it out, None leaves it to the rules here. With
    ``force`` all that leaves a file in a folder out, but the suffix, leaves a named one out too.
    """
    files: dict[Path, None] = {}
    failures = []
    unread: dict[str, int] = {}
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError as error:
            reason = "no such file or folder" if isinstance(error, FileNotFoundError) else str(error.strerror)
            failures.append(Failure(shown(path), reason))
            continue
        if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
            failures.append(Failure(shown(path), "is not a regular file"))
        elif force and _excluded(path, taking, is_folder=stat.S_ISDIR(mode)):
            continue
        elif stat.S_ISDIR(mode):
            files.update(dict.fromkeys(_walk(path, taking, unread)))
        else:
            files[path] = None
    return Discovered(
        tuple(sorted(files, key=shown)),
        tuple(failures),
        tuple(sorted(unread.items(), key=lambda each: (-each[1], each[0]))),
    )


def unread_line(unread: Sequence[tuple[str, int]]) -> str:
    """``17 files with suffixes that are not read (.rst 12, .adoc 5)``."""
    total = sum(number for _, number in unread)
    files = "1 file with a suffix that is" if total == 1 else f"{total:,} files with suffixes that are"
    return f"{files} not read ({', '.join(f'{suffix} {number:,}' for suffix, number in unread)})"


def shown(path: Path) -> str:
    """A path for reports: relative to the working directory with ``/``, absolute outside it."""
    here = os.getcwd()  # noqa: PTH109 - three times faster than with a Path, and this is done for every file
    absolute = os.path.normpath(os.path.join(here, path))  # noqa: PTH118
    inside = absolute.startswith(here.rstrip(os.sep) + os.sep)
    return (absolute[len(here.rstrip(os.sep)) + 1 :] if inside else absolute).replace(os.sep, "/")


def _excluded(path: Path, taking: Taking | None, *, is_folder: bool) -> bool:
    """Whether a named path would be left out of the repository's root (else the working directory)."""
    place = Path(os.path.normpath(path.absolute()))
    root = _root(place.parent) or Path.cwd()
    if not place.is_relative_to(root):
        root = place.parent
    ignores: list[_Ignore] = []
    for folder in reversed([one for one in place.parents if one.is_relative_to(root)]):
        if folder != root and (folder.name.lower() in SKIPPED_FOLDERS or _ignored(f"{folder}/", ignores)):
            return True
        ignores += _read_ignore(str(folder))
    if is_folder:
        return place.name.lower() in SKIPPED_FOLDERS or (place != root and _ignored(f"{place}/", ignores))
    taken = taking(place) if taking else None
    left_out = _is_skipped(place.name) if taken is None else not taken
    return left_out or _ignored(str(place), ignores)


def _walk(folder: Path, taking: Taking | None, unread: dict[str, int]) -> Iterator[Path]:
    ignores = list(_above(folder.absolute()))
    yield from _walk_into(folder, ignores, taking, unread)


def _root(folder: Path) -> Path | None:
    """The nearest folder at or above this one that is the root of a repository."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def _above(folder: Path) -> Iterator[_Ignore]:
    """The ignore files of the folders above, from the repository's root down."""
    root = _root(folder)
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


def _walk_into(
    folder: Path, ignores: Sequence[_Ignore], taking: Taking | None, unread: dict[str, int]
) -> Iterator[Path]:
    """The articles below a folder, depth first; an explicit stack, so depth costs no recursion."""
    stack = [(folder, os.path.normpath(folder.absolute()), ignores)]
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
                continue
            suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122 - faster than a Path, in the hot loop
            if taking is None and suffix not in SUFFIXES and suffix not in UNREAD_SUFFIXES:
                continue
            if not entry.is_file(follow_symlinks=False) or _ignored(place, rules):
                continue
            taken = taking(Path(place)) if taking else None
            if taken or (taken is None and suffix in SUFFIXES and not _is_skipped(entry.name)):
                yield folder / entry.name
            elif taken is None and suffix in UNREAD_SUFFIXES:
                unread[suffix] = unread.get(suffix, 0) + 1
        stack.extend(reversed(below))


def _is_skipped(name: str) -> bool:
    return any(PurePath(name.lower()).match(one) for one in SKIPPED_FILES)


def _ignored(place: str, ignores: Sequence[_Ignore]) -> bool:
    """Whether git would ignore a path (a folder's ends in ``/``): the deepest ignore file decides."""
    for ignore in reversed(ignores):
        result = ignore.spec.check_file(place[len(ignore.folder) + 1 :])
        if result.include is not None:
            return result.include
    return False
