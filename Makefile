# Two commands do everything: "make site" and "make test". "make help" lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# pip takes a minute over this lock and uv three seconds, so pip installs only uv, from the same hashes, and
# the build back end, so that what comes as source (feedgen, and we) is built by what is pinned as well.
# Installs leave a stamp, so that an unchanged lock costs nothing the next time.
SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready
BENCH_READY := $(VENV)/.bench-ready
AUDIT_READY := $(VENV)/.audit-ready
SCRIPTS_READY := $(VENV)/.scripts-ready
JUDGES := $(VENV)/scripts/node_modules/.bin
FIRST_PINS := $(VENV)/first.lock
# Two for each processor: tests spend a third of their time waiting for a browser or another program.
WORKERS := $(shell echo $$(($$(nproc) * 2)))
INSTALL_LOCK := VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-build-isolation --require-hashes --requirement
INSTALL_SELF := VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check test types-and-spelling suite elsewhere reference wording face debian bench figures audit lock clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

site: $(SITE_READY) ## build the site, the feeds and the digest into site/
	@$(BIN)/forearmed build

serve: $(SITE_READY) ## preview the site on this machine, rebuilt at every save
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve  # the variable keeps the theme from advertising its successor

check: $(SITE_READY) ## list every mistake in the content
	@$(BIN)/forearmed check

