# To be read in by tests/run.sh: gets the programs that the tests drive, where it may, and says what it does. What cannot be had
# makes the tests that need it skip with that reason.

# Program and Debian package.
tools="chromium:chromium java:default-jre-headless qpdf:qpdf pdftoppm:poppler-utils soffice:libreoffice-calc-nogui node:nodejs npm:npm"

install_from_debian() {
  local entry missing=""
  for entry in $tools; do
    command -v "${entry%%:*}" >/dev/null 2>&1 || missing="$missing ${entry#*:}"
  done
  [ -n "$missing" ] || return 0
  if [ "${PEELIAN_INSTALL:-1}" = 0 ] || [ "$(id -u)" -ne 0 ] || ! grep -q '^ID=debian' /etc/os-release 2>/dev/null; then
    echo "Not here, so tests that need them are skipped:$missing (Debian: apt-get install$missing)."
    return 0
  fi
  echo "Installing Debian's$missing for the tests that need them (PEELIAN_INSTALL=0 does without) …"
  # One by one where they do not come together: what can be had is used.
  DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null 2>&1 || echo "apt-get update failed; trying with what is known." >&2
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 ||
    for entry in $missing; do
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$entry" >/dev/null 2>&1 || echo "$entry could not be installed." >&2
    done
}

install_from_npm() {
  local folder=tests/tools
  if ! command -v npm >/dev/null 2>&1 || { [ -e $folder/node_modules/.package-lock.json ] && [ ! $folder/package-lock.json -nt $folder/node_modules/.package-lock.json ]; }; then
    return 0
  fi
  if [ "${PEELIAN_INSTALL:-1}" = 0 ]; then
    return 0
  fi
  echo "Fetching the checkers that $folder/package-lock.json names, from npm into $folder/node_modules …"
  (cd $folder && npm ci --silent) >/dev/null 2>&1 || { echo "They could not be fetched; tests that need them are skipped." >&2; return 0; }
  touch $folder/node_modules/.package-lock.json
}
