"""Reads a code of entitlement as a partner's own program would: with the published key set and nobody's code of ours.

    entitlement.py CODE.txt wasl-platform-keys.json

The library `cwt` checks signature and time; base45 is undone by hand. Exit status 0 only if the code is signed by a key of
the set, in force, and says exactly what docs/entitlement-codes.md lists.
"""

import base64
import json
import sys
import zlib

import cwt

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
OUTER = {1, 4, 6, 7, -70002}
INNER = {0, 1, 2, 3}


def base45(text):
    """RFC 9285."""
    digits = [ALPHABET.index(letter) for letter in text]
    out = bytearray()
    for at in range(0, len(digits), 3):
        group = digits[at : at + 3]
        value = sum(digit * 45**place for place, digit in enumerate(group))
        out += value.to_bytes(len(group) - 1, "big")
    return bytes(out)


def number(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def keys(path):
    published = json.load(open(path, encoding="utf-8"))
    found = [
        cwt.COSEKey.new({1: 2, 2: number(key["kid"]), 3: -7, -1: 1, -2: number(key["x"]), -3: number(key["y"])})
        for key in published["keys"]
        if key["use"] == "qr"
    ]
    return published["issuer"], found


def main(code, key_set):
    text = open(code, encoding="utf-8").read().strip()
    assert text.startswith("EGP1:"), "not a code"
    issuer, found = keys(key_set)
    claims = cwt.decode(zlib.decompress(base45(text[5:])), found)
    assert set(claims) == OUTER, f"the claims are {sorted(claims)}"
    assert claims[1] == issuer, "another issuer"
    inner = claims[-70002]
    assert set(inner) == INNER and inner[0] == 1, f"the inner claims are {inner}"
    assert len(claims[7]) == 12 and len(inner[3]) == 3 and inner[3].isdigit()
    print(inner[1], claims[6], claims[4])


if __name__ == "__main__":
    main(*sys.argv[1:])
