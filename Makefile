# `make demo` and `make test` are all a newcomer needs; both set up .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SETUP_LOG := $(VENV)/setup.log

.PHONY: help demo test check docs format bench versions lowest supply coverage mutants clean

help:  ## say what each target does
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

# The stamp is newer than pyproject.toml exactly when the environment matches it.
$(READY): pyproject.toml
	@echo "Setting up $(VENV) (a few minutes on first use; log in $(SETUP_LOG)) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "claimcheck needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Set PYTHON=..."; exit 2; }
	@$(PYTHON) -m venv $(VENV)
	@{ $(BIN)/python -m pip install --quiet --upgrade pip \
		&& $(BIN)/python -m pip install --quiet --editable '.[dev]'; } > $(SETUP_LOG) 2>&1 \
		|| { cat $(SETUP_LOG); exit 1; }
	@touch $@

demo: $(READY)  ## set up, check the sample articles and claim table, write an HTML report
	@$(BIN)/python examples/articles.py
	@$(BIN)/python examples/claim_table.py

test: $(READY)  ## set up and run the tests
	$(BIN)/python -m pytest -n auto

docs: $(READY)  ## build the documentation into out/site (the pages open without a server)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet

check: $(READY)  ## format, lint, types, layers, documentation, tests: green before every commit
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory docs
	$(MAKE) --no-print-directory test

format: $(READY)  ## rewrite the code in the project's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)  ## measure against named peers; with CLUSTERS=folder of gold/ and texts/, also score and keep a line
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python benchmarks/engine.py
	$(BIN)/python benchmarks/values.py
ifdef CLUSTERS
	$(BIN)/python benchmarks/typed_claims.py $(CLUSTERS)/gold $(CLUSTERS)/texts
	$(BIN)/python benchmarks/run_clusters.py $(CLUSTERS)/gold $(CLUSTERS)/texts out/clusters
	$(BIN)/python benchmarks/score_reports.py $(CLUSTERS)/gold $(CLUSTERS)/texts out/clusters \
		--history benchmarks/history.csv --label "shipped weights, in sample"
endif

$(BIN)/uv: $(READY)
	@$(BIN)/python -m pip install --quiet uv
	@touch $@

versions: $(BIN)/uv  ## the sample reports on every supported Python that is installed, oldest and newest pandas
	@PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python checks/versions.py

lowest: $(BIN)/uv  ## the tests with the oldest allowed release of every dependency
	@PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python checks/lowest.py

supply: $(READY)  ## licences of the dependencies, and known vulnerabilities (asks PyPI)
	@$(BIN)/python checks/licences.py
	@$(BIN)/python -m pip install --quiet pip-audit
	$(BIN)/python -m pip_audit --skip-editable --progress-spinner off

# The tests that know these packages; not the timings of growth, which tracing would slow.
NARROW := tests/values tests/compare tests/keys tests/test_findings.py tests/test_properties.py \
	tests/reliability/test_bad_input.py claimcheck/values claimcheck/compare claimcheck/keys
COVERED := --cov=claimcheck/values --cov=claimcheck/compare --cov=claimcheck/keys --cov-branch

coverage: $(READY)  ## branch coverage of values, compare and keys by their own tests
	$(BIN)/python -m pip install --quiet --editable '.[mutants]'
	$(BIN)/python -m pytest -q -n auto -k 'not linear' $(NARROW) $(COVERED) --cov-report=term-missing:skip-covered

mutants: $(READY)  ## put small faults into the values and the comparison: how many do tests notice?
	$(BIN)/python -m pip install --quiet --editable '.[mutants]'
	$(BIN)/python benchmarks/mutants.py --map --size 200

clean:  ## remove what the targets made
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
