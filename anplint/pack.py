"""The compiled pack: rules and presets as plain data, so that a run reads no YAML of ours.

In the wheel the built-in pack is the generated module ``anplint._pack``. In a checkout, and for
rule folders of users, it is compiled on first use and kept in the user's cache directory, keyed by
the files, this package and the Python version.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from anplint.errors import UsageError
from anplint.rule import Rule, joined
from anplint.trigger import Trigger, trigger_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from anplint.match import Known

PACKAGE = Path(__file__).parent
JOINT = "joint"
"""The kind of rules that are made of others."""


class PackData(TypedDict):
    """A pack as plain data: rules, their triggers by id, presets by name, and the literals of every regex."""

    rules: list[dict[str, Any]]
    triggers: dict[str, tuple[Any, ...]]
    presets: dict[str, dict[str, Any]]
    literals: dict[str, Known]


class Pack(NamedTuple):
    """Rules by id, presets by name, and the literals of their patterns."""

    rules: dict[str, Rule]
    presets: dict[str, dict[str, Any]]
    literals: dict[str, Known]


def bundled(name: str) -> Path:
    """The folder ``rules`` or ``configs``: in the installed package, else beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def load_pack(folders: Sequence[Path] = (), cache: Path | None = None) -> Pack:
    """The built-in pack and the rules of ``folders``, later ones over earlier ones.

    Raises DataError for a mistake in a rule file, UsageError for a folder that is not there.
    """
    data = [_built_in(cache)]
    for folder in folders:
        if not folder.is_dir():
            message = f"no rule folder at {folder}"
            raise UsageError(message)
        data.append(_cached(folder, None, cache))
    rules, presets, literals = {}, {}, {}
    for one in data:
        triggers, alone = one["triggers"], one is data[0] and not folders
        for rule in one["rules"]:
            known = alone or rule["kind"] != JOINT  # the rules that it joins may be others now
            trigger = Trigger(*triggers[rule["id"]]) if known else None
            rules[rule["id"]] = Rule(**rule, trigger=trigger)
        presets.update(one["presets"])
        literals.update(one["literals"])
    return Pack(dict(sorted(rules.items())), presets, literals)


def _built_in(cache: Path | None) -> PackData:
    """The generated module of the wheel, else the folders of a checkout."""
    if (PACKAGE / "_pack.py").exists():
        built: PackData = import_module("anplint._pack").PACK
        return built
    return _cached(bundled("rules"), bundled("configs"), cache)


def rule_files(folder: Path) -> list[Path]:
    """The rule files below a folder: ``<category>/<name>.yaml``, in order."""
    return sorted(path for path in folder.glob("*/*.yaml") if path.is_file())


def rule_id(file: Path) -> str:
    """The id that a rule file's path stands for."""
    return f"{file.parent.name}.{file.stem}"


def compile_folders(rules: Path, configs: Path | None) -> PackData:
    """Rules and presets as plain data of literals; raises DataError for the first mistake."""
    from anplint.literals import required_literals
    from anplint.preset import read_preset
    from anplint.rulefile import read_rule
    from anplint.yamlfile import load_yaml

    data: PackData = {"rules": [], "triggers": {}, "presets": {}, "literals": {}}
    known: dict[str, Rule] = {}
    for file in rule_files(rules):
        rule, _ = read_rule(rule_id(file), load_yaml(file, shown_path(file)))
        known[rule.id] = rule
        plain = rule._asdict()
        del plain["trigger"]
        data["rules"].append(plain)
    for rule in known.values():
        trigger = trigger_of(_complete(rule, known).build())
        data["triggers"][rule.id] = tuple(trigger)
        for regex, _ in trigger.patterns:
            found = required_literals(regex)
            data["literals"][regex] = found.texts, found.leading, found.whole, found.also
    for file in sorted(configs.glob("*.yaml")) if configs else []:
        data["presets"][file.stem] = read_preset(load_yaml(file, shown_path(file)), known)
    return data


def _complete(rule: Rule, known: Mapping[str, Rule]) -> Rule:
    """A joint rule with the rules that it joins; as it is where they lie in another folder."""
    try:
        return joined(rule, known)
    except UsageError:
        return rule


def shown_path(file: Path) -> str:
    """A path for messages: relative to the working directory where it is below it."""
    try:
        return file.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()


def cache_folder(cache: Path | None = None) -> Path:
    """The user's cache directory: ``cache``, else ANPLINT_CACHE_DIR, else the platform's place."""
    if cache is not None:
        return cache
    if named := os.environ.get("ANPLINT_CACHE_DIR"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "anplint" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "anplint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "anplint"


def _cached(rules: Path, configs: Path | None, cache: Path | None) -> PackData:
    file = cache_folder(cache) / f"pack-{_key(rules, configs)}"
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        kept: PackData = marshal.loads(file.read_bytes())  # noqa: S302 - the user's own cache directory
        return kept
    compiled = compile_folders(rules, configs)
    _write(file, marshal.dumps(compiled))  # type: ignore[arg-type]
    return compiled


def _key(rules: Path, configs: Path | None) -> str:
    """Names, sizes and times of the rule files and of this package's modules, and the Python version."""
    from hashlib import blake2b

    parts = [sys.version]
    for folder in (PACKAGE, PACKAGE / "kinds", *(path for path in (rules, configs) if path)):
        parts += [str(folder), *_stamps(folder)]
    for folder in sorted(path for path in rules.iterdir() if path.is_dir()):
        parts += [folder.name, *_stamps(folder)]
    return blake2b("\n".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _stamps(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda one: one.name):
            if entry.name.endswith((".py", ".yaml")):
                state = entry.stat()
                yield f"{entry.name} {state.st_size} {state.st_mtime_ns}"


def _write(file: Path, data: bytes) -> None:
    """Write through a temporary file; a cache that cannot be written is done without."""
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
