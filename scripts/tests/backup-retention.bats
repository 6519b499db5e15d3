#!/usr/bin/env bats
# Which backups go, over four hundred days of them.

load helper

# retention FUNCTION ARGUMENT...: in a shell of its own, because that of bats takes note of every single command
retention() {
  TZ=UTC bash -c 'set -Eeuo pipefail
    source "$0/scripts/lib/common.sh"; source "$0/scripts/lib/environment.sh"
    source "$0/scripts/lib/database-tools.sh"; source "$0/scripts/lib/backups.sh"
    # nights FIRST-DAY COUNT: one backup each night
    nights() {
      local i first
      first=$(date -ud "$1" +%s)
      for ((i = 0; i < $2; i++)); do printf "%(%Y%m%d)T_031500\n" $((first + i * 86400)); done
    }
    # held_after_every_night < names: what is left when each night removes what has expired by then
    held_after_every_night() {
      local name old gone
      declare -A held=()
      while IFS= read -r name; do
        held[$name]=yes
        mapfile -t gone < <(printf "%s\n" "${!held[@]}" | expired "$name")
        for old in "${gone[@]}"; do unset "held[$old]"; done
      done
      printf "%s\n" "${!held[@]}" | sort
    }
    days() { for day in "$@"; do day_number "$day"; echo "$DAY"; done; }
    "$@"' "$REPOSITORY" "$@"
}

# without_those FILE: the names that are not in it
without_those() {
  sort | comm -23 - <(sort "$1")
}

@test "all of 30 days stay, then one a week for 12 weeks, then one a month for a year" {
  retention nights 2025-10-20 400 >"$BATS_TEST_TMPDIR/all" # up to Monday 2026-11-23
  retention expired 20261123_040000 <"$BATS_TEST_TMPDIR/all" >"$BATS_TEST_TMPDIR/gone"
  without_those "$BATS_TEST_TMPDIR/gone" <"$BATS_TEST_TMPDIR/all" >"$BATS_TEST_TMPDIR/kept"
  # 2026-10-24 is 30 days ago
  [ "$(awk '$0 >= 20261024' "$BATS_TEST_TMPDIR/kept" | wc -l)" -eq 31 ]
  # Sundays, and the last day of each month
  [ "$(awk '$0 >= 20260831 && $0 < 20261024' "$BATS_TEST_TMPDIR/kept" | paste -sd ' ' | sed 's/_031500//g')" = \
    '20260831 20260906 20260913 20260920 20260927 20260930 20261004 20261011 20261018' ]
  [ "$(awk '$0 < 20260831' "$BATS_TEST_TMPDIR/kept" | paste -sd ' ' | sed 's/_031500//g')" = \
    '20251130 20251231 20260131 20260228 20260331 20260430 20260531 20260630 20260731' ]
}

@test "removing every night ends with the same ones as removing once" {
  retention nights 2025-10-20 400 >"$BATS_TEST_TMPDIR/all"
  retention expired 20261123_040000 <"$BATS_TEST_TMPDIR/all" >"$BATS_TEST_TMPDIR/gone"
  without_those "$BATS_TEST_TMPDIR/gone" <"$BATS_TEST_TMPDIR/all" >"$BATS_TEST_TMPDIR/once"
  [ "$(retention held_after_every_night <"$BATS_TEST_TMPDIR/all")" = "$(<"$BATS_TEST_TMPDIR/once")" ]
}

@test "the newest stays however old it is, and a second one of a day as well while it is young" {
  [ -z "$(printf '20200101_031500\n' | retention expired 20261123_040000)" ]
  [ "$(printf '20190101_031500\n20200101_031500\n' | retention expired 20261123_040000)" = 20190101_031500 ]
  [ -z "$(printf '20261120_031500\n20261120_150000\n' | retention expired 20261123_040000)" ]
}

@test "leap days and turns of the year are counted right" {
  days=(19700101 19991231 20000229 20240229 20240301 21000228 21000301)
  [ "$(retention days "${days[@]}")" = "$(for day in "${days[@]}"; do echo $(($(date -ud "$day" +%s) / 86400)); done)" ]
}

@test "a backup really removes the expired ones, and those of parts alone never push out a whole one" {
  export TELEGRAM_STACK_DIR=$BATS_TEST_TMPDIR/stack TELEGRAM_DB_CONTAINER='' folder=$BATS_TEST_TMPDIR/backups
  mkdir -p "$TELEGRAM_STACK_DIR" "$folder/notes"
  printf 'A=1\n' >"$TELEGRAM_STACK_DIR/.env"
  for name in 20261022_031500 20261023_031500 20261024_031500; do
    mkdir "$folder/$name"
    touch "$folder/$name/"{manifest.json,"telegram_gateway_$name.dump","tp_capital_$name.dump"}
  done
  mkdir "$folder/20261025_031500" "$folder/20201025_031500"
  touch "$folder/20261025_031500/manifest.json" "$folder/20201025_031500/manifest.json"
  run "$REPOSITORY/scripts/telegram/backup-telegram-stack.sh" --to "$folder" --only configuration --now 20261123_040000 \
    --format json 3>&-
  [ "$status" -eq 0 ]
  [[ ${lines[-1]} == *'"removed":["20261022_031500","20261023_031500","20201025_031500"]}' ]]
  [ "$(cd "$folder" && printf '%s ' *)" = '20261024_031500 20261025_031500 20261123_040000 notes ' ]
}
