#!/usr/bin/env bash
# Makes samples/london from the published files in ../shared/data: real figures in tidy form, by 'peelian export'.
# Usage: samples/make-london.sh   (from the project's folder, after './run build')
set -euo pipefail
cd "$(dirname "$0")/.."
[ -d ../shared/data ] || { echo "The published files are not at ../shared/data." >&2; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
peelian() { ./run peelian --store "$work/store" "$@"; }
data=../shared/data
peelian add --quiet "$data/crime-borough/2024-05_Jeffrey-Oechsner" "$data/pas" "$data/census" "$data/boundaries" "$data"/stop-search-met/2016-{06,07,08,09,10,11,12}-*.csv
areas=$(awk -F, '$1 ~ /^E09/ {print $1}' catalogue/areas.csv)
force="E23000001 X-MPS-AIRPORTS X-MPS-AVIATION X-MPS-UNKNOWN"
export_to() { local file=$1; shift; peelian export --quiet --area $areas $force --out "$work/$file" "$@"; }

# Five years, so that the trend has a past; the newest publication alone.
export_to crime.csv --measure recorded-crime --from 2019-05 --to 2024-04
export_to confidence.csv --measure confidence contact-ward-officer informed-local listen-to-concerns relied-on-to-be-there treat-everyone-fairly trust understand-issues
export_to population.csv --measure population
export_to totals.csv --measure searches all-searches search-arrests --from 2016-06 --to 2016-12
export_to seen.csv --measure searches-of-people --cut officer-defined-ethnicity outcome --from 2016-06 --to 2016-12
export_to said.csv --measure searches-of-people --cut self-defined-ethnicity outcome --from 2016-06 --to 2016-12
# Hours and days only where the published times are real, which these are; no objects, which only repeat the power here.
for cut in legislation outcome hour weekday; do export_to "of-$cut.csv" --measure all-searches --cut "$cut" --from 2016-06 --to 2016-12; done
for cut in age gender; do export_to "of-$cut.csv" --measure searches-of-people --cut "$cut" --from 2016-06 --to 2016-12; done
{ cat "$work/totals.csv"; for part in seen said of-legislation of-outcome of-hour of-weekday of-age of-gender; do tail -n +2 "$work/$part.csv"; done; } > "$work/stops.csv"

# -n: no name and no time inside, so that the same figures give the same bytes.
for pair in crime:recorded-crime confidence:public-attitude-survey population:census-2011 stops:stop-and-search; do
  gzip -9 -n -c "$work/${pair%%:*}.csv" > "samples/london/${pair##*:}.csv.gz"
done
ls -l samples/london
