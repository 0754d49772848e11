# Thin names for what people and CI run. `make help` lists them.

CARGO ?= cargo
.DEFAULT_GOAL := help

# The npm packages among the tests.
PACKAGES = $(patsubst %/package.json,%,$(wildcard tests/*/package.json))

# Where the comparison with other servers has its Python packages.
VENV = target/peers/venv

.PHONY: help run build program test check schema types bench bench-peers instructions load fuzz clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: web/dist ## Build with all pages and serve http://127.0.0.1:8000 from ./partnergraph.db
	$(CARGO) run --profile lean --features pages

build: web/dist ## Build the program to release, target/release/partnergraph (takes minutes)
	$(CARGO) build --release --features pages

# The program with its tests, as they are run.
program: web/dist
	$(CARGO) test --workspace --profile lean --features pages --no-run

test: web/dist $(addsuffix /node_modules,$(PACKAGES)) ## Run all tests, on SQLite and PostgreSQL; installs Debian's packages that they need
	tests/needs
	$(CARGO) test --workspace --profile lean --features pages

check: program tests/contract/node_modules tests/browser/node_modules ## Check formatting, lints, documentation, the contract and the pages' sources
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace -- --deny warnings
	$(CARGO) clippy --workspace --all-targets --features pages -- --deny warnings
	RUSTDOCFLAGS="--deny warnings" $(CARGO) doc --workspace --no-deps --document-private-items
	target/lean/partnergraph schema | diff schema.graphql - || { echo "schema.graphql is not current; run make schema"; exit 1; }
	npm --prefix tests/contract run check
	$(CARGO) test --workspace --profile lean --features pages --test it -- schema::
	npm --prefix web run check
	npm --prefix tests/browser run check

schema: ## Write schema.graphql anew from the program
	$(CARGO) run --quiet -- schema > schema.graphql.new && mv schema.graphql.new schema.graphql

types: web/node_modules ## Write the types of the pages anew from schema.graphql
	npm --prefix web run generate

bench: ## Measure questions over 20,000 partners, then bench-peers; make bench ONLY=search measures some questions alone
	$(CARGO) bench --profile quick --bench questions -- $(ONLY)
	$(if $(ONLY),,$(MAKE) bench-peers)

bench-peers: web/dist benches/peers/node_modules $(VENV) ## Compare with other GraphQL servers (25 minutes); PEERS="--help" tells more
	$(CARGO) build --release --features pages
	$(CARGO) build --release --package floor
	node benches/peers/run.mjs $(PEERS)

# What the tests are built with is what is counted, so that nothing is built for it alone.
instructions: program ## Count instructions of questions and an import; fails where one grew by 3 %. REASON="..." renews the figures
	node benches/instructions/main.mjs --built target/lean $(if $(REASON),--write "$(REASON)")

MINUTES ?= 20

load: ## Ask the program as much as the machine bears for MINUTES (20), while its data changes
	$(CARGO) build --profile quick
	node benches/load/main.mjs --program target/quick/partnergraph --minutes $(MINUTES)

TARGET ?= document
SECONDS ?= 60

fuzz: ## Fuzz TARGET (body, document, cursors, import, filters) for SECONDS (60); see fuzz/README.md
	$(CARGO) +nightly fuzz run --sanitizer none $(TARGET) -- -dict=fuzz/words.dict -max_total_time=$(SECONDS)

clean: ## Remove everything that was built
	$(CARGO) clean
	rm -rf web/dist web/node_modules web/src/dashboard/server/generated $(addsuffix /node_modules,$(PACKAGES) benches/peers) tests/clients/generated tests/clients/relay/__generated__

web/dist: web/node_modules schema.graphql docs/cookbook.md $(shell find web/src web/plugins -type f -not -path '*/generated/*' 2>/dev/null) $(wildcard web/*.html web/*.ts)
	npm --prefix web run build
	@touch $@

%/node_modules: %/package.json %/package-lock.json
	npm --prefix $* ci --no-audit --no-fund
	@touch $@

$(VENV): benches/peers/requirements.txt
	python3 -m venv --clear $@
	$@/bin/pip install --quiet --requirement $<
	@touch $@
