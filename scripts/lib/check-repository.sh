#!/usr/bin/env bash
# Usage: scripts/lib/check-repository.sh
# Fails when a file of this repository is, or holds, what must never be in it: Telegram sessions, private keys,
# passwords and tokens, or a download address in a lock file. Prints the file and the reason, never the content.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$ROOT"

findings=0

# report REASON < file names
report() {
  local file
  while IFS= read -r file; do
    printf '%s: %s\n' "$file" "$1"
    findings=$((findings + 1))
  done
}

# named PATTERN [EXCEPT]: files whose lower-case path matches
named() {
  awk -v pattern="$1" -v except="${2:-^$}" '{ path = tolower($0) } path ~ pattern && path !~ except' <<<"$files"
}

# holding PATTERN: files that contain a match, binary ones included
holding() {
  tr '\n' '\0' <<<"$files" | LC_ALL=C xargs -0 -r grep -slaE -e "$1" -- || (($? == 1 || $? == 123))
}

files=$(repository_files '*')
readonly files

report 'looks like a Telegram session' < <(named '(^|/)\.session|\.session$|\.session-journal$|\.binlog$|(^|/)tdlib/.*\.sqlite|(^|/)tdata/')
report 'is a database file' < <(named '\.(sqlite3?|db|rdb|aof)(-wal|-shm)?$')
report 'is a database file' < <(holding '^SQLite format 3')
report 'looks like a private key' < <(named '\.(pem|key|p12|pfx|jks|keystore|ppk)$|(^|/)id_(rsa|dsa|ecdsa|ed25519)$')
report 'holds a private key' < <(holding '-----BEGIN ([A-Z0-9]+ )*PRIVATE[ ]KEY( BLOCK)?-----')
report 'looks like a file of passwords' < <(
  named '(^|/)(\.env(\.[^/]*)?|\.pgpass|\.netrc|\.htpasswd|\.npmrc-auth|\.erlang\.cookie|userlist\.txt)$' '\.(example|sample|template)$'
  named '(^|/)[^/]*(password|passwd|secret|credential|token)s?(\.(txt|env|conf|cfg|ini|properties|ya?ml|json|cred|secret))?$' \
    '(^|/)[^/]*\.(example|sample|template)$'
)
report 'holds an access token' < <(holding '(^|[^A-Za-z0-9])([0-9]{8,10}:AA[A-Za-z0-9_-]{33}|gh[pousr]_[A-Za-z0-9]{36}|AKIA[0-9A-Z]{16})')
report 'holds a Telegram application hash' < <(holding '(api_hash|API_HASH|apiHash)["'"'"' ]*[:=]["'"'"' ]*[0-9a-f]{32}([^0-9a-f]|$)')
report 'is a build wrapper that names a download host' < <(named '(^|/)(mvnw|mvnw\.cmd|gradlew)$|(^|/)\.mvn/wrapper/')
lock_files=$(named '(^|/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml)$')
if [[ -n $lock_files ]]; then
  report 'names a download address (npm: omit-lockfile-registry-resolved=true)' < <(
    tr '\n' '\0' <<<"$lock_files" | xargs -0 -r grep -slE '"?resolved"?:? *"?https?:' -- || (($? == 1 || $? == 123))
  )
fi

if ((findings)); then
  fail 1 "$findings findings: take these files out of the repository (and out of its history, if they were committed)"
fi
say "$(wc -l <<<"$files") files, nothing that must not be here"
