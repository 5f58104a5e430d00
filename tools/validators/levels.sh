#!/usr/bin/env bash
# Proves the levels of the seal that a development machine does not use: a key in a PKCS#11 token (SoftHSM), a time-stamp of
# RFC 3161 (B-T, openssl as the authority) and added validation data (B-LT). Each is judged by pyHanko, pdfsig and veraPDF.
#
#   tools/validators/levels.sh LEVELS_PROGRAM FOLDER
#
# LEVELS_PROGRAM is the built example `levels`; FOLDER is where `specimen` wrote its certificate and keys.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
[ $# -eq 2 ] || { sed -n '2,8p' "$0"; exit 2; }
levels=$(realpath "$1") folder=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! command -v softhsm2-util >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends softhsm2 >/dev/null
fi
module=$(find /usr/lib -name libsofthsm2.so -print -quit)

# A token of its own, with the specimen's seal key in it.
mkdir "$work/tokens"
printf 'directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n' "$work/tokens" >"$work/softhsm2.conf"
export SOFTHSM2_CONF=$work/softhsm2.conf
softhsm2-util --init-token --free --label wasl --pin 1234 --so-pin 5678 >/dev/null
softhsm2-util --import "$folder/keys/seal.key.pem" --token wasl --label seal --id 01 --pin 1234 >/dev/null

# An authority of its own for time-stamps; the extended key usage must be critical and the only one.
cat >"$work/tsa.cnf" <<C
[tsa]
default_tsa = own
[own]
dir = $work
serial = $work/serial
signer_cert = $work/tsa.pem
certs = $work/tsa.pem
signer_key = $work/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
C
echo 01 >"$work/serial"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/tsa.key" -out "$work/tsa.pem" -days 30 \
  -subj '/CN=Wasl TEST time-stamping - not official' -addext 'extendedKeyUsage=critical,timeStamping' \
  -addext 'keyUsage=critical,digitalSignature' -addext 'basicConstraints=critical,CA:FALSE' 2>/dev/null

"$levels" "$folder" token "$module" wasl seal 1234
"$levels" "$folder" stamped "$work/tsa.cnf" 2>/dev/null
"$levels" "$folder" lasting

pyhanko=$here/../../target/validators/venv/bin/pyhanko
for name in token stamped lasting; do
  report=$("$pyhanko" sign validate --pretty-print --trust "$folder/authority.pem" --trust "$work/tsa.pem" --trust-replace \
    --no-revocation-check "$folder/$name.pdf" 2>&1 || true)
  grep -q 'judged VALID' <<<"$report" || { echo "FAIL  pyHanko: $name"; echo "$report" | tail -n 40; exit 1; }
  [ "$name" != stamped ] || grep -qi 'timestamp token' <<<"$report" || { echo "FAIL  pyHanko sees no time-stamp"; echo "$report"; exit 1; }
  pdfsig -nocert "$folder/$name.pdf" | grep -q 'Signature is Valid' || { echo "FAIL  pdfsig: $name"; exit 1; }
  echo "ok    $name: pyHanko, pdfsig"
done
pairs=()
for name in token stamped lasting; do pairs+=(2a "$folder/$name.pdf" ua1 "$folder/$name.pdf"); done
"$here/vera.sh" "${pairs[@]}" >"$work/vera" || { echo "FAIL  veraPDF"; cat "$work/vera"; exit 1; }
echo "ok    token, stamped, lasting: veraPDF 2a and ua1"

# The negative controls: one changed byte, and an authority of time-stamps that nobody trusts.
python3 - "$folder/token.pdf" "$work/flipped.pdf" <<'P'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
data[len(data) // 4] ^= 1
open(sys.argv[2], "wb").write(data)
P
judged() { "$pyhanko" sign validate --pretty-print --trust "$folder/authority.pem" --trust-replace --no-revocation-check "$1" 2>&1 || true; }
report=$(judged "$work/flipped.pdf")
! grep -q 'judged VALID' <<<"$report" || { echo "FAIL  pyHanko cannot say no to a changed byte"; exit 1; }
! pdfsig -nocert "$work/flipped.pdf" | grep -q 'Signature is Valid' || { echo "FAIL  pdfsig cannot say no to a changed byte"; exit 1; }
report=$(judged "$folder/stamped.pdf")
grep -q 'The TSA certificate is untrusted' <<<"$report" || { echo "FAIL  pyHanko trusts any time-stamp"; echo "$report"; exit 1; }
echo "ok    pyHanko and pdfsig say no to a changed byte, pyHanko to a stranger's time-stamp"
