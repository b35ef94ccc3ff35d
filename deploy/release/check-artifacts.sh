#!/usr/bin/env bash
# Checks artifacts as their users get them: from a repository, without this checkout.
#
# Usage: check-artifacts.sh VERSION REPOSITORY_DIR
# MAVEN_ARGS: more arguments for Maven
# JAVA_HOME:  the JDK that builds the examples and runs their tests
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
version=$1
repository=$(readlink -f "$2")
modules=(streambus-api streambus-resources streambus-operator streambus-testkit streambus-operator-app)
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
  <profiles>
    <profile>
      <id>artifacts</id>
      <repositories>
        <repository>
          <id>artifacts</id>
          <url>file://$repository</url>
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
  mvn -B -ntp -q ${MAVEN_ARGS-} -gs "$work/settings.xml" -Dmaven.repo.local="$local" "$@"
}

# Prints the path of the files of an artifact, without what follows the version. That of a snapshot is the time of
# its deployment.
base_of() {
  local poms=("$repository/io/streambus/$1/$version"/*.pom)
  [ "${#poms[@]}" = 1 ] && [ -s "${poms[0]}" ] || fail "$repository has no $1 $version, or more than one"
  echo "${poms[0]%.pom}"
}

# Everything that the central repository demands of an artifact.
check_files() {
  local base
  base=$(base_of "$1")
  for file in .jar -sources.jar -javadoc.jar .pom -cyclonedx.json; do
    [ -s "$base$file" ] || fail "$base$file is missing"
  done
  for element in name description url licenses developers scm; do
    grep -q "<$element[ >]" "$base.pom" || fail "$base.pom has no element $element"
  done
  [ -z "$(grep "<parent>\|SNAPSHOT" "$base.pom" | grep -v "<version>$version</version>")" ] ||
    fail "$base.pom refers to what is not published"
}

# Users get the libraries that the build records, though they do not have its managed versions.
check_dependencies() {
  local consumers=$work/consumers
  mkdir "$consumers"
  project consumers "<packaging>pom</packaging><modules>$(printf '<module>%s</module>' "${modules[@]}")</modules>"
  for module in "${modules[@]}"; do
    project "consumers/$module" "<dependencies><dependency><groupId>io.streambus</groupId>
      <artifactId>$module</artifactId><version>$version</version></dependency></dependencies>"
  done
  maven -f "$consumers" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:tree -Dscope=runtime \
    -DoutputFile=tree.txt
  for module in "${modules[@]}"; do
    diff <(libraries "$root/$module/runtime-dependencies.txt") \
      <(libraries "$consumers/$module/tree.txt" | grep -v ":$module:") ||
      fail "users of $module get other libraries than recorded"
  done
}

project() {
  mkdir -p "$work/$1"
  echo "<project><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId>
    <artifactId>${1//\//-}</artifactId><version>1</version>$2</project>" >"$work/$1/pom.xml"
}

# Of a tree, without scopes and the version of this project.
libraries() {
  sed -n 's:.*- \([a-z].*\)\:[a-z]*$:\1:p' "$1" | sed 's/^\(io.streambus:[^:]*:jar\):.*/\1/' | sort
}

# Users build and test the examples with nothing but the BOM.
check_example() {
  cp -r "$root/examples/$1" "$work/example-$1"
  rm -rf "$work/example-$1/target"
  maven -f "$work/example-$1" verify
}

check_program() {
  mkdir "$work/program"
  tar -xzf "$(base_of streambus-operator-app)-dist.tar.gz" -C "$work/program"
  local program=$work/program/streambus-$version/bin
  export XDG_CACHE_HOME=$work/cache
  [ "$("$program/streambus" --version)" = "streambus $version" ] || fail "the program has another version"
  ln -s "$program/kubectl-streambus" "$work/kubectl-streambus"
  "$work/kubectl-streambus" validate -f "$program/../examples/minimal-cluster.yaml"
  "$program/kubectl_complete-streambus" valid | grep -q '^validate'
}

base_of streambus-bom >/dev/null
for module in "${modules[@]}"; do
  check_files "$module"
done
check_dependencies
published=$(ls "$repository/io/streambus" | wc -l)
[ "$published" = 6 ] || fail "$repository has $published artifacts instead of 6"
for pom in "$root"/examples/*/pom.xml; do
  check_example "$(basename "$(dirname "$pom")")"
done
check_program
echo "The artifacts of $version are complete, and work from the repository alone"
