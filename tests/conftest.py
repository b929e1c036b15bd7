"""How the property tests look for examples.

The same examples at every run, so that a build fails only for what changed. To look for new ones:
``HYPOTHESIS_PROFILE=search python -m pytest tests``.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("build", derandomize=True, deadline=None, database=None)
settings.register_profile("search", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "build"))
