# shellcheck shell=bash
# Finding a JDK and a Maven. Needs common.sh and packages.sh.

readonly JDK_FLOOR=25
readonly MAVEN_FLOOR=3.8
: "${JVM_FOLDER:=/usr/lib/jvm}"

# version_at_least HAVE WANT: compares dotted numbers.
version_at_least() {
  [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]
}

# jdk_major HOME: the feature release of the JDK in that folder; fails where there is none (a JRE has no javac).
jdk_major() {
  local version
  [[ -x $1/bin/java && -x $1/bin/javac ]] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release" 2>/dev/null | head -n 1)
  if [[ -z $version ]]; then
    version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p')
  fi
  [[ -n $version ]] && printf '%s\n' "$version"
}

# is_recent_jdk HOME
is_recent_jdk() {
  local major
  major=$(jdk_major "$1") && ((major >= JDK_FLOOR))
}

# jdk_of_path: the home of the `java` on PATH, through links and version managers' shims.
jdk_of_path() {
  local java home
  java=$(command -v java) || return 1
  home=$(dirname "$(dirname "$(readlink -f "$java")")")
  if [[ ! -x $home/bin/javac ]]; then
    home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  fi
  [[ -n $home ]] && printf '%s\n' "$home"
}

# find_jdk: the home of a JDK that is new enough: JAVA_HOME, PATH, then the oldest fitting one of the usual folders.
find_jdk() {
  local home major best='' best_major=0
  for home in "${JAVA_HOME-}" "$(jdk_of_path || true)"; do
    if [[ -n $home ]] && is_recent_jdk "$home"; then
      printf '%s\n' "$home"
      return
    fi
  done
  for home in "$JVM_FOLDER"/* "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/*; do
    if major=$(jdk_major "$home") && ((major >= JDK_FLOOR)) && { [[ -z $best ]] || ((major < best_major)); }; then
      best=$home best_major=$major
    fi
  done
  [[ -n $best ]] && printf '%s\n' "$best"
}

# require_jdk: sets and exports JAVA_HOME; installs a JDK where the system has one to install.
require_jdk() {
  local home package
  if ! home=$(find_jdk); then
    if can_install; then
      apt_update
      for package in "openjdk-$JDK_FLOOR-jdk-headless" "temurin-$JDK_FLOOR-jdk"; do
        if apt_has "$package"; then
          apt_install "no JDK $JDK_FLOOR or newer was found" "$package" || true
          break
        fi
      done
    fi
    home=$(find_jdk) || fail "$EX_UNAVAILABLE" "no JDK $JDK_FLOOR or newer: install one (Temurin from adoptium.net," \
      "or 'sdk install java') and run this again; JAVA_HOME may name it"
  fi
  JAVA_HOME=$home
  export JAVA_HOME
  say "JDK $(jdk_major "$home"): $home"
}

# find_maven: the path of a Maven that is new enough. Needs JAVA_HOME.
find_maven() {
  local mvn version
  for mvn in "$(command -v mvn || true)" "${MAVEN_HOME-}/bin/mvn" \
    "${SDKMAN_DIR:-${HOME-}/.sdkman}/candidates/maven/current/bin/mvn"; do
    [[ -x $mvn ]] || continue
    version=$("$mvn" -B -Dstyle.color=never --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*[0-9]\).*/\1/p')
    if [[ -n $version ]] && version_at_least "$version" "$MAVEN_FLOOR"; then
      printf '%s\n' "$mvn"
      return
    fi
  done
  return 1
}

# require_maven: sets MVN; installs Maven where the system has it.
require_maven() {
  if ! MVN=$(find_maven); then
    if can_install; then
      apt_install "no Maven $MAVEN_FLOOR or newer was found" maven || true
    fi
    MVN=$(find_maven) || fail "$EX_UNAVAILABLE" "no Maven $MAVEN_FLOOR or newer: install Apache Maven and run this again"
  fi
  export MVN
}
