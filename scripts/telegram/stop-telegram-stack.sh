#!/usr/bin/env bash
# Stops the whole stack: gateway first, then API and worker, monitoring, and the data services last. Volumes are kept.
#
# Usage: scripts/telegram/stop-telegram-stack.sh [option...]
#   --keep-gateway   leave the gateway running; it keeps what Telegram says until the database is back
#   --remove         remove the stopped containers and the network too; volumes stay
#   --dry-run        print the commands, change nothing
#   --help           this text
#
# Exit codes: 0 everything is stopped; 1 something did not stop, what comes after it was not touched; 64 wrong usage; 69
# docker is missing; 75 another start or stop is under way. Running it again is always safe.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=../lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
# shellcheck source=../lib/environment.sh
source "$ROOT/scripts/lib/environment.sh"
# shellcheck source=../lib/stack.sh
source "$ROOT/scripts/lib/stack.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

gateway=yes remove=no dry_run=no
while (($#)); do
  case $1 in
    --keep-gateway) gateway=no ;;
    --remove) remove=yes ;;
    --dry-run) dry_run=yes ;;
    --help | -h)
      usage
      exit 0
      ;;
    *)
      usage >&2
      fail "$EX_USAGE" "unknown argument: $1"
      ;;
  esac
  shift
done
load_environment
command -v docker >/dev/null || fail "$EX_UNAVAILABLE" 'docker is missing'
if [[ $dry_run == no ]]; then lock_stack; fi

if [[ $gateway == yes ]] && systemctl cat "$GATEWAY_UNIT" >/dev/null 2>&1; then
  act systemctl stop "$GATEWAY_UNIT" || fail 1 "$GATEWAY_UNIT did not stop; nothing else was touched"
  say 'gateway stopped'
fi
reversed=()
for service in telegram-timescaledb "${DATA_SERVICES[@]}"; do reversed=("$service" "${reversed[@]}"); done
for group in 'telegram-gateway-api tp-capital-worker' "${MONITORING_SERVICES[*]}" "${reversed[*]}"; do
  read -ra services <<<"$group"
  # one after the other, so that a pooler never outlives its database
  for service in "${services[@]}"; do
    act compose stop "$service" || fail 1 "$service did not stop; what comes after it still runs"
  done
done
if [[ $remove == yes ]]; then act compose down || fail 1 'the containers could not be removed'; fi
say 'everything is stopped, volumes are kept'
