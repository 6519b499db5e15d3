# shellcheck shell=bash
# Finding the runnable jar of a module, and building it where it is missing or old. Needs common.sh, packages.sh, java.sh.

# built_jar MODULE: its newest runnable jar, if there is one.
built_jar() {
  local jar newest=''
  for jar in "$ROOT/$1/target/$1"-*-exec.jar; do
    if [[ -f $jar && (-z $newest || $jar -nt $newest) ]]; then newest=$jar; fi
  done
  [[ -n $newest ]] && printf '%s\n' "$newest"
}

# is_current_jar MODULE JAR: nothing that goes into it is newer. A folder is newer when a file in it came or went.
is_current_jar() {
  local sources=() folder
  for folder in "$ROOT/pom.xml" "$ROOT"/{common-model,tdlib-client,message-store,"$1"}/{pom.xml,src/main} "$ROOT/db"; do
    if [[ -e $folder ]]; then sources+=("$folder"); fi
  done
  # an unpacked release has jars and no sources
  ((${#sources[@]})) || return 0
  [[ -z $(find "${sources[@]}" -name node_modules -prune -o -newer "$2" -print -quit) ]]
}

# require_jar MODULE: sets JAR, building it when there is none or a source file is newer. Needs JAVA_HOME.
require_jar() {
  local since
  if JAR=$(built_jar "$1") && is_current_jar "$1" "$JAR"; then return; fi
  require_maven
  say "building $1; the first time this takes some minutes"
  mkdir -p "$ROOT/target"
  since=$(mktemp "$ROOT/target/build-started.XXXXXX")
  (cd "$ROOT" && "$MVN" -q -B -ntp -pl "$1" -am -Dquick package) >&2 || fail 1 "the build of $1 failed"
  JAR=$(built_jar "$1") || fail 1 "the build made no $1/target/$1-*-exec.jar"
  # what changes while the build runs must count as newer; the build itself dates its jars back
  touch -r "$since" "$JAR"
  rm -f "$since"
}
