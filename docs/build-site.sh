#!/usr/bin/env bash
# Builds the site of the documentation into target/site. Needs Python 3.9 or later with venv, and, for
# the first run, access to PyPI. Dead links fail the build.
set -euo pipefail
cd "$(dirname "$0")/.."

python=target/site-venv/bin/python
source=target/site-source

if ! cmp -s docs/requirements.txt target/site-venv/requirements.txt; then
  rm -rf target/site-venv
  mkdir -p target
  python3 -m venv target/site-venv
  "$python" -m pip install --quiet --disable-pip-version-check -r docs/requirements.txt
  cp docs/requirements.txt target/site-venv/
fi

# The site has the layout of the repository, so links between pages and to other files stay valid.
rm -rf "$source"
mkdir -p "$source"
tar -c --exclude=target -- *.md LICENSE benchmarks deploy docs examples streambus-*/README.md streambus-*/src/main/java \
  | tar -x -C "$source"

NO_MKDOCS_2_WARNING=1 "$python" -m mkdocs build --strict --config-file docs/mkdocs.yml
echo "target/site/index.html"
