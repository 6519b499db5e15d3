#!/usr/bin/env bats
# Which JDK and Maven the scripts choose.

load helper

setup() {
  house
  export HOME=$BATS_TEST_TMPDIR/home JVM_FOLDER=$BATS_TEST_TMPDIR/jvm
  PATH=$(bare_path "$BATS_TEST_TMPDIR/bin")
  unset JAVA_HOME MAVEN_HOME SDKMAN_DIR
  mkdir -p "$JVM_FOLDER" "$HOME"
}

# with COMMAND...: runs it as a script that has the libraries would
with() {
  # shellcheck disable=SC2016  # for the inner shell
  run bash -c 'set -Eeuo pipefail; for lib in common packages java; do source "$0/scripts/lib/$lib.sh"; done; "$@"' \
    "$HOUSE" "$@"
}

@test "takes JAVA_HOME first" {
  jdk "$HOME/mine" 26.0.1
  jdk "$JVM_FOLDER/jdk-25" 25.0.3
  JAVA_HOME=$HOME/mine with find_jdk
  [ "$output" = "$HOME/mine" ]
}

@test "passes over a JAVA_HOME that is too old" {
  jdk "$HOME/old" 17.0.15
  jdk "$JVM_FOLDER/jdk-25" 25.0.3
  JAVA_HOME=$HOME/old with find_jdk
  [ "$output" = "$JVM_FOLDER/jdk-25" ]
}

@test "follows the link on PATH to its home" {
  jdk "$HOME/opt/jdk" 25
  ln -s "$HOME/opt/jdk/bin/java" "$BATS_TEST_TMPDIR/bin/java"
  with find_jdk
  [ "$output" = "$(readlink -f "$HOME/opt/jdk")" ]
}

@test "asks a version manager's java for its home" {
  jdk "$HOME/managed" 25
  program "$BATS_TEST_TMPDIR/bin/java" "echo '    java.home = $HOME/managed' >&2"
  with find_jdk
  [ "$output" = "$HOME/managed" ]
}

@test "takes the oldest that is new enough, whatever the order of the names" {
  jdk "$JVM_FOLDER/a-27" 27-ea
  jdk "$JVM_FOLDER/b-25" 25.0.3
  jdk "$JVM_FOLDER/c-21" 21.0.7
  with find_jdk
  [ "$output" = "$JVM_FOLDER/b-25" ]
}

@test "does not take a runtime without a compiler" {
  jdk "$JVM_FOLDER/jre-25" 25.0.3
  rm "$JVM_FOLDER/jre-25/bin/javac"
  with find_jdk
  [ "$status" -ne 0 ]
  [ -z "$output" ]
}

@test "asks the compiler where there is no release file" {
  jdk "$JVM_FOLDER/plain" 25.0.2
  rm "$JVM_FOLDER/plain/release"
  with find_jdk
  [ "$output" = "$JVM_FOLDER/plain" ]
}

@test "finds the JDKs of SDKMAN" {
  jdk "$HOME/.sdkman/candidates/java/25-tem" 25
  with find_jdk
  [ "$output" = "$HOME/.sdkman/candidates/java/25-tem" ]
}

@test "names the one thing to do where no JDK is and none can be installed" {
  with require_jdk
  [ "$status" -eq 69 ]
  [[ $output == *'no JDK 25 or newer: install one'* ]]
}

@test "installs the JDK the system offers, saying so first" {
  program "$BATS_TEST_TMPDIR/bin/sudo" 'shift 2; "$@"'
  program "$BATS_TEST_TMPDIR/bin/apt-cache" '[[ $* == *openjdk-25-jdk-headless ]]'
  # shellcheck disable=SC2016  # for the pretended program
  program "$BATS_TEST_TMPDIR/bin/apt-get" '[[ $* == *install* ]] || exit 0
    home=$JVM_FOLDER/java-25; mkdir -p "$home/bin"; echo "JAVA_VERSION=\"25.0.1\"" >"$home/release"
    for name in java javac; do echo "#!/bin/sh" >"$home/bin/$name"; chmod +x "$home/bin/$name"; done'
  with require_jdk
  [ "$status" -eq 0 ]
  [[ $output == *'installing with apt-get: openjdk-25-jdk-headless'*"JDK 25: $JVM_FOLDER/java-25"* ]]
}

@test "compares versions as numbers" {
  with version_at_least 3.10.1 3.8
  [ "$status" -eq 0 ]
  with version_at_least 3.8 3.8
  [ "$status" -eq 0 ]
  with version_at_least 3.6.3 3.8
  [ "$status" -ne 0 ]
}

@test "does not take a Maven that is too old" {
  program "$BATS_TEST_TMPDIR/bin/mvn" "printf '\033[1mApache Maven 3.6.3\033[m\n'"
  with find_maven
  [ "$status" -ne 0 ]
  program "$BATS_TEST_TMPDIR/bin/mvn" "printf '\033[1mApache Maven 3.8.7\033[m\n'"
  with find_maven
  [ "$output" = "$BATS_TEST_TMPDIR/bin/mvn" ]
}
