#!/usr/bin/env bash
# Packages the Helm charts and creates the index of a chart repository.
# Usage: package-charts.sh [OUTPUT_DIR] [REPOSITORY_URL]
# Set HELM to the program Helm if it is not in the PATH.
set -eu

root=$(cd "$(dirname "$0")" && pwd)
output=${1:-$root/target/charts}
url=${2-}
helm=${HELM:-helm}

fail() {
  echo "package-charts.sh: $1" >&2
  exit 1
}

command -v "$helm" >/dev/null || fail "requires Helm: $helm not found"
cmp -s "$root/manifests/crd/streambusclusters.yaml" "$root/charts/streambus-operator/files/crd.yaml" ||
  fail "charts/streambus-operator/files/crd.yaml differs from manifests/crd/streambusclusters.yaml"

mkdir -p "$output"
for chart in streambus-operator streambus-cluster; do
  "$helm" lint --strict --quiet "$root/charts/$chart"
  "$helm" package "$root/charts/$chart" --destination "$output"
done
# Without a URL, the index refers to the files next to it.
"$helm" repo index "$output" ${url:+--url "$url"}
echo "Created the index $output/index.yaml"
