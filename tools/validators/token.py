#!/usr/bin/env python3
"""Signs a citizen of a demo in over the JSON API and prints the bearer token.

    tools/validators/token.py FACTS [CONTACT]

FACTS is the file that `wasl demo --facts` writes; the code is read from the demo's page of messages. Only a demo has such
a page: this can never sign anybody in elsewhere. Python's own library is enough.
"""

import json
import re
import sys
import time
import urllib.parse
import urllib.request
import uuid


def call(url, body):
    headers = {"Content-Type": "application/json", "Idempotency-Key": uuid.uuid4().hex}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def sent(facts, contact):
    query = urllib.parse.urlencode({"to": contact})
    with urllib.request.urlopen(f"{facts['outbox_url']}/sent.json?{query}", timeout=20) as answer:
        return json.load(answer)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        facts = json.load(file)
    contact = sys.argv[2] if len(sys.argv) > 2 else "father@wasl.example"
    before = len(sent(facts, contact))
    sessions = f"{facts['url']}/api/v1/sessions"
    holder = call(sessions, {"contact": contact, "language": "ar"})["holder"]
    deadline = time.monotonic() + 30
    while len(messages := sent(facts, contact)) == before:
        if time.monotonic() > deadline:
            sys.exit(f"no code came for {contact}")
        time.sleep(0.1)
    # The newest message comes first.
    code = re.search(r"(?<!\d)\d{6}(?!\d)", messages[0]["text"]).group()
    print(call(f"{sessions}/confirm", {"holder": holder, "code": code})["token"])


main()
