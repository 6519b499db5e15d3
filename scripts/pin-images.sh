#!/usr/bin/env bash
# Writes the digest of every image of other people's into .env, so that the same bytes run until this is done again.
#
# Usage: scripts/pin-images.sh [--dry-run] [--check] [--format text|json]
#   --dry-run           say what would be written, write nothing
#   --check             fail with 1 when an image in .env has no digest or another one than its tag has now
#   --format text|json  default: text
#   --help              this text
#
# Asks the registry through Docker for the digest of each tag; nothing is pulled. The archive of PgBouncer is fetched once
# and its SHA-256 written as PGBOUNCER_SHA256: look at it against the project's announcement before you trust it.
# Exit codes: 0 done, 1 --check found a difference, 64 wrong usage, 66 no .env, 69 Docker or the registry does not answer.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/environment.sh
source "$ROOT/scripts/lib/environment.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

dry_run=no check=no format=text
while (($#)); do
  case $1 in
    --dry-run) dry_run=yes ;;
    --check) check=yes ;;
    --format=text | --format=json) format=${1#*=} ;;
    --format)
      [[ ${2:-} == text || ${2:-} == json ]] || fail "$EX_USAGE" "--format: text or json"
      format=$2
      shift
      ;;
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

settings=$TELEGRAM_STACK_DIR/.env
[[ -f $settings ]] || fail "$EX_NOINPUT" "there is no $settings: run scripts/install-telegram-stack.sh first"
command -v docker >/dev/null || fail "$EX_UNAVAILABLE" "docker is not installed"
exec 9>"$TELEGRAM_STACK_DIR/.install.lock"
flock -n 9 || fail 75 "an installation is under way in $TELEGRAM_STACK_DIR"
load_environment

# images: VARIABLE and tag of every image that is not built here.
images() {
  sed -n 's/^ *image: ${\([A-Z_]*_IMAGE\):-\([^}]*\)}.*/\1 \2/p' "$ROOT"/deploy/compose/docker-compose.*.yml |
    sort -u | grep -v ' \(telegram-\|tp-capital-\)'
}

# digest TAG
digest() {
  docker buildx imagetools inspect "$1" --format '{{.Manifest.Digest}}' 2>/dev/null ||
    fail "$EX_UNAVAILABLE" "the registry does not say the digest of $1"
}

# write VARIABLE VALUE: in .env, in the place where it stands, commented out or not, else at the end
write() {
  local next=$settings.next
  awk -v name="$1" -v line="$1=$2" '
    !done && $0 ~ "^#? ?" name "=" { print line; done = 1; next }
    { print }
    END { if (!done) print line }' "$settings" >"$next"
  chmod --reference="$settings" "$next"
  mv "$next" "$settings"
}

# archive_checksum: SHA-256 of the archive the pooler's image is built from, as it is served now
archive_checksum() {
  local version archive
  version=$(sed -n 's/^ARG PGBOUNCER_VERSION=//p' "$ROOT/deploy/compose/pgbouncer/Dockerfile")
  archive=https://www.pgbouncer.org/downloads/files/$version/pgbouncer-$version.tar.gz
  curl -fsSL "$archive" | sha256sum | cut -d' ' -f1 || fail "$EX_UNAVAILABLE" "cannot fetch $archive"
}

# compare VARIABLE WANTED: notes it, and writes it unless it is there
compare() {
  local current=${!1:-} state=same
  if [[ $current != "$2" ]]; then
    state=changed differences=$((differences + 1))
    [[ $dry_run == yes || $check == yes ]] || write "$1" "$2"
  fi
  rows+=("$1 $2 $state")
}

differences=0 rows=()
while read -r variable tag; do
  digest=$(digest "$tag")
  compare "$variable" "$tag@$digest"
done < <(images)
checksum=$(archive_checksum)
compare PGBOUNCER_SHA256 "$checksum"

if [[ $format == json ]]; then
  printf '%s\n' "${rows[@]}" | awk '
    BEGIN { printf "[" } { printf "%s{\"variable\": \"%s\", \"value\": \"%s\", \"state\": \"%s\"}", separator, $1, $2, $3; separator = ", " }
    END { print "]" }'
else
  printf '%s\n' "${rows[@]}"
fi
if [[ $check == yes && $differences -gt 0 ]]; then
  fail 1 "$differences images are not pinned as their tags say now"
fi
