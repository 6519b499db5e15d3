# shellcheck shell=bash
# The stack's settings and secrets as the scripts read them. Needs common.sh.

# The folder that holds .env, secrets/ and rendered/ of this installation.
: "${TELEGRAM_STACK_DIR:=$ROOT/deploy/compose}"

# load_environment: exports what .env sets and the caller's environment does not; without a .env it does nothing.
# Lines are NAME=VALUE as Docker Compose reads them; nothing in them is run or expanded.
load_environment() {
  local line name value
  [[ -f $TELEGRAM_STACK_DIR/.env ]] || return 0
  while IFS= read -r line || [[ -n $line ]]; do
    line=${line%$'\r'}
    [[ $line =~ ^[[:space:]]*(export[[:space:]]+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)$ ]] || continue
    name=${BASH_REMATCH[2]} value=${BASH_REMATCH[3]}
    case $value in
      \"*\"*) value=${value#\"} value=${value%%\"*} ;;
      \'*\'*) value=${value#\'} value=${value%%\'*} ;;
      *)
        value=${value%%[[:space:]]#*}
        value=${value%"${value##*[![:space:]]}"}
        ;;
    esac
    [[ -v $name ]] || export "$name=$value"
  done <"$TELEGRAM_STACK_DIR/.env"
}

# secret CONSUMER NAME: the secret of that consumer, one of the files below secrets/.
secret() {
  local file=$TELEGRAM_STACK_DIR/secrets/$1/$2
  [[ -r $file && -s $file ]] || fail "$EX_NOINPUT" "the secret $file is missing, empty or not readable for $(id -un)"
  printf '%s\n' "$(<"$file")"
}
