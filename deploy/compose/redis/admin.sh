#!/bin/sh
# A Redis command as the user that may do everything: docker exec telegram-redis-master sh /usr/local/bin/admin.sh info
# First argument --former-password: the user's own password is being exchanged, the one before comes on stdin.
set -eu
if [ "${1:-}" = --former-password ]; then
  shift
  REDISCLI_AUTH=$(cat)
else
  REDISCLI_AUTH=$(cat "${SECRETS:-/run/secrets}/operator.pass")
fi
export REDISCLI_AUTH
# redis-cli ends with 0 when the server refused a command
answer=$(redis-cli -h "${HOST:-127.0.0.1}" -p "${PORT:-6379}" --user operator -e "$@")
printf '%s\n' "$answer"
