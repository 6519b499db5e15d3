#!/usr/bin/env bats
# What may not be in the repository is found. The planted texts are put together here, so that this file holds none.

load helper

setup() {
  house
  git -C "$HOUSE" init -q
}

check() {
  run "$HOUSE/scripts/lib/check-repository.sh"
}

# plant FILE TEXT
plant() {
  mkdir -p "$(dirname "$HOUSE/$1")"
  printf '%s\n' "$2" >"$HOUSE/$1"
}

# finds FILE REASON: the check fails and names the file
finds() {
  check
  [ "$status" -eq 1 ]
  [[ $output == *"$1: "*"$2"* ]]
  rm "$HOUSE/$1"
}

@test "passes a clean repository" {
  plant src/PasswordRule.java 'record PasswordRule(int length) {}'
  plant docs/secrets.md 'how secrets are kept'
  plant deploy/.env.example 'TELEGRAM_DB_PASSWORD='
  plant package-lock.json '{"lockfileVersion": 3, "packages": {"node_modules/a": {"version": "1.0.0"}}}'
  check
  [ "$status" -eq 0 ]
}

@test "finds Telegram sessions" {
  for file in .session/td.binlog gateway/.session-2/x my.session account.session-journal; do
    plant "$file" x
    finds "$file" session
  done
}

@test "finds a database whatever its name" {
  plant docs/notes.txt 'SQLite format'' 3'
  finds docs/notes.txt database
}

@test "finds private keys by name and by content" {
  plant a/server.key x
  finds a/server.key key
  plant id_ed25519 x
  finds id_ed25519 key
  for kind in '' 'RSA ' 'EC ' 'OPENSSH ' 'ENCRYPTED '; do
    plant docs/example.md "-----BEGIN ${kind}PRIVATE"' KEY-----'
    finds docs/example.md key
  done
}

@test "finds files of passwords" {
  for file in .env deploy/.env .env.production passwords.txt db_password secrets.yaml .pgpass pgbouncer/userlist.txt; do
    plant "$file" x
    finds "$file" passwords
  done
}

@test "finds tokens and application hashes" {
  plant a.txt "123456789:AA$(printf 'x%.0s' {1..33})"
  finds a.txt token
  plant a.properties "telegram.api_hash=$(printf 'ab%.0s' {1..16})"
  finds a.properties hash
}

@test "finds a download address in a lock file" {
  plant site/package-lock.json '{"node_modules/a": {"resolved": "https://example.org/a.tgz"}}'
  finds site/package-lock.json address
}

@test "does not print what it found" {
  plant a.txt "123456789:AA$(printf 'x%.0s' {1..33})"
  check
  [[ $output != *xxxx* ]]
}

@test "passes over what git ignores" {
  plant .gitignore '*.key'
  plant local.key x
  check
  [ "$status" -eq 0 ]
  git -C "$HOUSE" add -f local.key
  finds local.key key
}

@test "works in an unpacked archive, without git" {
  rm -rf "$HOUSE/.git"
  check
  [ "$status" -eq 0 ]
  plant 'a folder/server.pem' x
  finds 'a folder/server.pem' key
}
