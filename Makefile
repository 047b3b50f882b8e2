# The only two commands a newcomer needs: `make demo` and `make test`. Both make .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help demo test quick lint docs clean

help:
	@echo "make demo   install, read the seed articles into a graph of their own, show what came out"
	@echo "make test   install and run the whole test suite, on the embedded database and on a real Neo4j"
	@echo "make quick  the tests that take under two minutes in all"
	@echo "make lint   ruff and mypy"
	@echo "make docs   write the reference of commands, queries and ontology anew from the code"

$(STAMP): pyproject.toml setup.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(STAMP)
	$(BIN)/python -m legatus.cli.demo build

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: $(STAMP) lint
	$(BIN)/pytest -n 2 --dist loadgroup

quick: $(STAMP)
	$(BIN)/pytest -m "not slow and not neo4j" -n 2 --dist loadgroup

docs: $(STAMP)
	$(BIN)/python -m legatus.cli.docs docs

clean:
	rm -rf build dist *.egg-info
