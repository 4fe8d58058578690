# To be read in by ./run: what packs are printed with, and what their PDFs may be validated with. Says what it installs before it
# does; where it may not, says how. Nothing here is needed for anything but the PDF, so nothing here fails.

# Debian's browser, and letters and pictures for what the packs' own typeface has not: other scripts, emoji.
printing_packages="chromium fonts-noto-core fonts-noto-color-emoji"
printing_advice="Without a browser of the Chromium family packs have no PDF. Debian: apt-get install $printing_packages. Elsewhere Google Chrome or Microsoft Edge will do, or name a program in PEELIAN_CHROMIUM."

# As the program itself looks for one.
has_browser() {
  [ -z "${PEELIAN_CHROMIUM:-}" ] || return 0
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome microsoft-edge microsoft-edge-stable msedge; do
    ! command -v "$name" >/dev/null 2>&1 || return 0
  done
  for name in /usr/lib/chromium/chromium /opt/google/chrome/chrome /snap/bin/chromium "/Applications/Google Chrome.app" /Applications/Chromium.app "/Applications/Microsoft Edge.app"; do
    [ ! -e "$name" ] || return 0
  done
  return 1
}

install_browser() {
  ! has_browser || return 0
  local as=""
  [ "$(id -u)" -eq 0 ] || as="sudo -n"
  if [ "${PEELIAN_INSTALL:-1}" = 0 ] || ! command -v apt-get >/dev/null 2>&1 || ! grep -q '^ID=debian' /etc/os-release 2>/dev/null \
    || { [ -n "$as" ] && ! sudo -n true >/dev/null 2>&1; }; then
    echo "$printing_advice" >&2
    return 0
  fi
  echo "Installing Debian's $printing_packages, which print the packs as PDF (some 300 MB; PEELIAN_INSTALL=0 does without) …" >&2
  local get="$as env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=1 -o Acquire::http::Timeout=20"
  $get update >/dev/null 2>&1 || true
  # shellcheck disable=SC2086
  $get install -y --no-install-recommends $printing_packages >/dev/null 2>&1 \
    || $get install -y --no-install-recommends chromium >/dev/null 2>&1 \
    || echo "They could not be installed; going on without. $printing_advice" >&2
}

# ./run verapdf [FOLDER]: every PDF in a folder, by the rules of PDF/UA-1.
run_verapdf() {
  local folder=${1:-out} program=${VERAPDF:-} name
  for name in verapdf "$HOME/verapdf/verapdf" /opt/verapdf/verapdf; do
    [ -n "$program" ] || ! command -v "$name" >/dev/null 2>&1 || program=$name
  done
  if [ -z "$program" ]; then
    echo "veraPDF is not here. It is a Java program: get it from https://docs.verapdf.org/install/, and put 'verapdf' on the PATH or name it in VERAPDF. Until then 'peelian' checks its PDFs by its own rules: docs/pdf-checks.md." >&2
    return 2
  fi
  if [ -z "$(find "$folder" -name '*.pdf' -print -quit 2>/dev/null)" ]; then
    echo "No PDF in '$folder'. Build some: ./run demo" >&2
    return 2
  fi
  echo "Rule 5-1 asks that the file itself claim the standard, which ours do not as long as nobody has validated them: it is expected to fail, every other to hold." >&2
  "$program" --flavour ua1 --format text --verbose --recurse "$folder"
}
