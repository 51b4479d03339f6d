#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Policies by their address, from servers of our own on this machine: no network is needed.

The first argument runs a program in which every socket is deadly.
"""
import gzip
import hashlib
import http.server
import json
import os
import shutil
import socket
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from datetime import datetime, timezone
from pathlib import Path

PROGRAM = os.environ["CANDOR_PROGRAM"]
SAMPLES = Path(os.environ["CANDOR_SAMPLES"])
WITHOUT_SOCKETS = sys.argv[1]
PACKAGE = SAMPLES / "riverbank.apk"
ENGLISH = (SAMPLES / "policy-en.html").read_bytes()
CHINESE = (SAMPLES / "policy-zh.html").read_text("utf-8")
FOLDER = Path(tempfile.mkdtemp(prefix="candor-fetch-"))
LIMIT = 64 << 20
cases = []
requests = []


def case(function):
    cases.append(function)
    return function


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def give(self, body, kind="text/html; charset=utf-8", status=200, **headers):
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def lead(self, place, status=302, **headers):
        self.give(b"", None, status, Location=place, **headers)

    def do_GET(self):
        requests.append((self.path, dict(self.headers)))
        name = self.path.split("?")[0].strip("/").replace("/", "_").replace("-", "_").replace(".", "_")
        try:
            getattr(self, "page_" + name, self.page_missing)()
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True

    def page_missing(self):
        self.give(b"<p>There is nothing here.</p>", status=404)

    def page_legal_privacy(self):
        self.give(ENGLISH)

    def page_start(self):
        self.lead("/legal/moved?from=start", 301, Set_Cookie="person=17; Path=/")

    def page_legal_moved(self):
        self.lead("privacy", 307)

    def page_round(self):
        self.lead("/round")

    def page_to_file(self):
        self.lead("file:///etc/passwd")

    def page_to_nothing(self):
        self.lead("")

    def page_to_plain(self):
        self.lead(PLAIN + "/legal/privacy")

    def page_to_secure(self):
        self.lead(SECURE + "/legal/privacy")

    def page_gzip(self):
        self.give(gzip.compress(ENGLISH), Content_Encoding="gzip")

    def page_deflate(self):
        self.give(zlib.compress(ENGLISH), Content_Encoding="deflate")

    def page_chunked(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for at in range(0, len(ENGLISH), 700):
            part = ENGLISH[at:at + 700]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")

    def page_gb18030(self):
        self.give(strip_charset(CHINESE).encode("gb18030"), "text/html; charset=GB18030")

    def page_windows(self):
        self.give(strip_charset(ENGLISH.decode()).replace("<title>", "<title>Я: ").encode("cp1251", "replace"),
                  'text/html; charset="Windows-1251"')

    def page_markdown(self):
        self.give(b"# Privacy\n\n- We collect your location.\n- We collect your phone number.\n", "text/markdown")

    def page_forbidden(self):
        self.give(b"no", status=403)

    def page_login(self):
        self.give(b"no", status=401, WWW_Authenticate='Basic realm="x"')

    def page_broken(self):
        self.give(b"no", status=503)

    def page_empty(self):
        self.give(b"")

    def page_picture(self):
        self.give(b"\x89PNG", "image/png")

    def page_app_apk(self):
        self.give(PACKAGE.read_bytes(), "application/vnd.android.package-archive")

    def page_disguised(self):
        self.give(PACKAGE.read_bytes(), "application/octet-stream")

    def page_recipe(self):
        self.give(b"<html><title>Soup</title><h1>Soup</h1><p>Boil two carrots and an onion, then add salt.</p></html>")

    def page_short(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(ENGLISH[:1000])
        self.close_connection = True

    def page_endless(self, piece=b"<p>more and more</p>\n" * 5000):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.close_connection = True
        while True:
            self.wfile.write(piece)

    def page_bomb(self):
        self.give(gzip.compress(b" " * (LIMIT + 1)), Content_Encoding="gzip")

    def page_slow(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.close_connection = True
        for _ in range(100):
            self.wfile.write(b" ")
            time.sleep(0.2)


def strip_charset(text):
    return text.replace('<meta charset="utf-8">', "").replace('<meta charset="UTF-8">', "")


def make_certificates():
    """An authority, and certificates that it vouches for: a good one, and one that has expired."""
    def openssl(*words):
        subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True, cwd=FOLDER)

    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "ca.key", "-out",
            "ca.pem", "-days", "30", "-subj", "/CN=Authority of the tests")
    for name, days in (("good", 30), ("old", None)):
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{name}.key", "-out",
                f"{name}.csr", "-subj", "/CN=localhost")
        (FOLDER / "names").write_text("subjectAltName=DNS:localhost\n")
        if days:
            openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", days,
                    "-extfile", "names", "-out", f"{name}.pem")
        else:
            (FOLDER / "index").write_text("")
            (FOLDER / "ca.conf").write_text("[ca]\ndefault_ca=a\n[a]\ndatabase=index\nrand_serial=yes\ndefault_md=sha256\n"
                                            "new_certs_dir=.\npolicy=p\ncopy_extensions=none\n[p]\ncommonName=supplied\n")
            openssl("ca", "-batch", "-config", "ca.conf", "-cert", "ca.pem", "-keyfile", "ca.key", "-in", f"{name}.csr", "-out",
                    f"{name}.pem", "-startdate", "20200101000000Z", "-enddate", "20200201000000Z", "-extfile", "names", "-notext")


def serve(certificate=None):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    server.handle_error = lambda *words: None  # a client that has had enough
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(FOLDER / f"{certificate}.pem", FOLDER / f"{certificate}.key")
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return ("https://localhost" if certificate else "http://127.0.0.1") + f":{server.server_port}"


def run(*words, status=0, trust=True, through=(), **variables):
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", **variables)
    environment["CANDOR_FETCH_AUTHORITIES"] = str(FOLDER / "ca.pem") if trust else ""
    done = subprocess.run([*through, PROGRAM, *map(str, words)], capture_output=True, check=False, env=environment)
    assert done.returncode == status, (words, done.returncode, done.stderr.decode())
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def read(address, **options):
    return json.loads(run("policy", address, "--format", "json", **options)[0])


def refuse(address, words, **options):
    out, messages = run("policy", address, status=3, **options)
    assert not out and messages.startswith((f"candor: {address}: ", f"candor: {address} ")) and words in messages and messages.count("\n") == 1, messages


@case
def test_page():
    address = PLAIN + "/legal/privacy"
    requests.clear()
    before = datetime.now(timezone.utc).replace(microsecond=0)
    result = read(address)
    fetched = result["source"]["fetched"]
    assert fetched["address"] == fetched["final_address"] == address and fetched["media_type"] == "text/html"
    assert before <= datetime.fromisoformat(fetched["time"].replace("Z", "+00:00")) <= datetime.now(timezone.utc)
    assert result["source"]["sha256"] == hashlib.sha256(ENGLISH).hexdigest() and result["source"]["name"] == "privacy.html"
    assert result["documents"][0]["fetched"] == fetched
    by_file = json.loads(run("policy", SAMPLES / "policy-en.html", "--format", "json")[0])
    assert "fetched" not in by_file["source"] and result["statements"] == by_file["statements"]
    # One request, and nothing in it that tells who asks.
    assert [path for path, _ in requests] == ["/legal/privacy"], requests
    headers = {name.lower(): value for name, value in requests[0][1].items()}
    assert headers.pop("user-agent") == "Candor/" + run("--version")[0].split()[-1]
    assert set(headers) <= {"host", "accept", "accept-encoding", "connection"}, headers
    text = run("policy", address)[0]
    assert address in text and "Fetched" in text, text


@case
def test_redirections():
    requests.clear()
    fetched = read(PLAIN + "/start")["source"]["fetched"]
    assert fetched["address"] == PLAIN + "/start" and fetched["final_address"] == PLAIN + "/legal/privacy"
    assert len(requests) == 3 and not any("Cookie" in headers or "Referer" in headers for _, headers in requests), requests
    refuse(PLAIN + "/round", "without end")
    refuse(PLAIN + "/to-file", "no address of a web page")
    refuse(PLAIN + "/to-nothing", "without end")


@case
def test_transfer():
    for page in ("gzip", "deflate", "chunked"):
        result = read(f"{PLAIN}/{page}")
        assert result["source"]["sha256"] == hashlib.sha256(ENGLISH).hexdigest(), page
        assert result["statements"], page


@case
def test_encodings():
    result = read(PLAIN + "/gb18030")
    expected = json.loads(run("policy", SAMPLES / "policy-zh.html", "--format", "json")[0])
    assert [s["quote"] for s in result["statements"]] == [s["quote"] for s in expected["statements"]] and expected["statements"]
    assert read(PLAIN + "/windows")["documents"][0]["title"].startswith("Я: ")
    assert read(PLAIN + "/markdown")["source"]["format"] == "markdown"


@case
def test_refusals():
    for page, words in (("nowhere", "no such page (404)"), ("forbidden", "(403); save it in a browser"), ("login", "(401); save it in a browser"),
                        ("broken", "failed (503)"), ("empty", "the page is empty"), ("picture", "“image/png”"),
                        ("app.apk", "packages, pictures and data are not fetched"), ("short", "broke off"),
                        ("endless", "larger than any policy: over 64 MB"), ("bomb", "larger than any policy: over 64 MB"),
                        ("disguised", "an Android package, not a policy")):
        refuse(f"{PLAIN}/{page}", words)
    refuse(PLAIN + "/slow", "took longer than 2 s", CANDOR_READER_TIMEOUT="2")
    refuse(PLAIN.replace("http://", "http://me:secret@") + "/legal/privacy", "a name or a password")
    refuse("https://nowhere.invalid/privacy", "host can’t be found")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    refuse(f"http://127.0.0.1:{port}/", "takes no connection")
    _, messages = run("policy", PLAIN + "/recipe")
    assert "does not read like a privacy policy" in messages, messages


@case
def test_certificates():
    assert read(SECURE + "/legal/privacy")["source"]["fetched"]["final_address"].startswith("https://")
    assert read(PLAIN + "/to-secure")["source"]["fetched"]["final_address"] == SECURE + "/legal/privacy"
    refuse(SECURE + "/legal/privacy", "no authority that this machine trusts", trust=False)
    refuse(SECURE.replace("localhost", "127.0.0.1") + "/legal/privacy", "another host’s")
    refuse(EXPIRED + "/legal/privacy", "has expired")
    refuse(SECURE + "/to-plain", "to one that is not")


@case
def test_case():
    """What was fetched stays with the case, and nothing is fetched again."""
    saved, again = FOLDER / "a.candor", FOLDER / "b.candor"
    address = PLAIN + "/start"
    run("check", PACKAGE, "--policy", address, "--policy", SAMPLES / "policy-zh.html", "--save-case", saved)
    database = sqlite3.connect(saved)
    (sha256, data), = database.execute("SELECT sha256, data FROM contents").fetchall()
    assert data == ENGLISH and sha256 == hashlib.sha256(ENGLISH).hexdigest()
    (number, position, typed, final), = database.execute('SELECT "check", position, address, final_address FROM origins').fetchall()
    assert (number, position, typed, final) == (1, 2, address, PLAIN + "/legal/privacy")
    requests.clear()
    run("check", PACKAGE, "--case", saved, "--save-case", again)
    result = json.loads(run("check", again, "--format", "json")[0])
    fetched = result["policy"]["documents"][0]["fetched"]
    assert fetched["address"] == address and "fetched" not in result["policy"]["documents"][1]
    assert len(sqlite3.connect(again).execute("SELECT * FROM contents").fetchall()) == 1
    shown = fetched["time"].replace("T", " ").replace("Z", " UTC")
    html = run("check", again, "--format", "html")[0]
    assert address in html and shown in html and 'href="http' not in html
    run("check", again, "-o", FOLDER / "report.pdf")
    cover = subprocess.run(["pdftotext", "-l", "1", FOLDER / "report.pdf", "-"], check=True, capture_output=True).stdout.decode()
    assert address in cover.replace("\n", "") and shown in cover, cover
    sarif = json.loads(run("check", again, "--format", "sarif")[0])
    assert sarif["runs"][0]["artifacts"][1]["properties"]["fetched"] == fetched
    sides = json.loads(run("diff", again, "--format", "json")[0])
    assert sides["before"]["policy"][0]["fetched"] == sides["after"]["policy"][0]["fetched"] == fetched
    assert not requests, requests
    # A file alone needs nothing of that: programs from before addresses read such a case.
    run("check", PACKAGE, "--policy", SAMPLES / "policy-en.html", "--save-case", FOLDER / "c.candor")
    assert sqlite3.connect(FOLDER / "c.candor").execute("PRAGMA user_version").fetchone()[0] == 1
    assert database.execute("PRAGMA user_version").fetchone()[0] == 2
    # An origin that lies is told.
    database.execute("UPDATE origins SET position = 1")
    database.commit()
    assert "“origins”, row 1" in run("check", saved, status=3)[1]
    database.execute("UPDATE origins SET position = 2, address = 'file:///etc/passwd'")
    database.commit()
    database.close()
    assert "“origins”, row 1" in run("check", saved, status=3)[1]


@case
def test_nothing_in_passing():
    """Only a policy that a person names is fetched: no package, no line of a list, no file of another kind."""
    requests.clear()
    address = PLAIN + "/legal/privacy"
    for words in (("package", PLAIN + "/app.apk"), ("check", PLAIN + "/app.apk", "--policy", SAMPLES / "policy-en.html"),
                  ("policy", "--each-line", address), ("check", PACKAGE, "--policy", SAMPLES / "policy-en.html", "--case", address)):
        run(*words, status=3)
    assert "nothing is fetched here" in run("package", PLAIN + "/app.apk", status=3)[1]
    (FOLDER / "list.csv").write_text(f"name,package,policy\nRiverbank,{PACKAGE},{address}\n")
    done = subprocess.run([PROGRAM, "batch", FOLDER / "list.csv", "-o", FOLDER / "batch"], capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "fetch" in done.stdout + done.stderr, (done.returncode, done.stdout, done.stderr)
    assert not requests, requests


@case
def test_no_socket():
    """Without an address no process of Candor makes a socket of a network: where one is made, its process dies."""
    through = (WITHOUT_SOCKETS,)
    policy = SAMPLES / "policy-en.html"
    (FOLDER / "offline.csv").write_text(f"name,package,policy\nRiverbank,{PACKAGE},{policy}\n")
    for words in (("check", PACKAGE, "--policy", policy, "--save-case", FOLDER / "offline.candor"),
                  ("check", FOLDER / "offline.candor", "-o", FOLDER / "offline.pdf"), ("diff", PACKAGE, PACKAGE, "--policy", policy),
                  ("package", PACKAGE), ("policy", policy), ("knowledge", "check"),
                  ("batch", FOLDER / "offline.csv", "-o", FOLDER / "offline", "--no-cache")):
        run(*words, through=through)
    assert run("policy", PLAIN + "/legal/privacy", status=3, through=through)[1], "sockets are deadly there"


@case
def test_strict():
    _, messages = run("policy", PLAIN + "/legal/privacy")
    if "did not let" in messages:
        run("policy", "--strict-sandbox", PLAIN + "/legal/privacy", status=3)
    else:
        run("policy", "--strict-sandbox", PLAIN + "/legal/privacy")


try:
    make_certificates()
except FileNotFoundError:
    print("1..0 # SKIP openssl is not installed")
    sys.exit(0)
PLAIN, SECURE, EXPIRED = serve(), serve("good"), serve("old")
print(f"1..{len(cases)}", flush=True)
failed = 0
for number, function in enumerate(cases, 1):
    try:
        function()
        print(f"ok {number} {function.__name__}", flush=True)
    except Exception as problem:
        failed += 1
        print(f"not ok {number} {function.__name__}\n# " + f"{type(problem).__name__}: {problem}".replace("\n", "\n# "), flush=True)
shutil.rmtree(FOLDER)
sys.exit(1 if failed else 0)
