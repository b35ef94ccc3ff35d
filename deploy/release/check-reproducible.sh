#!/usr/bin/env bash
# Builds the current commit twice, in two directories, and fails if an artifact differs by a byte.
#
# Usage: check-reproducible.sh
# MAVEN_ARGS: more arguments for Maven, such as -o
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The version of a snapshot contains the time of its deployment, so files keep their names of the build.
build() {
  local tree=$work/$1
  git clone --quiet --no-hardlinks "$root" "$tree"
  # shellcheck disable=SC2086
  (cd "$tree" && mvn -B -ntp -q ${MAVEN_ARGS-} verify -Prelease -Dmaven.test.skip -Dmdep.analyze.skip \
    -pl bom,streambus-api,streambus-resources,streambus-operator,streambus-testkit,streambus-operator-app \
    -DaltDeploymentRepository=none::file:///dev/null)
  (cd "$tree" && find bom/target streambus-*/target -maxdepth 1 \
    \( -name '*.jar' -o -name '*.tar.gz' -o -name bom.json -o -name published-pom.xml \) -print0 |
    sort -z | xargs -0 sha256sum) >"$work/$1.sha256"
}

build first
build a-directory-with-a-longer-name
diff "$work/first.sha256" "$work/a-directory-with-a-longer-name.sha256" || {
  echo "check-reproducible.sh: the files above differ" >&2
  exit 1
}
echo "Two builds gave the same $(wc -l <"$work/first.sha256") files"
