#!/usr/bin/env bash
# Compares a bill of materials with the minimum versions beside this script, without network access. Fails if
# a package is older, or if the file lists no packages.
set -euo pipefail
directory=$(cd "$(dirname "$0")" && pwd)
root=${directory%/deploy/vulnerabilities}

sbom=${1:-}
for file in "$root"/streambus-image/target/*.sbom.json "$root"/streambus-operator-app/target/bom.json; do
  if [ -z "$sbom" ] && [ -e "$file" ]; then
    sbom=$file
  fi
done
if [ ! -f "$sbom" ]; then
  echo "Usage: $0 SBOM, a file in CycloneDX. 'mvn verify -Dimage' writes that of the image, which is the default." >&2
  exit 2
fi

# Lines of package and version, such as "maven/org.yaml/snakeyaml 2.7".
packages=$(grep -o '"purl" *: *"pkg:[^"]*"' "$sbom" \
  | sed -E 's/.*"pkg:([^@]*)@([^?"]*).*/\1 \2/; s/%2B/+/g; s/%3A/:/g; s/%7E/~/g' | sort -u || true)
if [ -z "$packages" ]; then
  echo "$sbom lists no packages" >&2
  exit 2
fi

failures=0
checked=0
while read -r package minimum advisories; do
  case $package in '' | '#'*) continue ;; esac
  while read -r name version; do
    if [ "$name" = "$package" ]; then
      checked=$((checked + 1))
      if [ "$(printf '%s\n' "$minimum" "$version" | sort -V | head -1)" != "$minimum" ]; then
        echo "$name $version has known vulnerabilities: $advisories. Update it to $minimum or later." >&2
        failures=$((failures + 1))
      fi
    fi
  done <<< "$packages"
done < "$directory/minimum-versions.txt"

echo "$(wc -l <<< "$packages") packages in $sbom, $checked with a minimum version, $failures below it"
cat << END
The list of minimum versions is not complete. With network access, scan the same file:
  osv-scanner scan source --sbom=$sbom
  grype sbom:$sbom
  trivy sbom $sbom
END
[ "$failures" = 0 ]
