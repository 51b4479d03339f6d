#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of the public network that leads on to machines of a private one, in a network of our own that holds both."""
import fcntl
import http.server
import os
import socket
import struct
import subprocess
import sys
import threading

PROGRAM = os.environ["CANDOR_PROGRAM"]
# linux/sockios.h, linux/if.h
SIOCSIFADDR, SIOCSIFNETMASK, SIOCSIFFLAGS, IFF_UP_RUNNING = 0x8916, 0x891C, 0x8914, 0x41
# Of documentation (RFC 5737), of private networks (RFC 1918), and shared by a provider's customers (RFC 6598).
AWAY, ALSO_AWAY, NEAR, SHARED, SELF = "203.0.113.7", "198.51.100.7", "192.168.7.7", "100.64.7.7", "127.0.0.1"
POLICY = b"<h1>Privacy policy</h1><p>We collect your contacts and share your location with advertisers.</p>"
met = []


def address_of(host, family=socket.AF_INET):
    return struct.pack("HH4s8x", family, 0, socket.inet_aton(host))


def make_network():
    """Gives the one interface of a new network the addresses."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        for number, host in enumerate((SELF, AWAY, ALSO_AWAY, NEAR, SHARED)):
            name = (b"lo" if number == 0 else b"lo:%d" % number).ljust(16, b"\0")
            fcntl.ioctl(control, SIOCSIFADDR, name + address_of(host))
            fcntl.ioctl(control, SIOCSIFNETMASK, name + address_of("255.0.0.0" if number == 0 else "255.255.255.255"))
            fcntl.ioctl(control, SIOCSIFFLAGS, name + struct.pack("H22x", IFF_UP_RUNNING))


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def do_GET(self):
        """/a/b/c of one machine leads on to /b/c of a, and so on; the last has the policy."""
        met.append(self.server.server_address[0])
        hosts = self.path.strip("/").split("/")
        if hosts[0]:
            self.send_response(302)
            self.send_header("Location", f"http://{hosts[0]}:{PORT}/{'/'.join(hosts[1:])}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(POLICY)))
        self.end_headers()
        self.wfile.write(POLICY)


PORT = 8080


def fetch(*hosts):
    met.clear()
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en")
    for name in ("http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"):
        environment.pop(name, None)
    address = f"http://{hosts[0]}:{PORT}/{'/'.join(hosts[1:])}"
    done = subprocess.run([PROGRAM, "policy", address], capture_output=True, text=True, check=False, env=environment)
    return done.returncode, done.stderr


# Where a page leads, and who is to be asked.
TABLE = (
    ("from away to away", (AWAY, ALSO_AWAY), (AWAY, ALSO_AWAY)),
    ("from away to this machine", (AWAY, SELF), (AWAY,)),
    ("from away to a neighbour", (AWAY, NEAR), (AWAY,)),
    ("from away to one that shares a provider", (AWAY, SHARED), (AWAY,)),
    ("from away by way of another to a neighbour", (AWAY, ALSO_AWAY, NEAR), (AWAY, ALSO_AWAY)),
    ("from a name of this machine's own", (AWAY, "localhost"), (AWAY,)),
    ("a neighbour that was asked for", (NEAR,), (NEAR,)),
    ("from a neighbour to a neighbour", (NEAR, SELF, SHARED), (NEAR, SELF, SHARED)),
    ("from a neighbour to away", (NEAR, AWAY), (NEAR, AWAY)),
    ("from a neighbour to away and back", (NEAR, AWAY, SELF), (NEAR, AWAY)),
)


def run_cases():
    for host in (SELF, AWAY, ALSO_AWAY, NEAR, SHARED):
        server = http.server.ThreadingHTTPServer((host, PORT), Server)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"1..{len(TABLE)}", flush=True)
    failed = False
    for number, (name, hosts, expected) in enumerate(TABLE, 1):
        status, said = fetch(*hosts)
        refused = len(expected) < len(hosts)
        right = met == list(expected) and status == (3 if refused else 0) and ("which nobody asked for" in said) == refused
        failed |= not right
        print(f"{'ok' if right else 'not ok'} {number} {name}", flush=True)
        if not right:
            print(f"# asked {met}, status {status}: {said}".replace("\n", "\n# "), flush=True)
    sys.exit(1 if failed else 0)


if len(sys.argv) > 1:
    try:
        make_network()
    except OSError as problem:
        print(f"1..0 # SKIP a network of our own can't be made: {problem}")
        sys.exit(0)
    run_cases()
words = ["unshare", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"]), "--net"]
try:
    possible = subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
except FileNotFoundError:
    possible = False
if not possible:
    print("1..0 # SKIP a network of our own can't be made by this person")
    sys.exit(0)
os.execvp(words[0], [*words, sys.executable, __file__, "within"])
