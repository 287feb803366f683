# The whole vocabulary. CI speaks it too (.ci/run).

.DEFAULT_GOAL := help
.PHONY: help run test check bench clean

help:
	@echo "make run    build Annex and do the main job on a demonstration organization; results in out/"
	@echo "make test   every test: the program's, the crash test, and the pages in a browser"
	@echo "make check  format, lint and the rules of the repository"
	@echo "make bench  measure a release build and the server it runs; prints JSON"
	@echo "make clean  remove what was built and written"

run:
	@scripts/setup --without-browser
	@scripts/run

test:
	@scripts/setup
	@scripts/test

check:
	@scripts/setup --without-browser shellcheck
	@scripts/check

bench:
	@scripts/setup --without-browser wrk >&2
	@scripts/bench

clean:
	rm -rf .build .venv out
