"""What the command line makes of settings: linters prepared once each, and whether findings fail the run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from anplint.config import HOUSE_TERM
from anplint.errors import UsageError
from anplint.finding import SEVERITIES
from anplint.lint import Linter, prepare
from anplint.run import config_digest
from anplint.suppress import Inline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from anplint.config import Settings
    from anplint.configured import Configuration
    from anplint.finding import Finding, NotRun, Report
    from anplint.profile import Profile
    from anplint.score import Score

FAILING = {"error": 1, "warning": 2, "info": 3, "new": 0, "never": 0}
"""How many of the severities, worst first, fail a run; ``new`` fails in comparisons alone."""


class Prepared:
    """Settings and their linter by the path of an article; each distinct set is prepared once."""

    def __init__(
        self,
        configuration: Configuration,
        *,
        heeded: bool = True,
        narrowed: bool = False,
        score: Score | None = None,
        profile: Profile | None = None,
    ) -> None:
        """``heeded``: follow directives in articles; ``narrowed``: options of the run leave rules out.

        ``score``: what makes the scores of each article, where they are asked for.
        """
        self._score = score
        self._profile = profile
        self.configuration = configuration
        self._inline = Inline(heeded=heeded, narrowed=narrowed)
        self._made: dict[int, tuple[Settings, Linter]] = {}

    def __call__(self, path: Path) -> tuple[Settings, Linter]:
        """The settings of the article at a path, and the linter of its rules."""
        settings = self.configuration.settings_for(path)
        made = self._made.get(id(settings))
        if made is None:
            pack = self.configuration.pack_for(path)
            inline = self._inline._replace(known=frozenset({*pack.rules, HOUSE_TERM}))
            try:
                linter = prepare(settings.rules, pack.literals, inline, settings.accepted)
            except ValueError as error:
                raise UsageError(f"the params of a rule do not fit together: {error}") from None
            linter = linter._replace(score=self._score)
            linter = self._profile.watch(linter) if self._profile else linter
            made = self._made[id(settings)] = settings, linter
        return made

    def not_run(self) -> list[NotRun]:
        """The rules that could not run for any article so far, each once."""
        return sorted({one for _, linter in self._made.values() for one in linter.not_run})

    def whys(self) -> dict[str, str]:
        """Why each rule is there, of the rules that were on for any article so far."""
        return {rule.id: rule.why for settings, _ in self._made.values() for rule in settings.rules}

    def digest(self) -> str:
        """16 hexadecimal digits over all settings that were used; without articles those of this folder."""
        if not self._made:
            self(Path("-"))
        digests = sorted(config_digest(settings) for settings, _ in self._made.values())
        if len(digests) == 1:
            return digests[0]
        from hashlib import blake2b

        return blake2b("\n".join(digests).encode(), digest_size=8).hexdigest()

    def fails(self, report: Report) -> bool:
        """Whether a finding fails the run by the gate of its article's settings."""
        return any(
            _any_fails(article.findings, self.configuration.settings_for(Path(article.path)))
            for article in report.articles
            if article.findings
        )


def _any_fails(findings: Iterable[Finding], settings: Settings) -> bool:
    failing = {name: SEVERITIES[: FAILING[threshold]] for name, threshold in settings.gate.items()}
    return any(one.severity in failing[one.rule_class] for one in findings)
