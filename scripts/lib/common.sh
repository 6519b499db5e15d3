# shellcheck shell=bash
# Words shared by all scripts. Source it first; it sets ROOT, the folder of this repository.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly ROOT

# Exit codes, as sysexits.h numbers them.
# shellcheck disable=SC2034  # used by the scripts that source this file
readonly EX_USAGE=64 EX_NOINPUT=66 EX_UNAVAILABLE=69

# say TEXT...: one line about what happens; on stderr, so that stdout stays the result.
say() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
}

# fail CODE TEXT...: says why and ends the script.
fail() {
  local code=$1
  shift
  say "$*"
  exit "$code"
}

# find_program NAME: its path, also where a normal user's PATH does not look.
find_program() {
  local folder
  command -v "$1" && return
  for folder in /usr/local/sbin /usr/sbin /sbin; do
    if [[ -x $folder/$1 ]]; then
      printf '%s\n' "$folder/$1"
      return
    fi
  done
  return 1
}

# repository_files [GLOB...]: the files that are in git or would be after `git add`, one a line, relative to ROOT.
# Outside git (an unpacked archive) it is every file but the build's.
repository_files() (
  cd "$ROOT" || exit
  if [[ $(git rev-parse --show-toplevel 2>/dev/null) == "$(pwd -P)" ]]; then
    # a file deleted but not yet committed is still listed by git
    git -c core.quotePath=false ls-files --cached --others --exclude-standard -- "$@" |
      while IFS= read -r file; do
        if [[ -e $file || -L $file ]]; then printf '%s\n' "$file"; fi
      done
    return
  fi
  find . -name .git -prune -o -name target -prune -o -name node_modules -prune -o \( -type f -o -type l \) -print |
    sed 's|^\./||' | sort |
    while IFS= read -r file; do
      if (($# == 0)); then
        printf '%s\n' "$file"
        continue
      fi
      for glob in "$@"; do
        # shellcheck disable=SC2053  # the glob is meant as a pattern
        if [[ $file == $glob ]]; then
          printf '%s\n' "$file"
          break
        fi
      done
    done
)
