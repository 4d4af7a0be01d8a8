#!/usr/bin/env python3
"""Attacks an emulator that it starts, on loopback alone, and measures what a good client notices meanwhile.

    tests/attack/emulator.py target/release/iai-emulator [another binary ...] [--only NAME,NAME]

For each attack: how long a good client waited for a response (it calls three cheap things every 50 ms: one without a key,
one signed, and one signed on a connection that it keeps) in the middle, in all but one of a hundred calls, and at most; how
many of its calls failed and how often its connection was closed; the most memory that the emulator had; and what became of
the attacker. Ends with 1 when a limit is broken. Python 3 and Linux (/proc) alone.
"""

import argparse
import multiprocessing
import os
import resource
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections import Counter

import files
from wire import ID, KEY, MB, admin, bmp, call, code, gif, jpg, noise, png, text

# Milliseconds that a good client may wait in all but one of a hundred calls, or so many times as long as where nobody
# attacks and other programs keep the machine busy; milliseconds at most; and MiB that the emulator may have.
SLOW, TIMES, SLOWEST, MEMORY = 100, 3, 1_000, 400
# Attacks that a good client notices: the heads of a thousand connections come at once, or all processors read pictures.
NOTICED = {"long_heads": 400, "large_pictures": 400, "small_files": 400}
# Threads that read pictures are as many as processors: each may take 200 MB.
LARGE = {"large_pictures": 128 + 200 * 8, "small_files": 200 * 8}


class Emulator:
    """A running emulator."""

    def __init__(self, binary, *arguments, most_files=(1024, 1024)):
        self.process = subprocess.Popen(
            [binary, "--secret-id", ID, "--secret-key", KEY, *arguments], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, most_files))
        line = self.process.stdout.readline().decode()
        host, port = line.rsplit("http://", 1)[1].strip().rsplit(":", 1)
        self.address = (host, int(port))

    def connect(self, timeout=90):
        return socket.create_connection(self.address, timeout=timeout)

    def ask(self, request, timeout=90):
        """The status and the bytes of a response; 0 when the connection ended without one."""
        sock = self.connect(timeout)
        try:
            sock.sendall(request)
        except OSError:
            pass
        response = read_all(sock)
        words = response.split(b" ", 2)
        return (int(words[1]) if len(words) > 2 else 0), response

    def peak(self):
        """MiB that it had at most."""
        try:
            with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
                lines = [line for line in status if line.startswith("VmHWM")]
            return int(lines[0].split()[1]) // 1024
        except (OSError, IndexError):
            return None

    def end(self, how=signal.SIGKILL):
        self.process.send_signal(how)
        return self.process.wait(10)


