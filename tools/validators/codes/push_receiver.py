"""A browser's push service and a browser in one: takes a message of the product over HTTP, opens it with http_ece and checks
the sender's token with py_vapid. Neither is ours.

    push_receiver.py PROGRAM
"""
import base64
import os
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02, VapidException

TEXT = '{"title":"وصل","unread":3}'.encode()
failures = 0


def coded(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point(key):
    return key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def holds(name, what):
    global failures
    print(f"{'ok   ' if what else 'FAIL '} {name}")
    failures += 0 if what else 1


def refuses(name, act, *kinds):
    try:
        act()
    except kinds:
        holds(f"{name} says no when it should", True)
    else:
        holds(f"{name}: it cannot say no", False)


class Service(BaseHTTPRequestHandler):
    taken = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        Service.taken.append((dict((k.lower(), v) for k, v in self.headers.items()), body))
        self.send_response(201)
        self.end_headers()

    def log_message(self, *_):
        pass


def sent(program, endpoint, key, secret):
    said = subprocess.run([program, endpoint, coded(point(key)), coded(secret)], input=TEXT, capture_output=True)
    if said.returncode != 0:
        sys.exit(f"the program failed: {said.stderr.decode()}")
    return said.stdout.decode().split()


def main(program):
    server = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_port}"
    browser, other, secret = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1()), os.urandom(16)

    carried, public = sent(program, f"{origin}/wp/abc?token=d", browser, secret)
    headers, body = Service.taken[0]
    holds("push: the service took it", carried == "Taken")
    holds("push: the headers that RFC 8030 asks for",
          headers["ttl"] == "3600" and headers["urgency"] == "normal" and headers["topic"] == "wasl-news"
          and headers["content-encoding"] == "aes128gcm")
    opened = http_ece.decrypt(body, private_key=browser, auth_secret=secret, version="aes128gcm")
    holds("http_ece: the browser reads what was sent", opened.rstrip(b"\0") == TEXT)
    refuses("http_ece (the key of another browser)",
            lambda: http_ece.decrypt(body, private_key=other, auth_secret=secret, version="aes128gcm"), Exception)
    refuses("http_ece (another secret of authentication)",
            lambda: http_ece.decrypt(body, private_key=browser, auth_secret=os.urandom(16), version="aes128gcm"), Exception)
    changed = body[:-1] + bytes([body[-1] ^ 1])
    refuses("http_ece (one bit changed on the way)",
            lambda: http_ece.decrypt(changed, private_key=browser, auth_secret=secret, version="aes128gcm"), Exception)
    holds("push: nothing of the text can be seen on the way", b"unread" not in body and "وصل".encode() not in body)

    authorization = headers["authorization"]
    told = dict(part.strip().split("=", 1) for part in authorization.removeprefix("vapid ").split(","))
    holds("vapid: the key is the one that browsers are given", told["k"] == public)
    holds("py_vapid: the token is signed by that key", Vapid02.verify(authorization))
    claims = __import__("json").loads(decoded(told["t"].split(".")[1]))
    holds("vapid: for this service, for less than a day, and with whom to write to",
          claims["aud"] == origin and time.time() < claims["exp"] < time.time() + 86_400 and claims["sub"].startswith("mailto:"))
    forged = authorization.replace(told["k"], coded(point(other)))
    refuses("py_vapid (the key of somebody else)", lambda: no_unless(Vapid02.verify(forged)), VapidException, ValueError)

    sent(program, f"{origin}/wp/abc", browser, secret)
    again = Service.taken[1][1]
    holds("push: the same text sent again looks different and has the same length", again != body and len(again) == len(body))
    server.shutdown()
    sys.exit(1 if failures else 0)


def no_unless(verified):
    if not verified:
        raise ValueError("not verified")


main(sys.argv[1])
