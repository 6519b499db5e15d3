# shellcheck shell=bash
# What moving over and going back have in common: steps that are recorded, the previous gateway, the tool of the store.
# Needs common.sh and environment.sh; who sources it sets dry_run, state and jar, and says in stopped_at how to go on.
# shellcheck disable=SC2154

# shellcheck disable=SC2034  # used by the scripts that source this file
readonly EX_TEMPFAIL=75
: "${TELEGRAM_LEGACY_URL:=http://localhost:4006/health}"
: "${TELEGRAM_UNIT:=telegram-gateway.service}"
: "${TELEGRAM_WAIT:=60}"

# store COMMAND [ARGUMENT...]: the schema and data tool. Needs JAVA_HOME and jar.
store() {
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m -jar "$jar" "$@"
}

# --- the record of the steps, one line of JSON a step, replaced as a whole ---

declare -a step_names=()
declare -A step_status=() step_seconds=() facts=()

# json TEXT: as a JSON string
json() {
  local text=$1
  text=${text//\\/\\\\} text=${text//\"/\\\"} text=${text//$'\n'/\\n} text=${text//$'\t'/\\t}
  printf '"%s"' "$text"
}

# read_record FILE: what an earlier run wrote
read_record() {
  local line
  [[ -f $1 ]] || return 0
  while IFS= read -r line; do
    if [[ $line =~ ^\ *\{\"step\":\"([a-z-]+)\",\"status\":\"([a-z]+)\",\"seconds\":([0-9]+)\} ]]; then
      remember "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}"
    elif [[ $line =~ ^\ *\"([a-z_]+)\":\ \"([^\"]*)\",?$ ]]; then
      facts[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
    fi
  done <"$1"
}

remember() {
  [[ -v step_status[$1] ]] || step_names+=("$1")
  step_status[$1]=$2 step_seconds[$1]=$3
}

# print_record: as JSON, always in the same order
print_record() {
  local name separator=''
  printf '{\n'
  while IFS= read -r name; do
    [[ -n $name ]] && printf '  "%s": %s,\n' "$name" "$(json "${facts[$name]}")"
  done < <(printf '%s\n' "${!facts[@]}" | sort)
  printf '  "steps": [\n'
  for name in "${step_names[@]}"; do
    printf '%s    {"step":"%s","status":"%s","seconds":%s}' "$separator" "$name" "${step_status[$name]}" "${step_seconds[$name]}"
    separator=$',\n'
  done
  printf '\n  ]\n}\n'
}

# print_report: for the eye, with minutes
print_report() {
  local name
  for name in "${step_names[@]}"; do
    awk -v name="$name" -v status="${step_status[$name]}" -v seconds="${step_seconds[$name]}" \
      'BEGIN { printf "%-12s %-7s %7.1f min\n", name, status, seconds / 60 }'
  done
}

write_record() {
  [[ $dry_run == no ]] || return 0
  print_record >"$state.new"
  mv -f "$state.new" "$state"
}

# step NAME WHAT COMMAND...: does it unless it is done, and records how it went. What failed is done again the next time.
step() {
  local name=$1 what=$2 since=$SECONDS code=0
  shift 2
  if [[ ${step_status[$name]-} == "done" ]]; then
    say "$name: done before"
    return
  fi
  if [[ $dry_run == yes ]]; then
    printf 'would: %-10s %s\n' "$name" "$what"
    return
  fi
  say "$name: $what"
  remember "$name" running 0
  write_record
  # a subshell, so that whatever ends it ends the step alone; not behind ||, where nothing in it would end it
  set +e
  (
    set -e
    "$@"
  )
  code=$?
  set -e
  take_facts
  remember "$name" "$([[ $code == 0 ]] && echo "done" || echo failed)" $((SECONDS - since))
  write_record
  ((code == 0)) || stopped_at "$name" "$code"
}

# keep_fact NAME VALUE: for the record, from inside a step
keep_fact() {
  printf '%s=%s\n' "$1" "$2" >>"$state.facts"
}

take_facts() {
  local line
  [[ -f $state.facts ]] || return 0
  while IFS= read -r line; do facts[${line%%=*}]=${line#*=}; done <"$state.facts"
  rm -f "$state.facts"
}

# again NAME...: these steps are done anew in this run
again() {
  local name
  for name in "$@"; do
    if [[ -v step_status[$name] ]]; then step_status[$name]=open; fi
  done
}

# open_record DEFAULT: takes the lock and reads what an earlier run left
open_record() {
  mkdir -p "$(dirname "$state")"
  exec {lock}>"$state.lock"
  flock -n "$lock" || fail "$EX_TEMPFAIL" "another run works with $state"
  rm -f "$state.facts"
  read_record "$state"
}

# --- the previous gateway ---

# previous_names_one: whether exactly one of the two settings names it
previous_names_one() {
  [[ -n ${TELEGRAM_LEGACY_CONTAINER-} && -z ${TELEGRAM_LEGACY_UNIT-} ||
    -z ${TELEGRAM_LEGACY_CONTAINER-} && -n ${TELEGRAM_LEGACY_UNIT-} ]]
}

previous_exists() {
  if [[ -n ${TELEGRAM_LEGACY_CONTAINER-} ]]; then
    docker inspect "$TELEGRAM_LEGACY_CONTAINER" >/dev/null 2>&1
  else
    systemctl cat "$TELEGRAM_LEGACY_UNIT" >/dev/null 2>&1
  fi
}

previous_is_running() {
  if [[ -n ${TELEGRAM_LEGACY_CONTAINER-} ]]; then
    [[ $(docker inspect -f '{{.State.Running}}' "$TELEGRAM_LEGACY_CONTAINER") == true ]]
  else
    systemctl is-active --quiet "$TELEGRAM_LEGACY_UNIT"
  fi
}

# stop_previous: so that nothing starts it again, and proves that it is gone
stop_previous() {
  local policy
  if [[ -n ${TELEGRAM_LEGACY_CONTAINER-} ]]; then
    policy=$(docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' "$TELEGRAM_LEGACY_CONTAINER")
    [[ -n ${facts[previous_restart]-} ]] || keep_fact previous_restart "${policy:-no}"
    docker update --restart=no "$TELEGRAM_LEGACY_CONTAINER" >/dev/null
    docker stop -t "$TELEGRAM_WAIT" "$TELEGRAM_LEGACY_CONTAINER" >/dev/null
  else
    [[ -n ${facts[previous_restart]-} ]] ||
      keep_fact previous_restart "$(systemctl is-enabled "$TELEGRAM_LEGACY_UNIT" 2>/dev/null || echo disabled)"
    systemctl disable --now "$TELEGRAM_LEGACY_UNIT" >&2
  fi
  prove_previous_stopped
}

prove_previous_stopped() {
  local user
  ! previous_is_running || fail 1 "the previous gateway still runs"
  ! answers "$TELEGRAM_LEGACY_URL" || fail 1 "$TELEGRAM_LEGACY_URL still answers: something else runs the previous gateway"
  if [[ -n ${TELEGRAM_LEGACY_SESSION_DIR-} ]] && user=$(session_user "$TELEGRAM_LEGACY_SESSION_DIR"); then
    fail 1 "process $user still has files of $TELEGRAM_LEGACY_SESSION_DIR open"
  fi
}

start_previous() {
  if [[ -n ${TELEGRAM_LEGACY_CONTAINER-} ]]; then
    docker update --restart="${facts[previous_restart]:-unless-stopped}" "$TELEGRAM_LEGACY_CONTAINER" >/dev/null
    docker start "$TELEGRAM_LEGACY_CONTAINER" >/dev/null
  elif [[ ${facts[previous_restart]:-enabled} == enabled ]]; then
    systemctl enable --now "$TELEGRAM_LEGACY_UNIT" >&2
  else
    systemctl start "$TELEGRAM_LEGACY_UNIT"
  fi
  local until=$((SECONDS + TELEGRAM_WAIT))
  until answers "$TELEGRAM_LEGACY_URL"; do
    ((SECONDS < until)) || fail 1 "the previous gateway does not answer at $TELEGRAM_LEGACY_URL with 200"
    sleep 1
  done
}

# answers URL: whether it says 200
answers() {
  curl -fsS --noproxy '*' --max-time 5 -o /dev/null "$1" 2>/dev/null
}

# session_user FOLDER: the first process that has a file of it open
session_user() {
  local folder link
  folder=$(readlink -f "$1") || return 1
  link=$(find /proc/[0-9]*/fd -maxdepth 1 -lname "$folder/*" -print -quit 2>/dev/null || true)
  [[ -n $link ]] || return 1
  link=${link#/proc/}
  printf '%s\n' "${link%%/*}"
}

# --- the new gateway ---

stop_new() {
  if systemctl cat "$TELEGRAM_UNIT" >/dev/null 2>&1; then systemctl stop "$TELEGRAM_UNIT"; fi
  ! systemctl is-active --quiet "$TELEGRAM_UNIT" || fail 1 "$TELEGRAM_UNIT still runs"
  local user
  if user=$(session_user "${TELEGRAM_SESSION_DIR:-/opt/telegram-gateway/.session}"); then
    fail 1 "process $user still has the new gateway's session open"
  fi
}

# switch_readers new|old: the operator's own command, which knows where the readers' settings are
switch_readers() {
  if [[ -n ${TELEGRAM_SWITCH_COMMAND-} ]]; then
    "$TELEGRAM_SWITCH_COMMAND" "$1" >&2
  else
    say "no TELEGRAM_SWITCH_COMMAND is set: point the readers at the $1 stack by hand"
  fi
}