test: ## check style, types, content and spelling, and run every test
	@$(MAKE) --no-print-directory --jobs=2 $(TEST_READY) debian
	@$(MAKE) --no-print-directory $(SCRIPTS_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	node --test tests/scripts/*.test.js
	$(JUDGES)/tsc --project tests/scripts
	$(JUDGES)/biome ci --error-on-warnings --config-path=tests/scripts/style.jsonc hooks/forearmed/site tests/scripts
	$(BIN)/forearmed check
	$(BIN)/zizmor --quiet --offline --strict-collection --pedantic .github
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[0-9]*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(MAKE) --no-print-directory --jobs=2 types-and-spelling suite

# Beside the tests, which wait a third of their time.
types-and-spelling:
	$(BIN)/mypy
	$(BIN)/pyspelling

# Files in the order of their names: those that are longest, with a browser each, come in the middle, and not alone at the end.
suite:
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

# Whatever is to be installed is installed before: a year from now no certificate of today holds.
elsewhere: $(TEST_READY) debian $(SCRIPTS_READY) ## do what "make test" does as on another machine: a year ahead, another zone, other fonts
	@{ command -v faketime && [ -d /usr/share/fonts/truetype/freefont ]; } >/dev/null \
	  || { echo "Another clock and other fonts come with: sudo apt-get install faketime fonts-freefont-ttf" >&2; exit 1; }
	@umask 077; TZ=Pacific/Kiritimati LC_ALL=C FONTCONFIG_FILE=$(CURDIR)/tests/other-fonts.conf \
	  faketime -f +1y $(MAKE) test

# What pip cannot bring: a browser, Node.js, the dictionary of American English, and a maker of certificates. One list
# of packages that cannot be fetched is no reason to give up: Debian's own may hold them all the same.
debian:
	@missing=; command -v chromium >/dev/null || missing="chromium fonts-dejavu-core"; \
	command -v openssl >/dev/null || missing="$$missing openssl"; \
	{ command -v node && command -v npm; } >/dev/null || missing="$$missing nodejs npm"; \
	aspell dicts 2>/dev/null | grep -qx en_US || missing="$$missing aspell aspell-en"; \
	[ -z "$$missing" ] || { [ "$$(id -u)" = 0 ] \
	  && { apt-get -qq update || true; } \
	  && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends $$missing >/dev/null; } \
	  || { echo "The tests need a few programs; install them with: sudo apt-get install $$missing" >&2; exit 1; }

reference: $(SITE_READY) ## write the schemas and the guide's reference page from the code
	@$(BIN)/forearmed reference

wording: $(TEST_READY) ## bring the catalogs of what the site and the mail say up to date with the code
	@$(BIN)/python tests/phrases.py

face: $(TEST_READY) ## cut the fonts of printed sheets out of Literata anew, after an update of fontpkg-literata
	@$(BIN)/python tests/printing/print_face.py

bench: $(BENCH_READY) ## measure builds, Markdown, searches, deliveries and imports, beside what people use otherwise (an hour)
	@PYTHONPATH=tests $(BIN)/python tests/benchmarks/build_cost.py --others $(VENV)/others/bin --large
	@PYTHONPATH=tests $(BIN)/python tests/benchmarks/again_cost.py $(VENV)/others/bin
	@PYTHONPATH=tests $(BIN)/python tests/benchmarks/markdown_cost.py
	@PYTHONPATH=tests $(BIN)/python tests/benchmarks/search_cost.py
	@$(BIN)/forearmed build && $(BIN)/python tests/benchmarks/call_cost.py site
	@PYTHONPATH=tests $(BIN)/python tests/benchmarks/delivery_cost.py
	@PYTHONPATH=tests $(BIN)/python tests/benchmarks/list_cost.py
	@PYTHONPATH=tests PATH="$(CURDIR)/$(VENV)/others/bin:$$PATH" $(BIN)/python tests/benchmarks/import_cost.py
	@$(BIN)/python tests/figures.py

figures: $(TEST_READY) ## write the figures that were measured last into the guide
	@$(BIN)/python tests/figures.py

audit: $(AUDIT_READY) debian ## ask Lighthouse and the Nu HTML checker about the site, three web servers to show it, two spam filters about the mails, Exim and one of them about our signature, line up the articles with four formatters, print every sheet, build over long histories of changes, and run the thorough tests (three quarters of an hour; needs Node.js and Java)
	$(BIN)/pytest -q -m thorough tests
	$(BIN)/pytest -q tests/e2e/test_web_servers.py
	@$(BIN)/python tests/printing/print_face.py --check
	@$(BIN)/python tests/audit/spam_audit.py
	@PYTHONPATH=tests $(BIN)/python tests/audit/relay_audit.py
	@PYTHONPATH=tests $(BIN)/python tests/audit/history_audit.py
	@$(BIN)/python tests/audit/formatter_audit.py --modules $(VENV)/audit/node_modules --mdformat $(VENV)/formatters/bin
	@PYTHONPATH=tests $(BIN)/python tests/audit/site_audit.py --modules $(VENV)/audit/node_modules
	@$(BIN)/python tests/figures.py

lock: $(TEST_READY) ## compile the hash-pinned locks from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links --group build --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links --group dev --constraint requirements.lock \
	  --output-file requirements-dev.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links --output-file tests/benchmarks/requirements.lock \
	  tests/benchmarks/requirements.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links --output-file tests/audit/requirements.lock \
	  tests/audit/requirements.in

clean: ## remove what was built and installed
	rm -rf site preview $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/uv: requirements.lock
	@$(PYTHON) -m venv $(VENV) || { echo "Cannot create $(VENV); on Debian: sudo apt-get install python3-venv" >&2; exit 1; }
	@sed -nE '/^(setuptools|uv)==/,/# via/p' requirements.lock > $(FIRST_PINS)
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes --requirement $(FIRST_PINS)
	@touch $@

$(SITE_READY): requirements.lock pyproject.toml | $(BIN)/uv
	@echo "Installing into $(VENV) (once)"
	@$(INSTALL_LOCK) requirements.lock
	@$(INSTALL_SELF)
	@touch $@

$(TEST_READY): requirements-dev.lock pyproject.toml | $(BIN)/uv
	@echo "Installing what the tests need into $(VENV) (once)"
	@$(INSTALL_LOCK) requirements-dev.lock
	@$(INSTALL_SELF)
	@touch $@ $(SITE_READY)

# What the benchmark compares with has an environment of its own: it is no part of ours.
$(BENCH_READY): tests/benchmarks/requirements.lock | $(TEST_READY)
	@$(PYTHON) -m venv $(VENV)/others
	@VIRTUAL_ENV=$(VENV)/others $(BIN)/uv pip install --quiet --require-hashes --requirement $<
	@touch $@

# Node.js comes with the programs, so these are looked for first; they need not be older than the stamp.
$(SCRIPTS_READY): tests/scripts/package.json tests/scripts/package-lock.json | $(BIN)/uv debian
	@echo "Installing what judges the scripts into $(VENV)/scripts (once)"
	@mkdir -p $(VENV)/scripts
	@cp tests/scripts/package.json tests/scripts/package-lock.json $(VENV)/scripts
	@npm --prefix $(VENV)/scripts ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(AUDIT_READY): tests/audit/package.json tests/audit/package-lock.json tests/audit/requirements.lock | $(TEST_READY)
	@{ command -v npm && command -v java; } >/dev/null \
	  || { echo "The audit needs Node.js and Java; install them with: sudo apt-get install nodejs npm default-jre-headless" >&2; exit 1; }
	@{ command -v spamassassin && command -v rspamd; } >/dev/null \
	  || { echo "The audit needs two spam filters; install them with: sudo apt-get install --no-install-recommends spamassassin rspamd" >&2; exit 1; }
	@{ PATH="$$PATH:/usr/sbin"; command -v nginx && command -v apache2 && command -v caddy; } >/dev/null \
	  || { echo "The audit needs three web servers; install them with: sudo apt-get install --no-install-recommends nginx apache2 caddy" >&2; exit 1; }
	@mkdir -p $(VENV)/audit
	@cp tests/audit/package.json tests/audit/package-lock.json $(VENV)/audit
	@npm --prefix $(VENV)/audit ci --ignore-scripts --no-audit --no-fund --silent
	@$(PYTHON) -m venv $(VENV)/formatters
	@VIRTUAL_ENV=$(VENV)/formatters $(BIN)/uv pip install --quiet --require-hashes --requirement tests/audit/requirements.lock
	@touch $@
