"""Attacks by files that the emulator is started with: a damaged state, a load of a million mistakes. An emulator that does
not have the option is not attacked, and that is said."""

import http.client
import json
import os
import random
import select
import socket
import subprocess
import tempfile
import time
from collections import Counter

from wire import ID, KEY, call, noise, text

VARIANTS = 100
# Characters of a refusal, and MiB and seconds that a load may take.
SENTENCE, MEMORY, SECONDS = 600, 600, 20
# Bytes at the beginning of a state file that tell whether it is in use.
HEAD = 512


def has(binary, option):
    told = subprocess.run([binary, "--help"], capture_output=True, text=True, check=True).stdout
    return f"{option} " in told


class Start:
    """A start of the emulator: it listens, or it ended, with what it said and the most memory that it had."""

    def __init__(self, binary, *arguments, seconds=30):
        with tempfile.TemporaryFile() as said:
            self.process = subprocess.Popen([binary, "--secret-id", ID, "--secret-key", KEY, *arguments],
                                            stdout=subprocess.PIPE, stderr=said)
            begun = time.monotonic()
            line = self.first_line(seconds)
            self.seconds = time.monotonic() - begun
            self.address = None
            if "http://" in line:
                host, port = line.rsplit("http://", 1)[1].strip().rsplit(":", 1)
                self.address = (host, int(port))
            else:
                # Without a line it has closed its output, so it ends by itself.
                self.end(kill=line == "late")
            said.seek(0)
            self.said = said.read().decode(errors="replace")

    def first_line(self, seconds):
        """`late` when there is none in time."""
        if select.select([self.process.stdout], [], [], seconds)[0]:
            return self.process.stdout.readline().decode()
        return "late"

    def end(self, kill=True):
        """Waits for its end, and notes the most memory that it had."""
        if kill:
            self.process.kill()
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode, self.peak = os.waitstatus_to_exitcode(status), usage.ru_maxrss // 1024

    def ask(self, request):
        response = b""
        with socket.create_connection(self.address, timeout=60) as sock:
            sock.sendall(request)
            while piece := sock.recv(1 << 16):
                response += piece
        return response.partition(b"\r\n\r\n")[2]

    def state(self):
        connection = http.client.HTTPConnection(*self.address, timeout=60)
        connection.request("GET", "/_emulator/state")
        return json.load(connection.getresponse())

    def verdict(self):
        """What a refusal is worth: one sentence, no panic, an exit code."""
        if self.process.returncode in (None, 0) or self.process.returncode < 0:
            return f"exit {self.process.returncode}"
        if "panicked" in self.said:
            return "PANICKED"
        if self.said.count("\n") != 1 or len(self.said) > SENTENCE:
            return "many words"
        return "refused"


def filled(binary, file):
    """A state file with groups and persons, as a killed emulator leaves it; returns the state, and that before the last
    change."""
    started = Start(binary, "--state", file)
    for number in range(5):
        group = f"g{number}"
        started.ask(call("CreateGroup", {"GroupId": group, "GroupName": group}))
        for person in range(8):
            before = started.state()
            started.ask(call("CreatePerson", {"GroupId": group, "PersonId": f"p{number}-{person}", "PersonName": "n",
                                              "Image": text(noise(64))}))
    state = started.state()
    started.end()
    return state, before


def damage(whole, chance):
    """Another version of a file: bits turned, bytes overwritten, an end that is gone, a part that is empty."""
    found = bytearray(whole)
    kind = chance.choice(["bits", "bits", "bytes", "cut", "hole", "foreign"])
    at = chance.randrange(len(found))
    if kind == "bits":
        for _ in range(chance.choice([1, 1, 8, 64])):
            found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    elif kind == "bytes":
        found[at:at + 512] = chance.randbytes(len(found[at:at + 512]))
    elif kind == "cut":
        del found[at:]
    elif kind == "hole":
        found[at:at + 4096] = bytes(len(found[at:at + 4096]))
    else:
        found = bytearray(chance.randbytes(chance.choice([1, 100, 10_000])))
    return kind, bytes(found)


def damaged_state(binary):
    """The emulator starts with the true state, or refuses in a sentence. Damage to what was written last cannot be told from
    a write that a power cut has broken off: then it is the state before that. A refused file is left as it is, but for marks
    in its head."""
    if not has(binary, "--state"):
        return "SKIPPED, this emulator has no --state", True
    chance, results = random.Random(7), Counter()
    with tempfile.TemporaryDirectory() as root:
        file = os.path.join(root, "state")
        states = filled(binary, file)
        with open(file, "rb") as whole:
            whole = whole.read()
        for _ in range(VARIANTS):
            kind, bytes_of_file = damage(whole, chance)
            with open(file, "wb") as damaged:
                damaged.write(bytes_of_file)
            results[f"{kind}: {outcome(binary, file, states, bytes_of_file)}"] += 1
    said = ", ".join(f"{number} {result}" for result, number in sorted(results.items()))
    return said, all(result.endswith(("true state", "that before the last change", "refused")) for result in results)


def outcome(binary, file, states, damaged):
    started = Start(binary, "--state", file)
    if started.address is None:
        with open(file, "rb") as after:
            return started.verdict() if after.read()[HEAD:] == damaged[HEAD:] else "refused, and CHANGED the file"
    try:
        found = started.state()
    except (OSError, ValueError, http.client.HTTPException):
        found = None
    started.end()
    words = ["true state", "that before the last change"]
    return words[states.index(found)] if found in states else "ANOTHER STATE"


def faulty_load(binary):
    """A dump of a million persons, none of whom can be: refused in a sentence, in seconds, within bounds of memory."""
    if not has(binary, "--load"):
        return "SKIPPED, this emulator has no --load", True
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write('{"Groups": [], "UpgradeJobs": [], "Persons": [')
        for number in range(1_000_000):
            person = {"PersonId": f"p {number}", "PersonName": 7, "Gender": "x", "Groups": [{"GroupId": "none"}], "Faces": []}
            file.write(("," if number else "") + json.dumps(person))
        file.write("]}")
        file.flush()
        size = os.path.getsize(file.name) // 1_000_000
        started = Start(binary, "--load", file.name, seconds=60)
    if started.address is not None:
        started.end()
        return f"{size} MB: LOADED", False
    said = f"{size} MB: {started.verdict()} after {started.seconds:.1f} s, {started.peak} MiB"
    return said, started.verdict() == "refused" and started.seconds < SECONDS and started.peak < MEMORY
