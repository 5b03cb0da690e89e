# One command for everything, the same for people and for robots. `make help` lists them.
# Needs a POSIX shell, make and Python 3.11 or newer; the rest is fetched into this folder.

PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .uv/bin/uv
BIN := .venv/bin
DATA := $(or $(ROSTRA_DATA),data)
# Prepared is a data folder for one database, as the code and its files were then. The mark is not
# in the folder, whose name may have spaces.
PREPARED := .venv/.prepared-$(shell printf '%s %s' "$(DATA)" "$(DATABASE_URL)" | cksum | cut -d ' ' -f 1)
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard rostra/locale/*/LC_MESSAGES/django*.po))
SOURCES := $(shell find rostra \( -path '*/migrations/*.py' -o -path '*/static/*' \
	-o -path 'rostra/accounts/*.py' \) -type f ! -path '*/tests/*')
# Tests and checks never touch the site's own data folder.
SCRATCH := .venv/scratch
# What shares a browser and a site runs in one process, and what may empty the database comes last.
PYTEST_ARGS ?= -n auto --dist loadgroup --no-loadscope-reorder

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-sqlite test-postgres check fix lock map bench damage messages clean environment

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' Makefile

run: environment $(CATALOGUES) ## make what is missing, then serve http://127.0.0.1:8000
	@[ -e "$(DATA)/secret.key" ] || rm -f $(PREPARED)
	@[ -n "$(DATABASE_URL)" ] || [ -e "$(DATA)/rostra.sqlite3" ] || rm -f $(PREPARED)
	@$(MAKE) --silent $(PREPARED)
	@exec $(BIN)/rostra serve

test: test-sqlite test-postgres ## set up and run the whole suite, on SQLite and on PostgreSQL

test-sqlite: environment $(CATALOGUES) ## run the suite on SQLite alone
	@mkdir -p $(SCRATCH)
	@echo "The suite on SQLite"
	@ROSTRA_DATA=$(SCRATCH) DATABASE_URL= $(BIN)/pytest $(PYTEST_ARGS)

test-postgres: environment $(CATALOGUES) ## run the suite on a PostgreSQL made for it
	@mkdir -p $(SCRATCH)
	@echo "The suite on PostgreSQL"
	@ROSTRA_DATA=$(SCRATCH) .ci/postgres $(BIN)/pytest $(PYTEST_ARGS) -m "not once"

check: environment $(CATALOGUES) ## lint, format, types, contracts, templates, migrations, translations, audit
	@mkdir -p $(SCRATCH)
	@ROSTRA_DATA=$(SCRATCH) .ci/check

fix: environment ## mend what the linters can mend by themselves
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock: $(UV) ## resolve the dependencies anew and write both lock files
	@$(UV) pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet \
		--python-version 3.11 $(LOCK_ARGS) pyproject.toml -o requirements.lock
	@$(UV) pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet \
		--python-version 3.11 --group dev $(LOCK_ARGS) pyproject.toml -o requirements-dev.lock

map: environment ## draw docs/map.md from the import contract
	@$(BIN)/python .ci/map.py

bench: environment $(CATALOGUES) ## measure, and print the benchmarks' table
	@$(BIN)/python -m bench

damage: environment ## read thousands of damaged files: pages, feeds, lists, dumps (minutes)
	@mkdir -p $(SCRATCH)
	@ROSTRA_DATA=$(SCRATCH) ROSTRA_DAMAGE_EXAMPLES=$(or $(EXAMPLES),5000) $(BIN)/pytest -q \
		rostra/wire/tests/test_damage.py

messages: environment ## gather the strings to translate (needs gettext's tools)
	@cd rostra && ROSTRA_DATA=../$(SCRATCH) ../$(BIN)/python -m rostra.config.command makemessages \
		--all --no-obsolete --no-wrap --add-location file

clean: ## remove what make made; the data folder stays
	rm -rf .venv .uv build dist *.egg-info
	rm -f $(CATALOGUES)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment: .venv/.synced

$(UV):
	@.ci/python $(PYTHON) .uv
	@.uv/bin/pip install -qq --disable-pip-version-check uv==$(UV_VERSION)

.venv/.synced: requirements-dev.lock pyproject.toml | $(UV)
	@echo "Making the environment in .venv (a minute the first time)."
	@[ -x $(BIN)/python ] || $(UV) venv --quiet --python .uv/bin/python .venv
	@$(UV) pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode $<
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

$(PREPARED): .venv/.synced $(CATALOGUES) $(SOURCES)
	@$(BIN)/python -m compileall -q rostra
	@$(BIN)/rostra init --demo
	@touch $@

# gettext's own tool where it is installed, the environment's elsewhere.
%.mo: %.po .venv/.synced
	@msgfmt --output-file=$@ $< 2>/dev/null || $(BIN)/pybabel --quiet compile -i $< -o $@