class GoodClient:
    """A process that asks for cheap things until it is stopped."""

    def __init__(self, emulator):
        self.results, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=good_calls, args=(emulator, theirs), daemon=True)
        self.process.start()

    def finish(self):
        self.results.send("stop")
        waits, self.failed, self.cut = self.results.recv()
        self.process.join()
        self.calls = len(waits)
        waits.sort()
        # At least one call is left out: other programs may have the processor.
        places = (len(waits) // 2, len(waits) - 1 - max(1, len(waits) // 100), -1)
        self.median, self.slow, self.slowest = (1000 * waits[place] for place in places)


def good_calls(emulator, results):
    waits, failed, kept = [], 0, Kept(emulator)
    while not results.poll(0.05):
        for ask in (lambda: emulator.ask(admin("GET", ""))[0],
                    lambda: emulator.ask(call("GetGroupList", {}))[0], kept.ask):
            begun = time.monotonic()
            try:
                failed += ask() != 200
            except OSError:
                failed += 1
            waits.append(time.monotonic() - begun)
    results.send((waits, failed, kept.cut))


class Kept:
    """A connection that is kept open between calls. Closed in between, it is opened again, and that is counted."""

    def __init__(self, emulator):
        self.emulator, self.cut, self.sock = emulator, 0, emulator.connect()

    def ask(self):
        # An idle connection that can be read from has ended.
        if select.select([self.sock], [], [], 0)[0]:
            self.cut += 1
            self.sock = self.emulator.connect()
        self.sock.sendall(call("GetGroupList", {}, stays=True))
        response = self.sock.recv(1 << 16)
        return int(response.split(b" ", 2)[1]) if response else 0


def read_all(sock):
    response = b""
    with sock:
        try:
            while piece := sock.recv(1 << 16):
                response += piece
        except OSError:
            pass
    return response


def close(socks):
    for sock in socks:
        sock.close()


def at_once(count, task):
    """Runs a task so many times at once. Returns how often which result came, and the results as a text."""
    results = []

    def run(number):
        try:
            results.append(task(number))
        except OSError as error:
            results.append(type(error).__name__)

    threads = [threading.Thread(target=run, args=(number,), daemon=True) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    found = Counter(results)
    return found, ", ".join(f"{number} {result}" for result, number in found.most_common())


# The attacks. Each gives a few words on what was sent and what became of it, and whether that is as it should be.

def nothing(emulator):
    time.sleep(3)
    return "nobody attacks", True


def faults_of(name, text_of_faults):
    def attack(emulator):
        body = text_of_faults.encode()
        status, _ = emulator.ask(admin("POST", "faults", body))
        return f"{len(body) // 1000} KB of faults: {status or 'no response'}", 400 <= status < 500
    attack.__name__ = name
    return attack


FAULTS = [faults_of("steps", "*: script=[" + "ok x10000, " * 72_000 + "ok]"),
          faults_of("steps_in_few_bytes", "\n".join(["*: script=[ok x10000]"] * 2_500)),
          faults_of("long_message", "*: script=[InternalError x10000], message=" + "m" * 60_000),
          faults_of("settings", "*: " + ", ".join(f"A{number}" for number in range(62_000)))]


def fill(emulator):
    """A large state: 20,000 groups with long texts, made over a few connections that send without waiting."""
    fields = [f"{index}{'f' * 27}" for index in range(5)]
    for first in range(0, 20_000, 200):
        request = b""
        for number in range(first, first + 200):
            body = {"GroupId": f"g{number}", "GroupName": f"n{number}", "Tag": "t" * 40,
                    "GroupExDescriptions": fields}
            request += call("CreateGroup", body, stays=number < first + 199)
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


def foreign_page(emulator):
    """What a browser sends for the page of another site: pictures, forms, fetches."""
    emulator.ask(call("CreateGroup", {"GroupId": "kept", "GroupName": "kept"}))
    tries = [("GET", "state", "Sec-Fetch-Site: cross-site"), ("GET", "state", "Sec-Fetch-Site: same-site"),
             ("POST", "faults", "Origin: http://evil.test"), ("DELETE", "state", "Origin: null"),
             ("DELETE", "state", "Origin: http://localhost.evil.test"), ("DELETE", "state", "Origin: https://localhost"),
             ("DELETE", "state", "Origin: http://127.0.0.1:1")]
    responses = [emulator.ask(admin(method, path, b"*: reset", header)) for method, path, header in tries]
    statuses = Counter(status for status, _ in responses)
    _, state = emulator.ask(admin("GET", "state"))
    return (f"{len(tries)} requests: {dict(statuses)}, state {'kept' if b'kept' in state else 'LOST'}",
            statuses == {403: len(tries)} and b"kept" in state
            and all(b"nosniff" in response.lower() for _, response in responses))


def rebinding(emulator):
    """A page whose own name points here. For the browser it is of the same origin."""
    emulator.ask(call("CreateGroup", {"GroupId": "kept", "GroupName": "kept"}))
    names = ["evil.test", "127.0.0.1.evil.test", "localhost.evil.test", "iai", "", "[::2]", "169.254.169.254"]
    asked = Counter()
    for name in names:
        host = f"{name}:{emulator.address[1]}"
        for method, path in (("GET", "state"), ("GET", "requests"), ("POST", "faults"), ("DELETE", "state")):
            page = (f"Origin: http://{host}", "Sec-Fetch-Site: same-origin")
            asked[emulator.ask(admin(method, path, b"*: reset", *page, host=host))[0]] += 1
    _, state = emulator.ask(admin("GET", "state"))
    total = sum(asked.values())
    return f"{total} requests: {dict(asked)}", asked == {403: total} and b"kept" in state


def half_open(emulator):
    return open_heads(emulator, 5_000)


def open_heads(emulator, count):
    socks = []
    for _ in range(count):
        try:
            sock = emulator.connect(1)
            sock.sendall(b"POST / HTTP/1.1\r\nHost: h\r\n")
            socks.append(sock)
        except OSError:
            pass
    time.sleep(4)
    closed = 0
    for sock in socks:
        sock.settimeout(0)
        try:
            closed += sock.recv(1) == b""
        except BlockingIOError:
            pass
        except OSError:
            closed += 1
    close(socks)
    return f"{len(socks)} connections, {closed} closed by it", len(socks) == count and closed >= count - 300


def half_open_and_allowed(emulator):
    """As many as are allowed, when the system allows 1,024 files unless a program asks for more."""
    said, _ = open_heads(emulator, 4_000)
    return said, said == "4000 connections, 0 closed by it"


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


def endless_heads(emulator):
    """Header after header, as long as the emulator takes them, over a hundred connections."""
    def send(_):
        with emulator.connect(30) as sock:
            sock.sendall(b"POST / HTTP/1.1\r\nHost: h\r\n")
            sent = 0
            try:
                while sent < 10 * MB:
                    sock.sendall(b"".join(b"X-%d: %s\r\n" % (sent + n, b"y" * 50) for n in range(100)))
                    sent += 6_000
            except OSError:
                pass
            try:
                response = sock.recv(1 << 16)
            except OSError:
                response = b""
        if sent >= 10 * MB:
            return "took 10 MB"
        return response.split(b" ")[1].decode() if response else "closed"
    found, said = at_once(100, send)
    return f"100 heads without end: {said}", set(found) <= {"431", "closed"}


def slow_heads(emulator):
    """A header every 200 ms, over 200 connections; --io-timeout 3."""
    def send(_):
        begun = time.monotonic()
        with emulator.connect(30) as sock:
            sock.sendall(b"POST / HTTP/1.1\r\nHost: h\r\n")
            try:
                while time.monotonic() - begun < 20:
                    sock.sendall(b"X: y\r\n")
                    time.sleep(0.2)
            except OSError:
                pass
        return f"closed after {round(time.monotonic() - begun)} s"
    found, said = at_once(200, send)
    return said, set(found) <= {"closed after 3 s", "closed after 4 s"}


def trickle(emulator):
    """A byte of a body every 100 ms, over 200 connections; --io-timeout 3."""
    def send(_):
        with emulator.connect(30) as sock:
            sock.sendall(call("CreateGroup", b" " * MB, is_signed=False)[:-MB])
            begun = time.monotonic()
            while time.monotonic() - begun < 20:
                sock.sendall(b" ")
                if select.select([sock], [], [], 0.1)[0]:
                    return f"{sock.recv(99).split(b' ')[1].decode()} after {round(time.monotonic() - begun)} s"
        return "still read after 20 s"
    found, said = at_once(200, send)
    return said, set(found) <= {"408 after 3 s", "408 after 4 s"}


def uploads(emulator):
    request = call("CreateGroup", b" " * (10 * MB - 1), is_signed=False)[:-1]
    socks = [emulator.connect() for _ in range(100)]

    def send(number):
        try:
            socks[number].sendall(request)
        except OSError:
            pass

    threads = [threading.Thread(target=send, args=(number,), daemon=True) for number in range(100)]
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


def huge_claims(emulator):
    """Pictures whose header claims 50,000 × 50,000 px, and one of 1,000 × 1,000 px that unpacks to 500 MB, whose rest is not
    looked at."""
    side = 50_000
    packed = zlib.compressobj(1)
    bomb = b"".join(packed.compress(bytes(MB)) for _ in range(500)) + packed.flush()
    pictures = [png(side, side, zlib.compress(b"\0" * 99)), bmp(side, side), jpg(side, 8)[:2_000],
                gif(side, side), png(1_000, 1_000, bomb)]
    codes = [code(emulator.ask(call("DetectFace", {"Image": text(picture)}))[1]) for picture in pictures]
    expected = ["FailedOperation.ImageResolutionExceed"] * 3
    expected += ["FailedOperation.ImageDecodeFailed", "InvalidParameterValue.NoFaceInPhoto"]
    return ", ".join(f"{number} {each}" for each, number in Counter(codes).items()), codes == expected


def large_pictures(emulator):
    """200 pictures of 3.6 MB at once."""
    emulator.ask(call("CreateGroup", {"GroupId": "g", "GroupName": "g"}))
    picture = text(noise(1_100))
    found, said = at_once(200, lambda number: code(emulator.ask(call("CreatePerson", {
        "GroupId": "g", "PersonId": f"p{number}", "PersonName": "n", "Image": picture}))[1]))
    return said, set(found) <= {"ok", "503"} and found["ok"] > 0


def small_files(emulator):
    """50 files of 94 KB at once that each are 4,000 × 4,000 px."""
    picture = text(jpg(4_000, 4_000))
    found, said = at_once(50, lambda _: code(emulator.ask(call("DetectFace", {"Image": picture}))[1]))
    return said, set(found) <= {"InvalidParameterValue.NoFaceInPhoto", "503"} and "503" not in found


ATTACKS = [nothing, *FAULTS, dumps, foreign_page, rebinding, half_open,
           half_open_and_allowed, long_heads, endless_heads, slow_heads, trickle, uploads, tiny_objects, tiny_pairs,
           huge_claims, large_pictures, small_files]
OPTIONS = {slow_heads: ["--io-timeout", "3"], trickle: ["--io-timeout", "3"],
           half_open_and_allowed: ["--max-connections", "4096"]}
FILES = {half_open_and_allowed: (1024, 8192)}


def attack(binary, what, quiet):
    """One attack on an emulator of its own: its row of the table, whether that is good, and the longest wait."""
    name = what.__name__
    emulator = Emulator(binary, *OPTIONS.get(what, []), most_files=FILES.get(what, (1024, 1024)))
    client = GoodClient(emulator)
    time.sleep(0.2)
    begun, as_wanted = time.monotonic(), True
    try:
        # Quick ones again and again, so that the good client is there meanwhile.
        while as_wanted and time.monotonic() - begun < 1:
            said, as_wanted = what(emulator)
    except OSError as error:
        said, as_wanted = f"{error}", False
    took, peak = time.monotonic() - begun, emulator.peak()
    client.finish()
    is_alive = emulator.process.poll() is None
    emulator.end()
    limit = max(NOTICED.get(name, SLOW), TIMES * quiet)
    is_good = (as_wanted and is_alive and not client.failed and not client.cut and client.slow <= limit
               and client.slowest <= SLOWEST and peak is not None and peak <= LARGE.get(name, MEMORY))
    said += "" if is_alive else ", ABORTED"
    memory = "gone" if peak is None else f"{peak} MiB"
    row = (f"{name:22}{took:>6.1f} s{client.median:>7.1f} ms{client.slow:>7.0f} ms{client.slowest:>7.0f} ms"
           f"{f'{client.failed}/{client.calls}':>9}{client.cut:>5}{memory:>9}  {'ok ' if is_good else 'BAD'} {said}")
    return row, is_good, client.slow


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
    return code(response), code(response) == "FailedOperation.ImageDownloadError"


def terminated(binary):
    ended = Emulator(binary).end(signal.SIGTERM)
    return f"exit {ended}", ended == 0


def table(binary, only):
    print(f"{binary}\n{'attack':22}{'took':>8}{'median':>10}{'99 %':>10}{'slowest':>10}{'failed':>9}{'cut':>5}{'peak':>9}")
    is_good, quiet = True, 0
    for what in ATTACKS:
        if only and what.__name__ not in only:
            continue
        row, fine, slow = attack(binary, what, quiet)
        print(row, flush=True)
        quiet = slow if what is nothing else quiet
        is_good &= fine
    for what in (link, terminated, files.damaged_state, files.faulty_load):
        if only and what.__name__ not in only:
            continue
        said, fine = what(binary)
        print(f"{what.__name__:79}  {'ok ' if fine else 'BAD'} {said}", flush=True)
        is_good &= fine
    return is_good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", nargs="+", help="an emulator")
    parser.add_argument("--only", type=lambda names: names.split(","), help="these attacks alone")
    arguments = parser.parse_args()
    results = [table(binary, arguments.only) for binary in arguments.binary]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (16_000, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    main()
