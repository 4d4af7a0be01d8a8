#!/usr/bin/env python3
"""Attacks an emulator that it starts, on loopback alone, and measures what a good client notices meanwhile.

    tests/attack/emulator.py target/debug/iai-emulator [another binary ...]

For each attack: the slowest response that a good client got (it calls two cheap things all the time, one without a key
and one signed), the most memory that the emulator had, and what became of the attacker. Ends with 1 when a limit is
broken. Python 3 and Linux (/proc) alone.
"""

import argparse
import hashlib
import hmac
import json
import multiprocessing
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime, timezone

ID, KEY = "AKIDattack", "key-for-attacks"
# Milliseconds that a good client may wait, and MiB that the emulator may have.
SLOWEST, MEMORY = 100, 400
# Attacks that a good client notices now and then where other programs keep the machine busy, with a debug build: the
# heads of a thousand connections come at once. Usually it is less than 100 there, too.
NOTICED = {"long_heads": 400}
MB = 1024 * 1024


def signature(body, now):
    """The header Authorization of a POST of the newer generation."""
    date = datetime.fromtimestamp(now, timezone.utc).strftime("%Y-%m-%d")
    scope = f"{date}/iai/tc3_request"
    canonical = "POST\n/\n\ncontent-type:application/json\nhost:localhost\n\ncontent-type;host\n"
    canonical += hashlib.sha256(body).hexdigest()
    text = f"TC3-HMAC-SHA256\n{now}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    key = ("TC3" + KEY).encode()
    for part in (date, "iai", "tc3_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    signed = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    return (f"TC3-HMAC-SHA256 Credential={ID}/{scope}, SignedHeaders=content-type;host, Signature={signed}")


def call(action, body, is_signed=True, stays=False):
    """The bytes of a call of the API."""
    now = int(time.time())
    lines = ["POST / HTTP/1.1", "Host: localhost", "Content-Type: application/json",
             f"Connection: {'keep-alive' if stays else 'close'}", f"X-TC-Action: {action}",
             "X-TC-Version: 2020-03-03", f"X-TC-Timestamp: {now}", f"Content-Length: {len(body)}"]
    if is_signed:
        lines.append(f"Authorization: {signature(body, now)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def admin(method, path, body=b"", *headers):
    lines = [f"{method} /_emulator/{path} HTTP/1.1", "Host: localhost", "Connection: close",
             f"Content-Length: {len(body)}", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


class Emulator:
    """A running emulator, with a thread that looks at its memory."""

    def __init__(self, binary, *arguments):
        self.process = subprocess.Popen(
            [binary, "--secret-id", ID, "--secret-key", KEY, *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=few_files)
        line = self.process.stdout.readline().decode()
        host, port = line.rsplit("http://", 1)[1].strip().rsplit(":", 1)
        self.address = (host, int(port))

    def connect(self, timeout=90):
        return socket.create_connection(self.address, timeout=timeout)

    def ask(self, request, timeout=90):
        """The status and the bytes of a response; 0 when the connection ended without one."""
        response, sock = b"", self.connect(timeout)
        with sock:
            try:
                sock.sendall(request)
            except OSError:
                pass
            try:
                while piece := sock.recv(1 << 16):
                    response += piece
            except OSError:
                pass
        words = response.split(b" ", 2)
        return (int(words[1]) if len(words) > 2 else 0), response

    def peak(self):
        """MiB that it had at most."""
        try:
            with open(f"/proc/{self.process.pid}/status") as status:
                lines = [line for line in status if line.startswith("VmHWM")]
            return int(lines[0].split()[1]) // 1024
        except (OSError, IndexError):
            return None

    def end(self, how=signal.SIGKILL):
        self.process.send_signal(how)
        return self.process.wait(10)


def few_files():
    """Open files as many systems allow them."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, 1024))


class GoodClient:
    """A process that asks for cheap things until it is stopped, and tells the longest wait, failures and calls."""

    def __init__(self, emulator):
        self.results, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=good_calls, args=(emulator, theirs), daemon=True)
        self.process.start()

    def finish(self):
        self.results.send("stop")
        self.slowest, self.failed, self.calls = self.results.recv()
        self.process.join()


def good_calls(emulator, results):
    slowest, failed, calls = 0, 0, 0
    while not results.poll(0.01):
        for request in (admin("GET", ""), call("GetGroupList", b"{}")):
            begun = time.monotonic()
            try:
                status, _ = emulator.ask(request)
            except OSError:
                status = 0
            slowest = max(slowest, time.monotonic() - begun)
            failed += status != 200
            calls += 1
    results.send((slowest, failed, calls))


# The attacks. Each gives a few words on what became of it, and whether that is as it should be.

def steps(emulator):
    body = ("*: script=[" + "ok x10000, " * 72_000 + "ok]").encode()
    status, _ = emulator.ask(admin("POST", "faults", body))
    return f"{len(body) // 1000} KB: {status or 'no response'}", 400 <= status < 500


def steps_in_few_bytes(emulator):
    body = "\n".join(["*: script=[ok x10000]"] * 2_500).encode()
    status, _ = emulator.ask(admin("POST", "faults", body))
    return f"{len(body) // 1000} KB: {status or 'no response'}", 400 <= status < 500


def long_message(emulator):
    body = ("*: script=[InternalError x10000], message=" + "m" * 60_000).encode()
    status, _ = emulator.ask(admin("POST", "faults", body))
    return f"{len(body) // 1000} KB: {status or 'no response'}", 400 <= status < 500


def settings(emulator):
    body = ("*: " + ", ".join(f"A{number}" for number in range(62_000))).encode()
    status, _ = emulator.ask(admin("POST", "faults", body))
    return f"{len(body) // 1000} KB: {status or 'no response'}", 400 <= status < 500


def fill(emulator):
    """A large state: 20,000 groups with long texts, made over a few connections that send without waiting."""
    fields = [f"{index}{'f' * 27}" for index in range(5)]
    for first in range(0, 20_000, 200):
        request = b""
        for number in range(first, first + 200):
            body = {"GroupId": f"g{number}", "GroupName": f"n{number}", "Tag": "t" * 40,
                    "GroupExDescriptions": fields}
            request += call("CreateGroup", json.dumps(body).encode(), stays=number < first + 199)
        with emulator.connect() as sock:
            sock.sendall(request)
            read_all(sock)


def dumps(emulator):
    """Many readers of the whole state at once, each of which takes its time."""
    fill(emulator)
    socks = [emulator.connect() for _ in range(60)]
    for sock in socks:
        sock.sendall(admin("GET", "state"))
    time.sleep(2)
    sizes = [len(read_all(sock)) for sock in socks]
    return f"{len(sizes)} dumps of {min(sizes) // 1000} KB", min(sizes) > 5_000_000


def read_all(sock):
    response = b""
    with sock:
        try:
            while piece := sock.recv(1 << 16):
                response += piece
        except OSError:
            pass
    return response


def foreign_page(emulator):
    """What a browser sends for a picture of another site's page."""
    request = admin("GET", "state", b"", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors")
    status, response = emulator.ask(request)
    return f"{status}", status == 403 and b"nosniff" in response.lower()


def half_open(emulator):
    socks = []
    for _ in range(1_024):
        try:
            sock = emulator.connect(1)
            sock.sendall(b"POST / HTTP/1.1\r\nHost: h\r\n")
            socks.append(sock)
        except OSError:
            pass
    time.sleep(8)
    close(socks)
    return f"{len(socks)} connections", True


def long_heads(emulator):
    socks = []
    for _ in range(1_000):
        try:
            sock = emulator.connect(1)
            sock.settimeout(1)
            socks.append(sock)
            sock.sendall(b"POST / HTTP/1.1\r\nHost: h\r\nX: " + b"x" * 390_000)
        except OSError:
            pass
    time.sleep(1)
    close(socks)
    return f"{len(socks)} heads of 390 KB", True


def uploads(emulator):
    body = b" " * (10 * MB - 1)
    request = call("CreateGroup", body, is_signed=False)[:-1]
    socks = [emulator.connect() for _ in range(100)]

    def send(sock):
        try:
            sock.sendall(request)
        except OSError:
            pass

    threads = [threading.Thread(target=send, args=(sock,), daemon=True) for sock in socks]
    for thread in threads:
        thread.start()
    time.sleep(6)
    close(socks)
    return "100 of 10 MB that lack their last byte", True


def tiny_objects(emulator):
    body = b'{"GroupId":[' + b'{"":0},' * 1_497_000 + b"{}]}"
    status, response = emulator.ask(call("CreateGroup", body))
    return f"{len(body) // MB} MB: {status or 'no response'}", b"values" in response


def tiny_pairs(emulator):
    body = b"a=&" * 340_000
    request = (f"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
               f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body
    status, response = emulator.ask(request)
    return f"{len(body) // 1000} KB: {status or 'no response'}", b"over 10000" in response


def close(socks):
    for sock in socks:
        sock.close()


ATTACKS = [steps, steps_in_few_bytes, long_message, settings, dumps, foreign_page, half_open, long_heads, uploads,
           tiny_objects, tiny_pairs]


def attack(binary, what):
    """One attack on an emulator of its own: a row of the table."""
    emulator = Emulator(binary)
    client = GoodClient(emulator)
    time.sleep(0.2)
    begun = time.monotonic()
    try:
        said, as_wanted = what(emulator)
    except OSError as error:
        said, as_wanted = f"{error}", False
    took, peak = time.monotonic() - begun, emulator.peak()
    client.finish()
    is_alive = emulator.process.poll() is None
    emulator.end()
    slowest = client.slowest * 1000
    is_good = (as_wanted and is_alive and not client.failed and slowest <= NOTICED.get(what.__name__, SLOWEST)
               and peak is not None and peak <= MEMORY)
    if not is_alive:
        said += ", ABORTED"
    return what.__name__, took, slowest, client.failed, client.calls, peak, said, is_good


def link(binary):
    """A file outside of the folder of pictures must not be read through a link."""
    with tempfile.TemporaryDirectory() as root:
        folder = os.path.join(root, "pictures")
        os.mkdir(folder)
        with open(os.path.join(root, "secret.png"), "wb") as file:
            file.write(b"no picture")
        os.symlink("../secret.png", os.path.join(folder, "a.png"))
        emulator = Emulator(binary, "--pictures", folder)
        _, response = emulator.ask(call("DetectFace", b'{"Url":"http://h/a.png"}'))
        emulator.end()
    code = json.loads(response.split(b"\r\n\r\n", 1)[1])["Response"]["Error"]["Code"]
    return code, code == "FailedOperation.ImageDownloadError"


def terminated(binary):
    code = Emulator(binary).end(signal.SIGTERM)
    return f"exit {code}", code == 0


def table(binary):
    print(f"{binary}\n{'attack':20}{'took':>8}{'slowest response':>16}{'failed':>10}{'peak':>10}  ")
    is_good = True
    for what in ATTACKS:
        name, took, slowest, failed, calls, peak, said, fine = attack(binary, what)
        memory = "gone" if peak is None else f"{peak} MiB"
        print(f"{name:20}{took:>6.1f} s{slowest:>13.0f} ms{f'{failed}/{calls}':>10}{memory:>10}  "
              f"{'ok ' if fine else 'BAD'} {said}", flush=True)
        is_good &= fine
    for what in (link, terminated):
        said, fine = what(binary)
        print(f"{what.__name__:64}  {'ok ' if fine else 'BAD'} {said}", flush=True)
        is_good &= fine
    return is_good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", nargs="+", help="an emulator")
    results = [table(binary) for binary in parser.parse_args().binary]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (8192, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    main()
