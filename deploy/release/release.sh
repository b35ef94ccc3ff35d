#!/usr/bin/env bash
# Makes a release on this machine: builds and tests a version, commits and tags it, and deploys its
# artifacts to a repository that is a directory. Nothing leaves the machine, and nothing is committed or
# tagged if a test or a check fails.
#
# Usage: release.sh VERSION [OUTPUT_DIR]
# GPG_KEYNAME: key of GnuPG that signs the artifacts; unset: they are not signed
# MAVEN_ARGS:  more arguments for Maven, such as -o
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
version=${1-}
output=$(readlink -m "${2:-$root/target/release}")

fail() {
  echo "release.sh: $1" >&2
  exit 1
}

# Of Maven in all modules. Snapshots are released as the version that they lead to.
set_maven_version() {
  git ls-files -z '*pom.xml' '*.md' |
    xargs -0 sed -i "/<artifactId>streambus-/{n;s:<version>${1//./\\.}</version>:<version>$2</version>:}"
}

set_property() {
  sed -i "s|<$1>.*</$1>|<$1>$2</$1>|" pom.xml
}

# Of the charts and the manifests, and of the image wherever it is named.
set_installed_version() {
  local former
  former=$(sed -n 's:.*<release.version>\(.*\)</release.version>.*:\1:p' pom.xml)
  set_property release.version "$1"
  git ls-files -z deploy ':!deploy/release' | xargs -0 sed -i "s:\b${former//./\\.}\b:$1:g"
  git ls-files -z '*.md' | xargs -0 sed -i "s,streambus/operator:${former//./\\.}\b,streambus/operator:$1,g"
}

# What was unreleased becomes the section of the version.
date_changelog() {
  grep -q '^## \[Unreleased\]$' CHANGELOG.md || fail "CHANGELOG.md has no section [Unreleased]"
  sed -i -e "s:^## \[Unreleased\]$:&\n\n## [$1] - $(date -u +%F):" -e '/^The first release will be/,+1d' CHANGELOG.md
}

commit() {
  git commit --quiet --all --message "$1"
}

[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "usage: release.sh VERSION [OUTPUT_DIR]; a version is like 0.1.0"
cd "$root"
[ -z "$(git status --porcelain)" ] || fail "commit or remove the changes of the work tree first"
! git rev-parse -q --verify "refs/tags/v$version" >/dev/null || fail "the tag v$version exists"
[ ! -e "$output" ] || fail "$output exists"

# In a second work tree, so that a release that fails changes nothing in this one.
tree=$(mktemp -d)/streambus
git worktree add --quiet --detach "$tree"
trap 'git -C "$root" worktree remove --force "$tree" && rmdir "${tree%/*}"' EXIT
cd "$tree"

set_maven_version "$(sed -n 's:^  <version>\(.*\)</version>:\1:p' pom.xml)" "$version"
set_installed_version "$version"
set_property project.build.outputTimestamp "$(date -u +%FT00:00:00Z)"
date_changelog "$version"
commit "Release $version"

# As in continuous integration: no test is skipped because the machine cannot run it.
# shellcheck disable=SC2086
CI=true mvn -B -ntp ${MAVEN_ARGS-} clean deploy -Prelease -Dmaven.install.skip ${GPG_KEYNAME:+-Dgpg.keyname="$GPG_KEYNAME"} \
  -DaltDeploymentRepository="release::file://$output/repository"
cp "streambus-operator-app/target/streambus-$version-dist.tar.gz" "$output/streambus-$version.tar.gz"
(cd "$output" && sha256sum "streambus-$version.tar.gz" >SHA256SUMS)
deploy/release/check-artifacts.sh "$version" "$output/repository"
[ -z "$(git status --porcelain)" ] || fail "the build changed files of the release: $(git status --short)"

git tag --annotate "v$version" --message "StreamBus operator $version"
IFS=. read -r major minor _ <<<"$version"
next=$major.$((minor + 1)).0-SNAPSHOT
set_maven_version "$version" "$next"
# Later builds are compared with this release.
set_property api.baseline "$version"
set_property japicmp.skip '${unpublished}'
commit "Begin ${next%-SNAPSHOT}"
git -C "$root" merge --quiet --ff-only "$(git rev-parse HEAD)"

echo "Released $version, with the tag v$version. To publish it, upload the following, then push the branch and the tag:"
echo "  $output/repository"
echo "  $output/streambus-$version.tar.gz"
