"""Which settings apply to which article: by the nearest configuration file, its overrides, and the site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from anplint.concepts import is_concept
from anplint.config import COMMAND_LINE, DEFAULT_PRESET, Layer, Settings, preset_layer, preset_layers, resolve
from anplint.discover import shown
from anplint.errors import DataError, UsageError
from anplint.pack import Pack, load_pack, shown_path
from anplint.site import Site, site_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from anplint.configfile import Config, Globs

CONFIG_NAMES = ("anplint.yaml", ".anplint.yaml")
PYPROJECT = "pyproject.toml"
ROOT_MARK = ".git"


class Asked(NamedTuple):
    """What the command line says. ``home`` is a folder above which no configuration is looked for."""

    config: Path | None = None
    isolated: bool = False
    preset: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    columns: Mapping[str, str] = {}
    folders: Sequence[Path] = ()
    cache: Path | None = None
    home: Path | None = None


class Scope(NamedTuple):
    """What holds in a folder: the nearest configuration file, the site, and the repository's root."""

    config: Path | None
    site: Site | None
    root: str


NOWHERE = Scope(None, None, "")


class Configuration:
    """The settings of every article of a run; each distinct set is worked out once."""

    def __init__(self, asked: Asked) -> None:
        """Read what holds for all articles. Raises AnplintError for mistakes in it."""
        if asked.config and asked.isolated:
            raise UsageError("--config names a file and --isolated reads none; choose one")
        if asked.config and not asked.config.is_file():
            raise UsageError(f"no configuration file at {asked.config}")
        self._asked = asked
        self._here = os.getcwd()  # noqa: PTH109 - once, and without a Path for each article
        self._home = os.path.abspath(asked.home) if asked.home else ""  # noqa: PTH100
        self._scopes: dict[str, Scope] = {}
        self._configs: dict[Path, Config] = {}
        self._packs: dict[None, Pack] = {}
        self._settings: dict[object, Settings] = {}

    def settings_for(self, path: Path) -> Settings:
        """The settings of the article at a path, there or not: the same object for the same settings."""
        place = self._absolute(path)
        scope = self._scope(os.path.dirname(place))  # noqa: PTH120
        config = self._config(scope)
        parts = self._matching(config, place) if config else ()
        key = (config.path if config else None, parts, scope.site)
        found = self._settings.get(key)
        if found is None:
            pack = self.pack_for(path)
            found = self._settings[key] = resolve(pack, self._layers(pack, config, parts, scope.site))
        return self._typed(found, key, place) if found.types else found

    def _typed(self, settings: Settings, key: object, place: str) -> Settings:
        """The settings with what a path says about the article types, instead of their globs."""
        globs = [cast("Globs | None", one.files) for one in settings.types]
        here = tuple(one is not None and one.match(place) for one in globs)
        if not any(globs):
            return settings
        found = self._settings.get((key, here))
        if found is None:
            types = zip(settings.types, here, strict=True)
            typed = tuple(one._replace(here=is_here, files=None) for one, is_here in types)
            found = self._settings[key, here] = settings._replace(types=typed)
        return found

    def pack_for(self, path: Path) -> Pack:
        """The rules and presets that the article's configuration can name."""
        config = self.config_for(path)
        if config:
            return config.pack
        if None not in self._packs:
            self._packs[None] = load_pack(self._asked.folders, self._asked.cache)
        return self._packs[None]

    def config_for(self, path: Path) -> Config | None:
        """The configuration file of an article, with those it extends."""
        return self._config(self.scope_for(path))

    def scope_for(self, path: Path) -> Scope:
        """What holds in the folder of an article."""
        return self._scope(os.path.dirname(self._absolute(path)))  # noqa: PTH120

    def layers_for(self, path: Path) -> list[Layer]:
        """The layers that add up to the settings of an article."""
        place = self._absolute(path)
        scope = self.scope_for(path)
        config = self._config(scope)
        parts = self._matching(config, place) if config else ()
        return self._layers(self.pack_for(path), config, parts, scope.site)

    def takes(self, path: Path) -> bool | None:
        """Whether a file is included (True) or excluded (False); None: nothing is said about it.

        Excluded are also templates and output of the site that it lies in.
        """
        place = self._absolute(path)
        scope = self.scope_for(path)
        config = self._config(scope)
        if config and config.exclude and config.exclude.match(place):
            return False
        if config and config.include and config.include.match(place):
            return True
        return False if scope.site and scope.site.is_aside(place) else None

    def _absolute(self, path: Path) -> str:
        return os.path.normpath(os.path.join(self._here, path))  # noqa: PTH118

    def _scope(self, folder: str) -> Scope:
        """What holds in a folder, its own files first; asked once for each folder."""
        if self._asked.isolated:
            return NOWHERE
        found = self._scopes.get(folder)
        if found is None:
            for each, names, outer in reversed(self._unknown(folder)):
                above = outer or self._scopes[os.path.dirname(each)]  # noqa: PTH120
                config = self._asked.config or _config_in(each, names) or above.config
                found = Scope(config, site_of(each, names) or above.site, above.root)
                self._scopes[each] = found
        return found or NOWHERE

    def _unknown(self, folder: str) -> list[tuple[str, frozenset[str], Scope | None]]:
        """The folders from this one up that were not asked for, with the names in them.

        Where the search ends comes what holds above.
        """
        unknown: list[tuple[str, frozenset[str], Scope | None]] = []
        while folder not in self._scopes:
            try:
                names = frozenset(os.listdir(folder))  # noqa: PTH208 - names are all that is needed
            except OSError:
                names = frozenset()
            above = os.path.dirname(folder)  # noqa: PTH120
            if ROOT_MARK in names or folder in {self._home, above}:
                outer = NOWHERE._replace(root=folder if ROOT_MARK in names else "")
                return [*unknown, (folder, names, outer)]
            unknown.append((folder, names, None))
            folder = above
        return unknown

    def _config(self, scope: Scope) -> Config | None:
        file = scope.config
        if file is None:
            return None
        if file not in self._configs:
            from anplint.configfile import read_config

            asked = self._asked
            named = asked.config is not None
            root = (self._scope(self._absolute(file.parent)).root if named else scope.root) or file.parent
            base = self._here if named else self._absolute(file.parent)
            if not named and scope.root and not file.resolve().is_relative_to(Path(scope.root).resolve()):
                raise DataError(shown(file), 1, 1, "is a link to a file outside the repository")
            self._configs[file] = read_config(file, Path(root), base, asked.folders, asked.cache)
        return self._configs[file]

    @staticmethod
    def _matching(config: Config, place: str) -> tuple[int, ...]:
        """The numbers of the parts of a configuration that are for a path."""
        return tuple(
            number
            for number, part in enumerate(config.parts)
            if part.files is None or part.files.match(place)
        )

    def _layers(
        self, pack: Pack, config: Config | None, parts: tuple[int, ...], site: Site | None
    ) -> list[Layer]:
        asked = self._asked
        named = [asked.preset] if asked.preset else list(config.presets if config else ())
        layers = preset_layers(pack, named or [DEFAULT_PRESET])
        if site and not any(layer.flavor for layer in layers):
            layers += _site_layers(pack, site)
        layers += [config.parts[number].layer for number in parts] if config else ()
        fields = {name: (key,) for name, key in asked.columns.items() if is_concept(name)}
        return [
            *layers,
            Layer(
                COMMAND_LINE,
                only=True,
                select=asked.select,
                ignore=asked.ignore,
                fields=fields,
                columns=asked.columns,
            ),
        ]


def _config_in(folder: str, names: frozenset[str]) -> Path | None:
    """The configuration file of a folder; raises DataError where there are two."""
    if PYPROJECT not in names and names.isdisjoint(CONFIG_NAMES):
        return None
    found = [file for name in CONFIG_NAMES if name in names and (file := Path(folder, name)).is_file()]
    file = Path(folder, PYPROJECT)
    if PYPROJECT in names and file.is_file():
        from anplint.tomlfile import holds_table

        found += [file] if holds_table(file) else []
    if len(found) > 1:
        first, second = map(shown_path, found[:2])
        raise DataError(second, 1, 1, f"stands beside {first}; keep one configuration in a folder")
    return found[0] if found else None


def _site_layers(pack: Pack, site: Site) -> list[Layer]:
    """What the site that an article lies in brings: field names, and its template syntax."""
    origin = f"site: {shown_path(Path(site.folder, site.file))}"
    preset = site.preset if site.preset in pack.presets else None
    layer = preset_layer(pack, preset) if preset else Layer(origin)
    return [layer._replace(origin=origin, flavor=site.flavor)]
