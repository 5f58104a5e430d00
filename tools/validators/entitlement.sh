#!/usr/bin/env bash
# A library that is not ours reads a code of entitlement, and proves that it can say no.
#
#   tools/validators/entitlement.sh FOLDER
#
# The folder is that of the specimen: entitlement/code.txt, one that expired, and the key sets of the platform and of the
# issuer. check.sh comes first; it installs what is needed. Exit status 0 only if everything holds.
set -euo pipefail
export PYTHONDONTWRITEBYTECODE=1

here=$(cd "$(dirname "$0")" && pwd)
python=$here/../../target/validators/venv/bin/python
[ $# -eq 1 ] || { sed -n '2,7p' "$0"; exit 2; }
folder=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failures=0
reads() { "$python" "$here/codes/entitlement.py" "$@" >"$work/log" 2>&1; }
holds() { local name=$1; shift; if reads "$@"; then echo "ok    $name"; else echo "FAIL  $name"; sed 's/^/      /' "$work/log" | tail -n 20; failures=$((failures + 1)); fi; }
refuses() { local name=$1; shift; if reads "$@"; then echo "FAIL  $name: it cannot say no"; failures=$((failures + 1)); else echo "ok    $name says no when it should"; fi; }

platform=$folder/platform/wasl-keys.json
code=$folder/entitlement/code.txt
"$python" - "$code" "$work/changed.txt" "$here/codes" <<'P'
import sys, zlib
sys.path.insert(0, sys.argv[3])
from entitlement import ALPHABET, base45
def encoded(data):
    out = ""
    for at in range(0, len(data), 2):
        group = data[at : at + 2]
        value = int.from_bytes(group, "big")
        for _ in range(len(group) + 1):
            out += ALPHABET[value % 45]
            value //= 45
    return out
text = open(sys.argv[1]).read().strip()
cose = bytearray(zlib.decompress(base45(text[5:])))
at = cose.index(b"car_import")
cose[at] ^= 1
open(sys.argv[2], "w").write("EGP1:" + encoded(zlib.compress(bytes(cose), 9)))
P
holds "cwt: a code of entitlement, signed by the platform and in force" "$code" "$platform"
refuses "cwt (another privilege written into it)" "$work/changed.txt" "$platform"
refuses "cwt (the keys of certificates)" "$code" "$folder/keys/wasl-keys.json"
refuses "cwt (an expired code)" "$folder/entitlement/expired.txt" "$platform"
[ "$failures" -eq 0 ] || { echo "$failures check(s) failed"; exit 1; }
