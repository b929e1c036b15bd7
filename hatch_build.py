"""Build hook: put the built-in rules and presets into the wheel, as files and compiled.

The files are listed one by one, so that nothing stray in those folders is shipped. The compiled
form is ``anplint/_pack.py``, a module of literals that Python caches as bytecode. It is written to
a temporary folder: the source tree never holds one, and an editable install has neither, so
nothing there can be out of date.
"""

from __future__ import annotations

import ast
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = ("rules", "configs")


class PackHook(BuildHookInterface):  # type: ignore[type-arg] # its parameter is not public
    """Found by hatchling, which loads this file for the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to the wheel; ``version`` is the wheel's variant: standard or editable."""
        if version == "editable":
            return
        root = Path(self.root)
        for folder in FOLDERS:
            files = sorted((root / folder).rglob("*.yaml"))
            if not files:
                raise FileNotFoundError(f"{folder}/ holds no .yaml file: the wheel would have no {folder}")
            for file in files:
                build_data["force_include"][str(file)] = f"anplint/{file.relative_to(root).as_posix()}"
        self.temporary = TemporaryDirectory()
        module = Path(self.temporary.name) / "_pack.py"
        module.write_text(_module(_compiled(root)), encoding="utf-8", newline="\n")
        build_data["force_include"][str(module)] = "anplint/_pack.py"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was written for the build."""
        if version != "editable":
            self.temporary.cleanup()


def _compiled(root: Path) -> dict[str, object]:
    with _importing_from(root):
        from anplint import pack

        if not Path(pack.__file__).resolve().is_relative_to(root.resolve()):
            raise ImportError(f"anplint was imported from {pack.__file__}, not from {root}")
        return dict(pack.compile_folders(root / "rules", root / "configs"))


@contextmanager
def _importing_from(root: Path) -> Iterator[None]:
    """Import anplint from ``root`` even where another is installed, and leave no trace of it."""
    before, write = list(sys.path), sys.dont_write_bytecode
    _forget()
    sys.path.insert(0, str(root))
    sys.dont_write_bytecode = True
    try:
        yield
    finally:
        sys.path[:] = before
        sys.dont_write_bytecode = write
        _forget()


def _forget() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "anplint"]:
        del sys.modules[name]


def _module(compiled: dict[str, object]) -> str:
    """The text of the module, one line for each entry of the two upper levels; proved to read back equal."""
    lines = ['"""The built-in rules and presets, compiled when the wheel was built."""', "", "PACK = {"]
    for key, value in compiled.items():
        if isinstance(value, dict):
            lines += [f"    {key!r}: {{", *(f"        {k!r}: {v!r}," for k, v in value.items()), "    },"]
        else:
            lines.append(f"    {key!r}: {value!r},")
    text = "\n".join([*lines, "}", ""])
    literal = text[text.index("{") :]
    if ast.literal_eval(literal) != compiled:
        raise ValueError("compile_folders() returned something that is not plain data")
    return text
