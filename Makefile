# What people do with this folder. `make help` lists it.

.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 8

.PHONY: run
run: ## Serve the demo at http://127.0.0.1:8080
	cargo run --release

# Not --all-targets: that would run the benchmarks as well. `lint` sees that they compile.
.PHONY: test
test: ## Run all tests; on Debian and Ubuntu it installs what they need
	.ci/test-programs
	cargo test

.PHONY: lint
lint: ## Check the form of the code, and what clippy says about it
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings

.PHONY: bench
bench: ## Measure
	cargo bench
