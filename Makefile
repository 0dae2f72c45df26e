# Two commands, on a machine with nothing but Python 3.11 or later and make:
#   make demo   reads the sample dossier and prints its page
#   make test   runs every check
# The rest: make docs (the pages as a site, in site/), make bench (speed and memory beside other programs, growth with the record;
# writes docs/performance.md), make wheel (builds it and checks what it holds), make lock (pins new versions), make screenshots (the pictures in docs/images), make clean.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
ON_PYTHON := import sys; sys.exit(None if sys.version_info >= (3, 11) else "foedus needs Python 3.11 or later; name one: make PYTHON=python3.12")

.PHONY: demo test lint docs bench wheel lock screenshots clean

demo: export FOEDUS_RECORD := demo.db
demo: $(VENV)/.run
	@rm -f $(FOEDUS_RECORD) $(FOEDUS_RECORD)-wal $(FOEDUS_RECORD)-shm
	@echo "A dossier invented for this demo, dated 2031: none of it happened."
	foedus read demo/dossier
	foedus standing EAEU --about Kazakhstan --on 2031-04-15 --evidence
	foedus meetings EAEU --evidence
	foedus demands --on 2031-04-30 --evidence
	foedus responsibility --evidence
	foedus contradictions --evidence
	@echo "In a browser: $(BIN)/pip install -e '.[serve]' && $(BIN)/foedus serve $(FOEDUS_RECORD)"

test: lint docs
	$(BIN)/pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: export NO_MKDOCS_2_WARNING := 1
docs: $(VENV)/.dev
	$(BIN)/mkdocs build --strict --quiet

bench: $(VENV)/.dev
	$(if $(PEERS),$(BIN)/python evaluation/peers.py)
	$(BIN)/python evaluation/performance.py
	$(BIN)/python evaluation/resolving.py

wheel: $(VENV)/.dev
	$(BIN)/python scripts/wheel.py

lock: $(VENV)/.made
	$(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 --extra dev -c requirements.lock -o requirements-dev.lock

screenshots: $(VENV)/.dev
	$(BIN)/python scripts/screenshots.py

clean:
	rm -rf $(VENV) site demo.db*

# Each stamp stands for what is installed; a second call does nothing.
$(VENV)/.made:
	@$(PYTHON) -c '$(ON_PYTHON)'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
