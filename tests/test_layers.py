"""The imports of the package: arrows point down, no circles, nothing heavy before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent

# From the top down. A name stands for the module, or for the folder and all modules in it.
LAYERS = (
    ("cli", "__main__"),
    ("report", "docs", "catalogue", "testing", "api", "schema"),
    ("baseline", "compare", "fixing", "profile", "run", "calibrate"),
    (
        "lint",
        "linter",
        "silence",
        "suppress",
        "directives",
        "ground",
        "carriers",
        "fix",
        "guard",
        "ignoring",
        "rewrite",
        "score",
        "weighed",
        "fingerprint",
    ),
    ("config", "configfile", "configkeys", "configured", "site"),
    ("rule", "rulefile", "trigger", "typefile", "preset", "pack", "discover"),
    ("kinds",),
    (
        "match",
        "literals",
        "nlp",
        "measure",
        "where",
        "traits",
        "accepted",
        "stated",
        "stated_edits",
        "alt_text",
        "contents",
        "cutting",
        "outline",
        "checklists",
        "checklist_edits",
        "promises",
        "article_type",
        "differences",
        "frames",
        "likeness",
        "near_sentences",
        "phrases",
        "recurring",
        "slots",
        "topic",
        "body",
        "stray",
        "relevance",
        "removal",
        "text",
        "read",
    ),
    ("yamlfile", "tomlfile", "concepts"),
    ("positions", "edits"),
    ("finding",),
    ("model", "errors"),
    ("_pack",),  # generated: literals alone
)
RANK = {name: rank for rank, names in enumerate(reversed(LAYERS)) for name in names}

# What may be imported inside functions only, and the modules (or folders) where.
HOMES: dict[str, tuple[str, ...]] = {
    "duckdb": ("corpus",),
    "numpy": ("corpus", "nlp"),
    "pathspec": ("configfile", "discover"),
    "pyspark": ("corpus",),
    "rich": ("cli", "report.scores_text", "report.text"),
    "ruamel": ("read.yaml_entries", "yamlfile"),
    "spacy": ("nlp",),
    "Stemmer": ("text.stems",),
    "textstat": ("score", "text.readability"),
}
LONGEST = 250
EXCUSE = f"Longer than {LONGEST} lines because"

When = Literal["start", "call", "types"]  # with the module, in a function, for type checkers alone


@dataclass(frozen=True)
class Import:
    line: int
    target: str  # "anplint.read.markdown", "rich.text"
    when: When


@dataclass(frozen=True)
class Module:
    name: str  # without the package: "read.markdown"; "" is the package itself
    path: Path
    lines: int
    docstring: str
    imports: list[Import] = field(default_factory=list)

    def within(self, home: str) -> bool:
        return self.name == home or self.name.startswith(f"{home}.")


def read_package(folder: Path) -> dict[str, Module]:
    """All modules of a package by name, with their imports resolved to modules that exist."""
    modules: dict[str, Module] = {}
    trees: dict[str, ast.Module] = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        text = path.read_text(encoding="utf-8")
        trees[name] = ast.parse(text)
        modules[name] = Module(name, path, len(text.splitlines()), ast.get_docstring(trees[name]) or "")
    known = {f"{folder.name}.{name}".rstrip(".") for name in modules}
    for name, module in modules.items():
        base = f"{folder.name}.{name}".rstrip(".").split(".")
        if module.path.name != "__init__.py":
            base.pop()
        module.imports.extend(_imports(trees[name], base, known))
    return modules


def _imports(node: ast.AST, base: list[str], known: set[str], when: When = "start") -> Iterator[Import]:
    if isinstance(node, ast.Import):
        yield from (Import(node.lineno, alias.name, when) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = base[: len(base) - node.level + 1] if node.level else []
        source = ".".join([*above, *filter(None, [node.module])])
        for alias in node.names:
            whole = f"{source}.{alias.name}"
            yield Import(node.lineno, whole if whole in known else source, when)
    elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        for statement in node.body:
            yield from _imports(statement, base, known, "types")
        for statement in node.orelse:
            yield from _imports(statement, base, known, when)
    else:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and when == "start":
            when = "call"
        for child in ast.iter_child_nodes(node):
            yield from _imports(child, base, known, when)


def own_imports(module: Module, package: str) -> Iterator[tuple[Import, str]]:
    """The imports of other modules of the package; the bare package (``__version__``) is no arrow."""
    for found in module.imports:
        head, _, name = found.target.partition(".")
        if head == package and name and name != module.name:
            yield found, name


def wrong_arrows(modules: dict[str, Module], package: str = "anplint") -> list[str]:
    """Imports that point up, from one kind to another, or from or to a module without a layer."""
    wrong = []
    for module in modules.values():
        top = module.name.partition(".")[0]
        if top and top not in RANK:
            wrong.append(f"{module.path}: {top} has no place in LAYERS")
            continue
        for found, name in own_imports(module, package):
            place = f"{module.path}:{found.line}: {module.name or package} imports {name}"
            below = name.partition(".")[0]
            if not top:
                if found.when == "start":
                    wrong.append(f"{place}, so every module would")
            elif below not in RANK:
                wrong.append(f"{place}, which has no place in LAYERS")
            elif RANK[below] > RANK[top]:
                wrong.append(f"{place}, which stands above it")
            elif top == below == "kinds" and "." in module.name and "." in name:
                wrong.append(f"{place}: one kind knows another")
    return wrong


def circles(modules: dict[str, Module], package: str = "anplint") -> list[str]:
    """The circles among imports that run when modules are imported; importing a.b imports a first."""
    arrows: dict[str, set[str]] = {}
    for module in modules.values():
        names = {name for found, name in own_imports(module, package) if found.when == "start"}
        parents = {name.rpartition(".")[0] for name in names if "." in name}
        outside = {parent for parent in parents if not module.within(parent)}
        arrows[module.name] = (names | outside) & set(modules)
    found: list[str] = []
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            found.append(" → ".join([*path[path.index(name) :], name]))
        elif name not in done:
            for below in sorted(arrows[name]):
                visit(below, (*path, name))
            done.add(name)

    for name in sorted(arrows):
        visit(name, ())
    return found


def heavy_imports(modules: dict[str, Module]) -> list[str]:
    """Heavy packages imported at module level, or in a function of a module that is not their home."""
    wrong = []
    for module in modules.values():
        for found in module.imports:
            heavy = found.target.partition(".")[0]
            homes = ("cli",) if heavy == "click" else HOMES.get(heavy)
            if homes is None or found.when == "types":
                continue
            place = f"{module.path}:{found.line}: {found.target}"
            if found.when == "start" and heavy in HOMES:
                wrong.append(f"{place} at module level")
            if not any(module.within(home) for home in homes):
                wrong.append(f"{place} outside {' and '.join(homes)}")
    return wrong


def too_long(modules: dict[str, Module]) -> list[str]:
    """Modules over the limit whose docstring does not say why."""
    return [
        f"{module.path}: {module.lines} lines, and no line “{EXCUSE} …” in its docstring"
        for module in modules.values()
        if module.lines > LONGEST
        and not any(line.strip().startswith(EXCUSE) for line in module.docstring.splitlines())
    ]


@pytest.fixture(scope="module")
def modules() -> dict[str, Module]:
    return read_package(ROOT / "anplint")


def test_imports_point_down(modules: dict[str, Module]) -> None:
    assert wrong_arrows(modules) == []


def test_no_circles(modules: dict[str, Module]) -> None:
    assert circles(modules) == []


def test_heavy_packages_stay_at_home(modules: dict[str, Module]) -> None:
    assert heavy_imports(modules) == []


def test_modules_are_short(modules: dict[str, Module]) -> None:
    assert too_long(modules) == []


def test_the_walk_sees_the_package(modules: dict[str, Module]) -> None:
    assert {"", "model", "errors", "read.markdown", "cli"} <= set(modules)
    targets = {name for module in modules.values() for _, name in own_imports(module, "anplint")}
    assert {"model", "errors", "read.yaml_entries"} <= targets


WRONG = {
    "cli/__init__.py": "import anplint.report.text",
    "report/text.py": "",
    "model.py": "from anplint.rule import Rule",
    "rule.py": "import anplint.read.markdown",
    "lint.py": "def f():\n    from anplint import cli",
    "positions.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .lint import x",
    "read/markdown.py": "from ..kinds import Params",
    "read/__init__.py": "from . import markdown",
    "kinds/density.py": "from anplint.kinds.existence import build",
    "kinds/existence.py": "from anplint.kinds import *\nfrom anplint.match import Matcher",
    "helpers.py": "",
    "suppress.py": "import anplint.helpers",
    "__init__.py": "from anplint.model import Article\ndef f():\n    import anplint.cli",
}


def test_a_wrong_arrow_is_found(tmp_path: Path) -> None:
    wrong = wrong_arrows(read_package(package(tmp_path, WRONG)))
    folder = tmp_path / "anplint"
    assert wrong == [
        f"{folder / '__init__.py'}:1: anplint imports model, so every module would",
        f"{folder / 'helpers.py'}: helpers has no place in LAYERS",
        f"{folder / 'kinds/density.py'}:1: kinds.density imports kinds.existence: one kind knows another",
        f"{folder / 'lint.py'}:2: lint imports cli, which stands above it",
        f"{folder / 'model.py'}:1: model imports rule, which stands above it",
        f"{folder / 'positions.py'}:3: positions imports lint, which stands above it",
        f"{folder / 'read/markdown.py'}:1: read.markdown imports kinds, which stands above it",
        f"{folder / 'suppress.py'}:1: suppress imports helpers, which has no place in LAYERS",
    ]


def test_a_circle_is_found(tmp_path: Path) -> None:
    files = {
        "lint.py": "from anplint.suppress import x",
        "suppress.py": "from anplint.fingerprint import x",
        "fingerprint.py": "try:\n    import anplint.lint\nexcept ImportError:\n    pass",
        "rule.py": "def f():\n    import anplint.pack",
        "pack.py": "from anplint.rule import Rule",
    }
    found = circles(read_package(package(tmp_path, files)))
    assert found == ["fingerprint → lint → suppress → fingerprint"]


def test_a_circle_through_a_folder_is_found(tmp_path: Path) -> None:
    files = {
        "read/__init__.py": "from anplint.text import words",
        "read/html.py": "",
        "text/words.py": "import anplint.read.html",
    }
    assert circles(read_package(package(tmp_path, files))) == ["read → text.words → read"]


def test_a_heavy_import_is_found(tmp_path: Path) -> None:
    files = {
        "nlp.py": "def f():\n    import spacy\n    import numpy.linalg",
        "yamlfile.py": "from ruamel.yaml import YAML",
        "lint.py": "def f():\n    from rich.text import Text",
        "report/text.py": "class A:\n    import rich",
        "report/json.py": "import click",
        "model.py": "if TYPE_CHECKING:\n    import spacy.tokens\nelse:\n    import textstat",
    }
    folder = tmp_path / "anplint"
    assert heavy_imports(read_package(package(tmp_path, files))) == [
        f"{folder / 'lint.py'}:2: rich.text outside cli and report.scores_text and report.text",
        f"{folder / 'model.py'}:4: textstat at module level",
        f"{folder / 'model.py'}:4: textstat outside score and text.readability",
        f"{folder / 'report/json.py'}:1: click outside cli",
        f"{folder / 'report/text.py'}:2: rich at module level",
        f"{folder / 'yamlfile.py'}:1: ruamel.yaml at module level",
    ]


def test_a_long_module_is_found(tmp_path: Path) -> None:
    files = {
        "lint.py": '"""Short."""\n' * LONGEST,
        "model.py": '"""Long."""\n' * (LONGEST + 1),
        "rule.py": f'"""Long.\n\n{EXCUSE} it is a test.\n"""\n' + "x = 1\n" * LONGEST,
    }
    long = too_long(read_package(package(tmp_path, files)))
    assert [line.partition(":")[0] for line in long] == [str(tmp_path / "anplint" / "model.py")]


def package(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = folder / "anplint" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / "anplint"


ARTICLE = """\
---
title: The hull in April
tags: [boats, paint]
---

# The hull in April

We scraped the hull in April. Lorem ipsum dolor sit amet.
"""

COLD_START = """
import sys
before = set(sys.modules)
from anplint.cli import main
try:
    main()
except SystemExit as stop:
    print("exit", stop.code)
print("loaded", *sorted({name.partition(".")[0] for name in set(sys.modules) - before}))
"""


def test_a_cold_check_imports_nothing_heavy(tmp_path: Path) -> None:
    """No heavy package is loaded to lint one file for a hook; ruamel is, for its front matter."""
    (tmp_path / "draft.md").write_text(ARTICLE, encoding="utf-8")
    command = ["check", "draft.md", "--output-format", "concise", "--fail-on", "never"]
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{dedent(COLD_START)}"
    ran = subprocess.run(
        [sys.executable, "-c", start, *command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert ran.stderr == ""
    lines = ran.stdout.splitlines()
    assert any("leftover.lorem-ipsum" in line for line in lines), lines
    assert lines[-2] in {"exit 0", "exit None"}
    loaded = set(lines[-1].split())
    assert {"anplint", "pyromark"} <= loaded
    heavy = {"duckdb", "json", "numpy", "pathspec", "pyspark", "rich", "spacy", "textstat"}
    assert not loaded & heavy
