# shellcheck shell=bash
# The real servers the tests start for themselves, as native programs, and what watches them. Needs common.sh and packages.sh.

readonly POSTGRES_FLOOR=15
: "${POSTGRES_FOLDER:=/usr/lib/postgresql}"

# has_postgres: whether a PostgreSQL server that is new enough is installed. Debian keeps it off PATH.
has_postgres() {
  local program major
  for program in "$POSTGRES_FOLDER"/*/bin/postgres "$(command -v postgres || true)"; do
    [[ -x $program ]] || continue
    major=$("$program" --version | sed -n 's/^postgres (PostgreSQL) \([0-9][0-9]*\).*/\1/p')
    if [[ -n $major ]] && ((major >= POSTGRES_FLOOR)); then
      return
    fi
  done
  return 1
}

# missing_servers: the Debian names of what is not installed, one a line.
missing_servers() {
  local program
  has_postgres || echo postgresql
  for program in pgbouncer redis-server redis-sentinel rabbitmq-server \
    prometheus prometheus-redis-exporter prometheus-postgres-exporter; do
    find_program "$program" >/dev/null || echo "$program"
  done
}

# require_servers: installs what is missing and leaves it asleep: the tests start their own, on free ports.
require_servers() {
  local missing
  mapfile -t missing < <(missing_servers)
  if ((${#missing[@]})); then
    if can_install; then
      apt_install_asleep "the tests start real servers" "${missing[@]}" || true
      mapfile -t missing < <(missing_servers)
    fi
    if ((${#missing[@]})); then
      fail "$EX_UNAVAILABLE" "the tests start real servers and cannot find: ${missing[*]}." \
        "Install them (PostgreSQL $POSTGRES_FLOOR or newer; they need not run) and run this again," \
        "or run the unit tests alone: scripts/test.sh --quick"
    fi
  fi
  say "servers: PostgreSQL, PgBouncer, Redis, Sentinel, RabbitMQ, Prometheus and two exporters as native programs"
}
