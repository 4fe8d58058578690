#!/usr/bin/env bash
# What can be taken away: the tool of the .NET SDK, and the program with all it needs for each kind of machine.
# Writes artifacts/packages/ with its SHA256SUMS. Without a word: everything; else the kinds named, "tool" among them.
# "try": what was written and can run here is tried in an empty folder, as somebody who just got it would.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

kinds="linux-x64 linux-arm64 osx-arm64 osx-x64 win-x64"
out=$PWD/artifacts/packages
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

tool() {
  # One package for every kind of machine, so without the list of kinds that the lock files hold for.
  dotnet restore src/Peelian.App -v quiet
  dotnet pack src/Peelian.App -c Release --no-restore -p:RuntimeIdentifiers= -o "$out" --nologo -v quiet
  echo "artifacts/packages/Peelian.Tool.$version.nupkg"
}

program() {
  local kind=$1 name=peelian-$version-$1
  dotnet publish src/Peelian.App -c Release -r "$kind" --self-contained true -p:PublishReadyToRun=true -p:DebugType=none \
    -o "$work/$name" --nologo -v quiet
  rm -f "$work/$name"/Peelian*.xml
  cp LICENSE CHANGELOG.md packaging/README.md "$work/$name/"
  if [[ $kind == win-* ]]; then
    mv "$work/$name/Peelian.App.exe" "$work/$name/peelian.exe"
    dotnet msbuild packaging/zip.proj -nologo -v:quiet -p:From="$work/$name" -p:To="$out/$name.zip"
    echo "artifacts/packages/$name.zip"
  else
    mv "$work/$name/Peelian.App" "$work/$name/peelian"
    tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -C "$work" -cf - "$name" | gzip -n >"$out/$name.tar.gz"
    echo "artifacts/packages/$name.tar.gz"
  fi
  rm -rf "${work:?}/$name"
}

# Runs the program named, from nothing, in an empty folder; what it makes has to be there.
attempt() {
  mkdir "$work/empty"
  (
    cd "$work/empty"
    "$1" --version
    "$1" demo --quiet
    test -s out/borough/index.html -a -s out/snb/waltham-forest/2015-10/index.html
    "$1" verify out/borough/barnet --store out/store/london
  )
  rm -rf "$work/empty"
}

try() {
  local kind
  kind=$(dotnet --info | awk '$1 == "RID:" {print $2}')
  echo "== the tool, installed from its package"
  # No other place is asked, and NuGet's own folder of unpacked packages is not either.
  NUGET_PACKAGES=$work/nuget dotnet tool install Peelian.Tool --version "$version" --tool-path "$work/tool" --source "$out"
  attempt "$work/tool/peelian"
  if [ -f "$out/peelian-$version-$kind.tar.gz" ]; then
    echo "== the program for $kind, unpacked, without an SDK in sight"
    tar -xzf "$out/peelian-$version-$kind.tar.gz" -C "$work"
    DOTNET_ROOT=/nowhere PATH=/usr/bin:/bin attempt "$work/peelian-$version-$kind/peelian"
  fi
}

if [ "${1:-}" = try ]; then try; exit; fi
[ $# -gt 0 ] || set -- tool $kinds
for one in "$@"; do
  case " tool $kinds " in *" $one "*) ;; *) echo "No kind of machine called '$one'. There are: tool $kinds" >&2; exit 2 ;; esac
done
echo "Packing $*. The runtime and a compiler for each kind are fetched into NuGet's own folder; nothing is installed …" >&2
for one in "$@"; do
  if [ "$one" = tool ]; then tool; else program "$one"; fi
done
(
  cd "$out"
  shopt -s nullglob
  rm -f SHA256SUMS
  sha256sum -- *"$version"*.nupkg *"$version"*.tar.gz *"$version"*.zip >SHA256SUMS
)
