#!/bin/sh
# Starts a sentinel on a copy of its configuration: it writes down what it learns, by rename, which a mounted file does not
# allow. The copy stays on the volume; passwords and quorum are taken anew from the installation at every start.
#
# Reads ANNOUNCE (the address others find it under) and QUORUM from the environment.
set -eu
: "${TEMPLATE:=/etc/redis/sentinel.conf}" "${STATE:=/data/sentinel.conf}" "${ANNOUNCE:?the address of this sentinel}" "${QUORUM:=1}"
# what the installation says, at every start
SECRETS='^(requirepass|masterauth|sentinel (sentinel-pass|auth-pass|auth-user)|sentinel announce-ip|user default) '
umask 077
if [ -s "$STATE" ]; then
  grep -vE "$SECRETS" "$STATE" >"$STATE.next"
  grep -E "$SECRETS" "$TEMPLATE" >>"$STATE.next"
else
  cat "$TEMPLATE" >"$STATE.next"
fi
echo "sentinel announce-ip $ANNOUNCE" >>"$STATE.next"
sed -i "s/^\(sentinel monitor .*\) [0-9][0-9]*\$/\1 $QUORUM/" "$STATE.next"
mv "$STATE.next" "$STATE"
exec redis-server "$STATE" --sentinel
