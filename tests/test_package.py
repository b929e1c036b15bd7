"""The distribution: built from a plain copy of the tree, installed, and run away from it. Offline."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest

from anplint import __version__

ROOT = Path(__file__).resolve().parent.parent
NOT_SOURCE = shutil.ignore_patterns(
    ".git", ".venv*", "__pycache__", ".*_cache", ".hypothesis", "build", "dist"
)
ARTICLE = "# The hull in April\n\nWe scraped the hull. Lorem ipsum dolor sit amet.\n"
STRAY = ("rules/leftover.pyc", "rules/style/notes.txt", "configs/.recommended.yaml.swp")


def run(*command: str | Path, cwd: Path, expect: int = 0) -> str:
    """Standard output of a command that must end with the expected status."""
    ran = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    assert ran.returncode == expect, f"{command}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


def data_files() -> set[str]:
    """What of rules/ and configs/ belongs into a distribution, relative to the root."""
    files = (file for folder in ("rules", "configs") for file in (ROOT / folder).rglob("*"))
    return {file.relative_to(ROOT).as_posix() for file in files if file.suffix in {".yaml", ".yml"}}


def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy without git, with files in the data folders that do not belong there."""
    copy = tmp_path_factory.mktemp("plain") / "tree"
    shutil.copytree(ROOT, copy, ignore=NOT_SOURCE)
    for name in STRAY:
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_bytes(b"")
    return copy


@pytest.fixture(scope="module")
def sdist(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist; the wheel that was built from it lies beside it."""
    out = tmp_path_factory.mktemp("from-sdist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, tree, cwd=out)
    return next(out.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built straight from the tree."""
    out = tmp_path_factory.mktemp("from-tree")
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", out, tree, cwd=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of a new environment with the wheel, and the dependencies of this one."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False, symlinks=sys.platform != "win32")
    scheme = {"base": str(folder), "platbase": str(folder)}
    found = Path(sysconfig.get_path("scripts", scheme="venv", vars=scheme))
    python = found / "python"
    install = ("install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps")
    run(sys.executable, "-m", "pip", "--python", python, *install, wheel, cwd=folder)
    # Only now, so that pip does not see the anplint under test. A .pth file found through another is
    # not followed, so an editable install stays out of reach.
    site = Path(sysconfig.get_path("purelib", scheme="venv", vars=scheme))
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "dependencies.pth").write_text("\n".join(sorted(here)), encoding="utf-8")
    return found


def test_the_wheel_holds_the_rules_and_nothing_stray(wheel: Path) -> None:
    held = names(wheel)
    data = {name for name in held if name.startswith(("anplint/rules/", "anplint/configs/"))}
    assert data == {f"anplint/{name}" for name in data_files()}
    modules = {file.relative_to(ROOT).as_posix() for file in (ROOT / "anplint").rglob("*.py")}
    rest = {name for name in held - data if not name.startswith(f"anplint-{__version__}.dist-info/")}
    data_of_modules = {"anplint/text/syllables.txt", "anplint/text/syllables.LICENSE"}
    made = {"anplint/_pack.py", "anplint/report/output.schema.json", *data_of_modules}
    assert rest - modules == made | (rest & {"anplint/py.typed"})
    assert rest >= modules


def test_every_file_of_the_data_folders_is_shipped() -> None:
    files = {file for folder in ("rules", "configs") for file in (ROOT / folder).rglob("*") if file.is_file()}
    assert {file.relative_to(ROOT).as_posix() for file in files if file.suffix != ".pyc"} == data_files()


def test_the_build_leaves_the_tree_as_it_was(tree: Path, wheel: Path, sdist: Path) -> None:
    assert wheel.exists()
    assert sdist.exists()
    assert not list(tree.rglob("_pack.py"))
    beside_hook = tree / "__pycache__"  # hatchling loads hatch_build.py as a module
    assert [path for path in tree.rglob("__pycache__") if path != beside_hook] == []
    assert not (tree / "dist").exists()


def test_the_sdist_holds_what_a_build_and_the_tests_need(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert held >= data_files()
    assert held >= {"hatch_build.py", "pyproject.toml", "LICENSE", "Makefile", ".pre-commit-hooks.yaml"}
    assert "tests/test_package.py" in held
    assert "anplint/_pack.py" not in held


def test_the_wheel_from_the_sdist_is_the_same(sdist: Path, wheel: Path) -> None:
    again = next(sdist.parent.glob("*.whl"))
    assert names(again) == names(wheel)
    with ZipFile(again) as left, ZipFile(wheel) as right:
        different = [name for name in names(wheel) if left.read(name) != right.read(name)]
    assert different == []


def test_the_installed_program_lints(scripts: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(ARTICLE, encoding="utf-8")
    options = ("--output-format", "concise", "--fail-on", "never")
    out = run(scripts / "anplint", "check", "draft.md", *options, cwd=tmp_path)
    assert "leftover.lorem-ipsum" in out
    assert out.startswith("draft.md:3:")


def test_the_installed_program_knows_all_rules(scripts: Path, tmp_path: Path) -> None:
    out = run(scripts / "anplint", "rules", cwd=tmp_path)
    files = [Path(name) for name in data_files() if name.startswith("rules/")]
    missing = [file for file in files if f"{file.parent.name}.{file.stem}" not in out]
    assert missing == []


def test_the_installed_package_uses_its_own_files(scripts: Path, tmp_path: Path) -> None:
    asks = "from anplint import _pack, pack; print(pack.__file__); print(pack.bundled('rules'))"
    for line in run(scripts / "python", "-c", asks, cwd=tmp_path).splitlines():
        assert Path(line).is_relative_to(scripts.parent), line


COMPILE = """
import sys
before = set(sys.modules)
from pathlib import Path
from anplint import pack
pack.compile_folders(Path("rules"), Path("configs"))
print(*{name.partition(".")[0] for name in set(sys.modules) - before} - {"anplint"})
"""


def test_the_build_requires_what_compiling_imports(tree: Path) -> None:
    project = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))
    required = {re.split(r"[<>=~! ]", name)[0] for name in project["build-system"]["requires"]}
    loaded = set(run(sys.executable, "-B", "-c", COMPILE, cwd=tree).split())
    owners = packages_distributions()
    needed = {
        owners[name][0].replace("_", "-") for name in loaded - sys.stdlib_module_names if name in owners
    }
    assert needed - {"ruamel.yaml.clib"} <= required  # it uses the clib where there is one


def test_an_editable_install_freezes_nothing(tree: Path, tmp_path: Path) -> None:
    asks = f"from hatchling import build; print(build.build_editable({str(tmp_path)!r}))"
    name = run(sys.executable, "-c", asks, cwd=tree).splitlines()[-1]
    held = names(tmp_path / name)
    assert not [file for file in held if file.startswith("anplint/")]
    assert [file for file in held if file.endswith(".pth")]
