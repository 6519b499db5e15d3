# shellcheck shell=bash
# The compose files against the schema of the specification and a linter's rules, without an engine. Needs common.sh and
# npm. What every service must have besides is in ComposePolicyTests.

# check_compose [FILE...]: without names, all compose files of the repository.
# Off are the rules about the order of keys (ours tells a story: what it is, what it reads, how it is watched), one that
# takes a list in brackets for unquoted ports, and one against naming the image that a build makes.
check_compose() (
  local files=("$@")
  cd "$ROOT/deploy/compose" || return
  ((${#files[@]})) || files=(compose.yaml docker-compose.*.yml)
  npm --prefix lint ci --ignore-scripts --no-audit --no-fund --prefer-offline >&2 || return
  lint/node_modules/.bin/dclint --config lint/rules.json --max-warnings 0 "${files[@]}" || return
  say "compose: ${#files[@]} files fit the schema and the rules"
)
