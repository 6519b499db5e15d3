# shellcheck shell=bash
# The copy of the gateway's session. Needs common.sh, environment.sh and backups.sh.
# shellcheck disable=SC2034,SC2154  # `absent` is an associative array of backups.sh

: "${GATEWAY_UNIT:=telegram-gateway.service}"
session_folder='' session_copy='' session_closed='' gateway_stopped=''

# look_at_session: sets session_folder; absent[session] when there is none
look_at_session() {
  session_folder=${TELEGRAM_SESSION_DIR:-/opt/telegram-gateway/.session}
  if [[ ! -d $session_folder ]]; then
    absent[session]="no session directory $session_folder"
  elif ! [[ -r $session_folder && -x $session_folder ]]; then
    fail "$EX_UNAVAILABLE" "$(id -un) may not read $session_folder"
  elif ! gateway_is_running && in_use "$session_folder"; then
    fail "$EX_TEMPFAIL" "a program has $session_folder open and it is not $GATEWAY_UNIT: stop it first"
  fi
}

gateway_is_running() {
  command -v systemctl >/dev/null && systemctl is-active --quiet "$GATEWAY_UNIT" 2>/dev/null
}

# copy_session: sets session_copy, a copy made while TDLib was closed, beside the session and as protected. Most is copied
# before the gateway stops; what changed since is copied while it is stopped.
copy_session() {
  local since begun
  find "${session_folder%/*}" -mindepth 1 -maxdepth 1 -type d -name '.session-copy.*' -exec rm -rf -- {} +
  session_copy=$(mktemp -d "${session_folder%/*}/.session-copy.XXXXXX")
  if gateway_is_running; then
    begun=$(($(date +%s) - 2))
    # files may vanish meanwhile; the second copy decides
    cp -a "$session_folder/." "$session_copy/" 2>/dev/null || true
    since=$(date +%s%N)
    gateway_stopped=yes
    systemctl stop "$GATEWAY_UNIT" || fail 1 "the gateway does not stop"
    ! in_use "$session_folder" || fail 1 "a program still has $session_folder open"
    copy_what_changed "$begun"
    start_gateway_again
    session_closed=$(((($(date +%s%N) - since) / 1000000 + 999) / 1000))
    if ((session_closed > 10)); then say "the gateway was stopped for $session_closed s, more than the 10 s promised"; fi
  else
    copy_what_changed 0
  fi
}

# copy_what_changed SECONDS: whatever changed at or after that time is copied, also when its time says nothing new: two
# changes can fall into one tick of the clock.
copy_what_changed() {
  local path
  cp -au "$session_folder/." "$session_copy/"
  (cd "$session_folder" && find . -type f -newermt "@$1" -exec cp -a --parents -t "$session_copy" -- {} +)
  (cd "$session_copy" && find . -mindepth 1 -depth -print0) |
    while IFS= read -r -d '' path; do
      [[ -e $session_folder/$path || -L $session_folder/$path ]] || rm -rf -- "${session_copy:?}/$path"
    done
}

# start_gateway_again: if we stopped it. It is not waited for: a login may be due.
start_gateway_again() {
  [[ -n $gateway_stopped ]] || return 0
  gateway_stopped=''
  systemctl start --no-block "$GATEWAY_UNIT" || say "START THE GATEWAY: systemctl start $GATEWAY_UNIT"
}

remove_session_copy() {
  [[ -z $session_copy ]] || rm -rf -- "$session_copy"
  session_copy=''
}
