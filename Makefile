# make demo | test | bench | rates | clean. Each target makes its own environment, and anew when pyproject.toml changes.
# Needs Python 3.11 or later and make; the network is used by pip alone.

PYTHON ?= python3
PIP = -m pip install -q --disable-pip-version-check

SOURCES = $(shell find anplint rules configs -type f -not -name '*.pyc') hatch_build.py README.md

make-environment = "$(PYTHON)" -m venv --clear $(1)

.PHONY: help demo test bench rates clean

help:
	@echo "make demo   lint the articles in examples/ with a fresh install"
	@echo "make test   ruff, mypy, and the tests with branch coverage"
	@echo "make bench  CPU time against a bare interpreter start and proselint"
	@echo "make rates  measure the rules on CORPORA=FOLDER, and write rates and docs/rules.md"
	@echo "make clean  remove the environments and what the tools leave"

demo: .venv-demo/installed
	.venv-demo/bin/anplint check examples/ --fail-on never

test: .venv/installed
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/python -m pytest --cov --cov-report=term

# A slow machine or a missing peer is no reason to fail a build.
bench:
	-@$(MAKE) --no-print-directory .venv-bench/installed && .venv-bench/bin/python benchmarks/bench.py $(BENCH)

# How often each rule fires on human and on generated writing; RATES="--as-of DATE" sets the day.
rates: .venv/installed
	.venv/bin/python benchmarks/rates.py "$(CORPORA)" $(RATES)
	.venv/bin/anplint rules --output-format markdown > docs/rules.md

# Stamps: `environment` for what pyproject.toml asks for, `installed` for the code where it is copied.
.venv/installed: pyproject.toml
	$(call make-environment,.venv)
	.venv/bin/python $(PIP) --editable '.[dev]'
	@touch $@

.venv-demo/environment: pyproject.toml
	$(call make-environment,.venv-demo)
	@touch $@

.venv-demo/installed: .venv-demo/environment $(SOURCES)
	.venv-demo/bin/python $(PIP) '.[nlp]'
	@touch $@

.venv-bench/environment: pyproject.toml
	$(call make-environment,.venv-bench)
	.venv-bench/bin/python $(PIP) 'proselint==0.16.0' || echo "proselint could not be installed; measured without it"
	@touch $@

.venv-bench/installed: .venv-bench/environment $(SOURCES)
	.venv-bench/bin/python $(PIP) .
	@touch $@

clean:
	rm -rf .venv .venv-demo .venv-bench build dist htmlcov .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find anplint benchmarks tests -name __pycache__ -type d -prune -exec rm -rf {} +
