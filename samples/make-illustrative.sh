#!/usr/bin/env bash
# Makes samples/illustrative: made-up figures for what no one publishes by borough, the same on every machine.
# Nothing here is real, and nothing is made for a number that samples/london has.
# Usage: samples/make-illustrative.sh
set -euo pipefail
cd "$(dirname "$0")/.."
awk -F, '$3 == "borough" && $4 == "E23000001" {print $1}' catalogue/areas.csv |
LC_ALL=C awk '
# A linear congruential generator with a fixed seed: small whole numbers only, so that every awk gives the same.
function random(most) { state = (state * 1103 + 12345) % 1048576; return int(state / 64) % most }
function row(measure, statistic, area, period, slice, value) { printf "%s,%s,%s,%s,%s,%s,,\n", measure, statistic, area, period, slice, value }
function month(index_) { return sprintf("%04d-%02d", int(index_ / 12), index_ % 12 + 1) }
function year_to(index_) { return month(index_ - 11) "/" month(index_) }
BEGIN {
  state = 1829
  print "measure,statistic,area,period,slice,value,text,note"
  first = 2022 * 12 + 4; last = 2024 * 12 + 3; quarter = 2024 * 12 + 2
  types = split("failures-in-duty oppressive-behaviour incivility malpractice discrimination traffic-irregularity other", type, " ")
  outcomes = split("no-case-to-answer case-to-answer local-resolution disapplication discontinuance withdrawn", outcome, " ")
  asked = split("ease-of-contact police-actions treatment follow-up", ask, " ")
}
{
  area = $1
  calls = 350 + random(500); staff = 420 + random(260); stops = 150 + random(350)
  for (m = first; m <= last; m++) {
    n = calls + random(90) + 12 * ((m % 12 > 4 && m % 12 < 9) ? 8 : 0)
    force_calls[m] += n
    row("asb-calls", "value", area, month(m), "", n)
    row("stop-and-accounts", "value", area, month(m), "", stops + random(80))
    row("workforce", "value", area, month(m), "", staff + random(12))
    for (t = 1; t <= types; t++) row("complaint-allegations", "value", area, month(m), "allegation-type=" type[t], random(t < 3 ? 12 : 4))
    for (o = 1; o <= outcomes; o++) row("allegation-outcomes", "value", area, month(m), "allegation-outcome=" outcome[o], random(o == 1 ? 16 : 3))
  }
  base = 66 + random(14)
  for (q = quarter - 12; q <= quarter; q += 3) {
    row("satisfaction", "percent", area, year_to(q), "", base + random(5))
    for (a = 1; a <= asked; a++) row(ask[a], "percent", area, year_to(q), "", base - 4 + 3 * a + random(5))
  }
  row("satisfaction", "percent", area, year_to(quarter), "ethnicity=white", base + 1 + random(4))
  row("satisfaction", "percent", area, year_to(quarter), "ethnicity=bme", base - 2 + random(4))
  visits = 9 + random(5); held = 60 + random(80); period = month(quarter - 2) "/" month(quarter)
  row("custody-visits-scheduled", "value", area, period, "", 13)
  row("custody-visits-conducted", "value", area, period, "", visits)
  row("custody-detainees-held", "value", area, period, "", held)
  row("custody-detainees-spoken-to", "value", area, period, "", int(held / 2) + random(10))
  printf "custody-suites,text,%s,%s,,,One suite (made up),\n", area, period
  printf "custody-observations,text,%s,%s,,,Made-up words where a panel would say what it saw,\n", area, period
  printf "custody-issues,text,%s,%s,,,Made-up words where a panel would say what it raised,\n", area, period
}
END {
  for (m = first; m <= last; m++) row("asb-calls", "value", "E23000001", month(m), "", force_calls[m])
  for (q = quarter - 12; q <= quarter; q += 3) row("satisfaction", "percent", "E23000001", year_to(q), "", 73 + random(3))
  row("satisfaction-gap", "value", "E23000001", year_to(quarter), "", 4)
}' | gzip -9 -n > samples/illustrative/not-published.csv.gz
cat > samples/illustrative/not-published.csv.gz.about.yaml <<'TEXT'
publisher: Nobody
series: Illustrative figures, not real
licence: MIT
attribution: Made up by samples/make-illustrative.sh
access: public
illustrative: true
TEXT
ls -l samples/illustrative
