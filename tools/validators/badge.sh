#!/usr/bin/env bash
# Libraries that are not ours read a badge of training and its sheet, and prove that they can say no.
#
#   tools/validators/badge.sh FOLDER
#
# The folder is that of the specimen: badge/*.jwt, the key sets and sheet.pdf. check.sh comes first; it installs the engine for
# the sheet. Exit status 0 only if everything holds.
set -euo pipefail
export PYTHONDONTWRITEBYTECODE=1

here=$(cd "$(dirname "$0")" && pwd)
tools=$here/../../target/validators
[ $# -eq 1 ] || { sed -n '2,7p' "$0"; exit 2; }
folder=$(realpath "$1")/badge
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failures=0
reads() { "$here/badge/read.sh" "$@"; }
holds() { local name=$1; shift; if "$@" >"$work/log" 2>&1; then echo "ok    $name"; else echo "FAIL  $name"; sed 's/^/      /' "$work/log" | tail -n 20; failures=$((failures + 1)); fi; }
refuses() { local name=$1 why=$2; shift 2; if "$@" >"$work/log" 2>&1; then echo "FAIL  $name: it cannot say no"; failures=$((failures + 1)); elif ! grep -q "$why" "$work/log"; then echo "FAIL  $name: no for another reason"; sed 's/^/      /' "$work/log" | tail -n 20; failures=$((failures + 1)); else echo "ok    $name says no when it should"; fi; }
# A copy of the badge in which the payload says something else under the same signature.
python3 - "$folder/badge.jwt" "$work/changed.jwt" <<'P'
import base64, sys
head, body, seal = open(sys.argv[1]).read().strip().split(".")
text = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)).replace(b"7K4M29TXQ3WH", b"7K4M29TXQ3WJ")
open(sys.argv[2], "w").write(".".join([head, base64.urlsafe_b64encode(text).decode().rstrip("="), seal]))
P

badge=$folder/badge.jwt keys=$folder/keys.json list=$folder/stands.jwt
holds "jose, jsonld: a badge, signed by the platform, that stands" reads "$badge" "$keys" "$list"
refuses "jose (another number written into it)" "signature verification failed" reads "$work/changed.jwt" "$keys" "$list"
refuses "jose (signed by somebody else)" "no applicable key" reads "$folder/forged.jwt" "$keys" "$list"
refuses "jose (the keys of somebody else)" "no applicable key" reads "$badge" "$folder/other-keys.json" "$list"
refuses "status list (taken back)" "it was taken back" reads "$badge" "$keys" "$folder/revoked.jwt"
refuses "status list (no list)" "the list it names" reads "$badge" "$keys" "$badge"

sheet=$folder/sheet.pdf
pyhanko() { "$tools/venv/bin/pyhanko" sign validate --pretty-print --trust "$2" --trust-replace --no-revocation-check "$1" | grep -q 'judged VALID'; }
"$here/vera.sh" 2a "$sheet" ua1 "$sheet" >"$work/vera" || true
holds "sheet: pyHanko, seal valid and trusted" pyhanko "$sheet" "$folder/authority.pem"
holds "sheet: pdfsig, whole document" bash -c "pdfsig -nocert '$sheet' | grep -q 'Total document signed'"
holds "sheet: veraPDF, PDF/A-2a and PDF/UA-1" test "$(grep -c '^PASS' "$work/vera")" -eq 2
holds "sheet: zbar, the address at which it is checked" bash -c "pdftoppm -r 200 -png -singlefile '$sheet' '$work/page' 2>/dev/null && zbarimg -q --raw '$work/page.png' | grep -q 'credentials/7K4M29TXQ3WH'"
holds "sheet: it says that it is a test" bash -c "pdftotext '$sheet' - | grep -q 'TEST DOCUMENT'"
refuses "pyHanko (the authority of certificates)" "" pyhanko "$sheet" "$folder/../authority.pem"
[ "$failures" -eq 0 ] || { echo "$failures check(s) failed"; exit 1; }
