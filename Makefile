# Learners never need this file; authors and teachers can do all with it.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

.DEFAULT_GOAL := help
.PHONY: help setup serve book test lint format release matrix demo-class lock clean

help: ## print this table
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## create .venv from requirements.lock, or do nothing if it is current
	@$(PYTHON) course_tools/environment.py

serve: setup ## execute, build and serve the book on 127.0.0.1
	@$(BIN)/course serve

book: setup ## execute and build the book into _build/html
	@$(BIN)/course book

test: setup lint ## run every test, the cheapest first
	@$(BIN)/course programs
	@$(BIN)/python -m pytest -n auto --no-loadscope-reorder \
	    --durations=15 --cov=course_lib --cov-branch --cov-fail-under=95 \
	    --cov-report=term:skip-covered

lint: setup ## check style, canonical notebooks
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/course normalise --check

format: setup ## put code and notebooks into their one form
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/course normalise

release: setup ## make exercises/ and the matrix pages from solutions/ and variants/
	@$(BIN)/course release
	@$(BIN)/course matrix

demo-class: setup ## make up a class of 60 students and grade it, in _build/demo-class
	@$(BIN)/course demo-class || test $$? -eq 1  # 1: some students need a human

lock: setup ## renew the lock files of Python and of npm
	@$(BIN)/course lock

clean: ## remove what was built; .venv stays
	@rm -rf _build node_modules .pytest_cache .ruff_cache
