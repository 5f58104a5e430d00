#!/usr/bin/env bash
# A library that is not ours reads calendar files, and proves that it can say no.
#
#   tools/validators/calendar.sh FOLDER
#
# The folder is that of the specimen: calendar/*.ics. check.sh comes first; it installs what is needed. Exit status 0 only if
# everything holds.
set -euo pipefail
export PYTHONDONTWRITEBYTECODE=1

here=$(cd "$(dirname "$0")" && pwd)
python=$here/../../target/validators/venv/bin/python
[ $# -eq 1 ] || { sed -n '2,7p' "$0"; exit 2; }
folder=$(realpath "$1")/calendar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failures=0
reads() { "$python" "$here/codes/calendar_file.py" "$@" >"$work/log" 2>&1; }
holds() { local name=$1; shift; if reads "$@"; then echo "ok    $name"; else echo "FAIL  $name"; sed 's/^/      /' "$work/log" | tail -n 20; failures=$((failures + 1)); fi; }
refuses() { local name=$1; shift; if reads "$@"; then echo "FAIL  $name: it cannot say no"; failures=$((failures + 1)); else echo "ok    $name says no when it should"; fi; }

files=("$folder"/*.ics)
[ -e "${files[0]}" ] || { echo "no calendar files in $folder"; exit 1; }
for file in "${files[@]}"; do holds "icalendar: $(basename "$file")" "$file"; done
first=${files[0]}
sed 's/^BEGIN:VEVENT/BEGIN:VEVENTS/' "$first" >"$work/unknown.ics"
sed 's/^DTEND:2/DTEND:1/' "$first" >"$work/backwards.ics"
tr -d '\r' <"$first" >"$work/unix.ics"
sed 's/^DTSTART:.*/DTSTART:tomorrow\r/' "$first" >"$work/undated.ics"
refuses "icalendar (no event)" "$work/unknown.ics"
refuses "icalendar (an end before the beginning)" "$work/backwards.ics"
refuses "icalendar (line ends of another system)" "$work/unix.ics"
refuses "icalendar (no date)" "$work/undated.ics"
[ "$failures" -eq 0 ] || { echo "$failures check(s) failed"; exit 1; }
