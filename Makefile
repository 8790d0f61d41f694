# Every target makes .venv from requirements.lock first where it is missing or out of date.
# The stamp's name holds a checksum of what was installed, so that a second run installs nothing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
KEY := $(shell cat requirements.lock pyproject.toml tools/install.sh | cksum | tr ' ' '-')
STAMP := $(VENV)/installed-$(KEY)
NOTEBOOKS := $(wildcard notebooks/*.ipynb)

.DEFAULT_GOAL := help
.PHONY: help report test lint format bench lab lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

report: $(STAMP) ## rebuild extracted/ and reports/ from sources/ and review/: the whole job
	$(BIN)/claimaudit report

test: $(STAMP) ## run the tests, and the notebooks against their committed outputs
	$(BIN)/python -m pytest -n 2 --dist loadfile --nbval --nbval-current-env tests $(NOTEBOOKS)

lint: $(STAMP) ## check style, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMP) ## put code into the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP) ## measure extraction beside spaCy's tokenizer, and the comparison of many claims
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_compare.py

lab: $(STAMP) ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab notebooks

lock: $(STAMP) ## resolve the versions of requirements.lock anew, from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
		--generate-hashes --no-header --upgrade --quiet --output-file requirements.lock

clean: ## remove .venv and every cache; nothing that is committed
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): requirements.lock pyproject.toml tools/install.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh tools/install.sh
	@rm -f $(VENV)/installed-* && touch $@
