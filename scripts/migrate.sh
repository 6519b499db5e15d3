#!/usr/bin/env bash
# Brings the databases of the gateway and of the worker to the schema of this version.
#
# Usage: scripts/migrate.sh [option...]
#   --gateway-only       the gateway's database alone
#   --worker-only        the worker's database alone
#   --flavour KIND       timescale or plain, at the first time; default: what the server offers. It never changes again
#   --dry-run            list what would be done, change nothing
#   --format text|json   how it reports; default: text
#   --jar FILE           use this message-store-*-exec.jar; default: the built one, built anew when a source is newer
#   --help               this text
#
# Goes to the database's own port (TELEGRAM_DB_HOST, TELEGRAM_DB_PORT, 5434 unless set), never through PgBouncer, as
# the owner (TELEGRAM_DB_USER, telegram unless set), for the databases TELEGRAM_DB_NAME and TP_CAPITAL_DB_NAME; where the worker's
# database is on a server of its own: TP_CAPITAL_DIRECT_HOST, _PORT, _USER, _PASSWORD. The values come from the environment,
# then from .env in TELEGRAM_STACK_DIR (deploy/compose unless set); the password from TELEGRAM_DB_PASSWORD, from the file
# TELEGRAM_DB_PASSWORD_FILE, or from secrets/telegram-timescaledb/telegram.pass there.
#
# Exit codes: 0 done; 64 wrong usage; 65 the database has another flavour, or a migration that was changed since; 66 the secret
# cannot be read; 69 the server does not answer, or a program is missing; 70 a migration failed (what it began is undone); 75
# another run is under way; 78 a setting is missing or wrong, the password or the database's name among them. Running it
# again is always safe: what was applied stays, the rest is done.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/packages.sh
source "$ROOT/scripts/lib/packages.sh"
# shellcheck source=lib/java.sh
source "$ROOT/scripts/lib/java.sh"
# shellcheck source=lib/jars.sh
source "$ROOT/scripts/lib/jars.sh"
# shellcheck source=lib/environment.sh
source "$ROOT/scripts/lib/environment.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

wrong() {
  usage >&2
  fail "$EX_USAGE" "$*"
}

arguments=() jar=''
while (($#)); do
  case $1 in
    --flavour | --format | --jar)
      [[ -n ${2-} ]] || wrong "$1 needs a value"
      if [[ $1 == --jar ]]; then jar=$2; else arguments+=("$1=$2"); fi
      shift
      ;;
    --jar=?*) jar=${1#*=} ;;
    --flavour=?* | --format=?* | --gateway-only | --worker-only | --dry-run) arguments+=("$1") ;;
    --flavour= | --format= | --jar=) wrong "${1%=} needs a value" ;;
    --help | -h)
      usage
      exit 0
      ;;
    *) wrong "unknown argument: $1" ;;
  esac
  shift
done

[[ -z $jar || -r $jar ]] || fail "$EX_NOINPUT" "--jar: cannot read $jar"
load_environment
if [[ -z ${TELEGRAM_DB_PASSWORD-}${TELEGRAM_DB_PASSWORD_FILE-} ]]; then
  secret telegram-timescaledb telegram.pass >/dev/null
  export TELEGRAM_DB_PASSWORD_FILE=$TELEGRAM_STACK_DIR/secrets/telegram-timescaledb/telegram.pass
fi
require_jdk 2>/dev/null || require_jdk
if [[ -z $jar ]]; then
  require_jar message-store
  jar=$JAR
fi

# one at a time for each database server
exec {lock}>"${TMPDIR:-/tmp}/telegram-migrate-$(id -u)-${TELEGRAM_DB_HOST:-localhost}-${TELEGRAM_DB_PORT:-5434}.lock"
flock -n "$lock" || fail 75 "another run is under way for ${TELEGRAM_DB_HOST:-localhost}:${TELEGRAM_DB_PORT:-5434}"
"$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -jar "$jar" migrate "${arguments[@]}" {lock}>&-
