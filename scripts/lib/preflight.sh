# shellcheck shell=bash
# What must hold before anything of the stack is installed. Each check adds a sentence to PROBLEMS and ends well, so that
# one run names them all. Needs common.sh and environment.sh, with .env loaded.

readonly ENGINE_FLOOR=25.0 COMPOSE_FLOOR=2.24 MEMORY_FLOOR_MB=10240 DISK_FLOOR_MB=20480
: "${PROC:=/proc}"
PROBLEMS=()

problem() {
  PROBLEMS+=("$*")
}

# at_least VERSION FLOOR
at_least() {
  [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]
}

check_engine() {
  local engine compose
  if ! command -v docker >/dev/null; then
    problem "docker is not installed; the stack needs Docker Engine $ENGINE_FLOOR or newer with its compose plugin"
    return
  fi
  if ! engine=$(docker version --format '{{.Server.Version}}' 2>/dev/null) || [[ -z $engine ]]; then
    problem "no Docker engine answers: start it, or join the group docker"
  elif ! at_least "$engine" "$ENGINE_FLOOR"; then
    problem "Docker Engine $engine is older than $ENGINE_FLOOR"
  fi
  if ! compose=$(docker compose version --short 2>/dev/null) || [[ -z $compose ]]; then
    problem "docker has no compose plugin; version $COMPOSE_FLOOR or newer is needed"
  elif ! at_least "${compose#v}" "$COMPOSE_FLOOR"; then
    problem "Docker Compose $compose is older than $COMPOSE_FLOOR"
  fi
}

# ports: each published port with the variable that moves it and the container that owns it when it is ours.
ports() {
  printf '%s\n' \
    "TELEGRAM_DB_PORT 5434 telegram-timescale" "TELEGRAM_PGBOUNCER_PORT 6434 telegram-pgbouncer" \
    "TELEGRAM_REDIS_PORT 6379 telegram-redis-master" "TELEGRAM_REDIS_REPLICA_PORT 6380 telegram-redis-replica" \
    "TELEGRAM_REDIS_SENTINEL_PORT 26379 telegram-redis-sentinel" "TELEGRAM_RABBITMQ_PORT 5672 telegram-rabbitmq" \
    "TELEGRAM_RABBITMQ_MGMT_PORT 15672 telegram-rabbitmq" "TELEGRAM_GATEWAY_API_PORT 4010 telegram-gateway-api" \
    "TP_CAPITAL_PORT 4005 tp-capital-worker" "GATEWAY_PORT 4006 telegram-gateway" \
    "TELEGRAM_PROMETHEUS_PORT 9090 telegram-prometheus" "TELEGRAM_GRAFANA_PORT 3100 telegram-grafana" \
    "TELEGRAM_POSTGRES_EXPORTER_PORT 9187 telegram-postgres-exporter" "TELEGRAM_REDIS_EXPORTER_PORT 9121 telegram-redis-exporter"
}

# is_ours CONTAINER: whether it runs, so that the port it holds is no problem.
is_ours() {
  if [[ $1 == telegram-gateway ]]; then
    systemctl is-active --quiet telegram-gateway 2>/dev/null
    return
  fi
  [[ $(docker inspect --format '{{.State.Running}}' "$1" 2>/dev/null) == true ]]
}

check_ports() {
  local variable port container taken owner listening
  local -A first=()
  if ! listening=$(ss -Hltnp 2>/dev/null); then
    problem "ss is not installed (package iproute2): cannot see which ports are taken"
    return
  fi
  while read -r variable port container; do
    port=${!variable:-$port}
    if [[ ! $port =~ ^[0-9]+$ ]] || ((port < 1 || port > 65535)); then
      problem "$variable is no port: $port"
      continue
    fi
    if [[ -n ${first[$port]:-} ]]; then
      problem "port $port is given twice: ${first[$port]} and $variable"
      continue
    fi
    first[$port]=$variable
    taken=$(awk -v end=":$port" 'substr($4, length($4) - length(end) + 1) == end' <<<"$listening" | head -n 1)
    if [[ -z $taken ]] || is_ours "$container"; then
      continue
    fi
    owner=$(sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (process \2)/p' <<<"$taken")
    problem "port $port is taken by ${owner:-another user\'s process}: stop it, or set $variable in .env"
  done < <(ports)
}

check_machine() {
  local memory disk overcommit
  memory=$(($(awk '$1 == "MemTotal:" { print $2 }' "$PROC/meminfo") / 1024))
  if ((memory < MEMORY_FLOOR_MB)); then
    problem "$memory MB of memory: the limits of the stack add up to 9.25 GB, $MEMORY_FLOOR_MB MB are needed"
  fi
  disk=$(df -Pm "$TELEGRAM_STACK_DIR" | awk 'NR == 2 { print $4 }')
  if ((disk < DISK_FLOOR_MB)); then
    problem "$disk MB free on the disk of $TELEGRAM_STACK_DIR: $DISK_FLOOR_MB MB are needed"
  fi
  overcommit=$(cat "$PROC/sys/vm/overcommit_memory" 2>/dev/null || echo unknown)
  if [[ $overcommit != 1 ]]; then
    problem "vm.overcommit_memory is $overcommit: Redis may then fail to send itself to its replica;" \
      "run: sysctl -w vm.overcommit_memory=1, and write it to /etc/sysctl.d/99-telegram.conf"
  fi
  if [[ $(id -u) != 0 ]]; then
    problem "not root: files of secrets are given to the groups of their readers; run this with sudo"
  fi
}

# check_files: a mounted file that is missing would become an empty folder, and its server would loop.
check_files() {
  local file
  while read -r file; do
    if [[ ! -e $ROOT/$file ]]; then
      problem "$file is missing in $ROOT: unpack or check out the release again"
    elif [[ -d $ROOT/$file && -z $(ls -A "$ROOT/$file") ]]; then
      problem "$file is empty in $ROOT: unpack or check out the release again"
    fi
  done < <(mounted_files)
}

# mounted_files: what the compose files mount out of the repository, relative to it.
mounted_files() {
  sed -n 's/^ *- \(\.[^:]*\):\/.*/\1/p' "$ROOT"/deploy/compose/docker-compose.*.yml | sort -u |
    sed -e 's|^\./|deploy/compose/|' -e 's|^\.\./\.\./||'
  printf '%s\n' deploy/compose/.env.example deploy/compose/compose.yaml
}

preflight() {
  check_engine
  check_ports
  check_machine
  check_files
}
