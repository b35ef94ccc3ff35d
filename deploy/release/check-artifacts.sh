#!/usr/bin/env bash
# Checks artifacts as their users get them: from a repository, without this checkout.
#
# Usage: check-artifacts.sh VERSION DIR
# DIR contains the directory "repository", and the archive streambus-VERSION.tar.gz.
# MAVEN_ARGS: more arguments for Maven
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
version=$1
directory=$(readlink -f "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "check-artifacts.sh: $1" >&2
  exit 1
}

# A local repository with the libraries of other projects, but no artifact of this one.
local=$work/local
mkdir "$local"
if [ -d ~/.m2/repository ]; then
  cp -al ~/.m2/repository/. "$local" 2>/dev/null || cp -a ~/.m2/repository/. "$local"
  rm -rf "$local/io/streambus"
fi
cat >"$work/settings.xml" <<EOF
<settings>
  <localRepository>$local</localRepository>
  <profiles>
    <profile>
      <id>artifacts</id>
      <repositories>
        <repository>
          <id>artifacts</id>
          <url>file://$directory/repository</url>
        </repository>
      </repositories>
    </profile>
  </profiles>
  <activeProfiles>
    <activeProfile>artifacts</activeProfile>
  </activeProfiles>
</settings>
EOF

maven() {
  # shellcheck disable=SC2086
  mvn -B -ntp -q ${MAVEN_ARGS-} -s "$work/settings.xml" "$@"
}

# Everything that the central repository demands of an artifact.
check_files() {
  local module=$1 base=$directory/repository/io/streambus/$1/$version/$1-$version
  for file in .jar -sources.jar -javadoc.jar .pom -cyclonedx.json; do
    [ -s "$base$file" ] || fail "$base$file is missing"
  done
  for element in name description url licenses developers scm; do
    grep -q "<$element[ >]" "$base.pom" || fail "$base.pom has no element $element"
  done
  ! grep -q "<parent>\|SNAPSHOT" "$base.pom" || fail "$base.pom refers to what is not published"
}

# Users get the libraries that the build records, though they do not have its managed versions.
check_dependencies() {
  local consumer=$work/$1
  mkdir "$consumer"
  cat >"$consumer/pom.xml" <<EOF
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>consumer</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.streambus</groupId>
      <artifactId>$1</artifactId>
      <version>$version</version>
    </dependency>
  </dependencies>
</project>
EOF
  maven -f "$consumer" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:tree -Dscope=runtime \
    -DoutputFile="$consumer/tree.txt"
  sed -n 's:.*- \([a-z].*\)\:[a-z]*$:\1:p' "$consumer/tree.txt" |
    sed "s/\(io.streambus:.*\):$version/\1/" | grep -v ":$1:" | sort >"$consumer/got"
  sed -n 's:.*- \([a-z].*\)\:[a-z]*$:\1:p' "$root/$1/runtime-dependencies.txt" | sort >"$consumer/recorded"
  diff "$consumer/recorded" "$consumer/got" || fail "users of $1 get other libraries than recorded"
}

# Users build the examples with nothing but the BOM.
check_example() {
  cp -r "$root/examples/$1" "$work/example-$1"
  rm -rf "$work/example-$1/target"
  maven -f "$work/example-$1" test-compile
}

check_program() {
  mkdir "$work/program"
  tar -xzf "$directory/streambus-$version.tar.gz" -C "$work/program"
  local program=$work/program/streambus-$version/bin
  export XDG_CACHE_HOME=$work/cache
  [ "$("$program/streambus" --version)" = "streambus $version" ] || fail "the program has another version"
  ln -s "$program/kubectl-streambus" "$work/kubectl-streambus"
  "$work/kubectl-streambus" validate -f "$program/../examples/minimal-cluster.yaml"
}

[ -s "$directory/repository/io/streambus/streambus-bom/$version/streambus-bom-$version.pom" ] ||
  fail "the BOM is missing"
for module in streambus-api streambus-resources streambus-operator streambus-testkit streambus-operator-app; do
  check_files "$module"
  check_dependencies "$module"
done
published=$(ls "$directory/repository/io/streambus" | wc -l)
[ "$published" = 6 ] || fail "$directory/repository has $published artifacts instead of 6"
for pom in "$root"/examples/*/pom.xml; do
  check_example "$(basename "$(dirname "$pom")")"
done
check_program
echo "The artifacts of $version are complete, and work from the repository alone"
