# Everything a person types. `make` alone lists the commands.
PYTHON ?= python3
PORT   ?= 8000
RUN    := .venv/bin/python
export NO_MKDOCS_2_WARNING := 1
# The build date of everything generated: the last commit's, so that two builds of one commit are the same bytes.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

.DEFAULT_GOAL := help
.PHONY: help serve site check report test new bench lock

help:
	@echo 'make serve   the site at http://127.0.0.1:$(PORT)/, rebuilt whenever a file changes (PORT=8001 for another port)'
	@echo 'make test    every test, browser included'
	@echo 'make site    the finished site, in site/'
	@echo 'make check   every rule over every record and page, as file:line:column'
	@echo "make new     a new event record: make new TITLE='What happened' DATE=2025-11-10"
	@echo 'make report  what the record is made of, and where it is thin'
	@echo 'make bench   build time against a plain Material build; the chronology in a browser, against its limits'

.venv/.installed-site: requirements/site.txt
	@$(PYTHON) requirements/install.py site

.venv/.installed-dev: requirements/dev.txt
	@$(PYTHON) requirements/install.py dev

serve: .venv/.installed-site
	@$(RUN) -m macros serve --port $(PORT)

site: .venv/.installed-site
	@$(RUN) -m macros site

check: .venv/.installed-site
	@$(RUN) -m macros check

report: .venv/.installed-site
	@$(RUN) -m macros report

new: .venv/.installed-site
	@$(RUN) -m macros new --title "$(TITLE)" --date "$(DATE)"

test: .venv/.installed-dev
	@$(RUN) -m tests.browser.find
	@$(RUN) -m ruff check .
	@$(RUN) -m pytest

bench: .venv/.installed-dev
	@$(RUN) -m tests.bench
	@$(RUN) -m tests.bench_chronology

# Maintainers only: resolve pyproject.toml again and write both lock files (needs uv).
lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --quiet --upgrade pyproject.toml \
	  --custom-compile-command 'make lock' --output-file requirements/site.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 --quiet --upgrade pyproject.toml --extra dev \
	  --constraint requirements/site.txt --custom-compile-command 'make lock' --output-file requirements/dev.txt
