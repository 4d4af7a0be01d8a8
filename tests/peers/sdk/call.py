#!/usr/bin/env python3
"""Makes calls with the official Python SDK: call.py KIND URL FILE CALLS AT_ONCE. What it prints, the benches read."""

import base64
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tencentcloud.common import credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.iai.v20200303 import iai_client, models


def client(url):
    http = HttpProfile(protocol="http", endpoint=url.removeprefix("http://"), keepAlive=True)
    keys = credential.Credential("AKIDbench0001", "bench-key-0001")
    return iai_client.IaiClient(keys, "ap-guangzhou", ClientProfile(httpProfile=http))


def call(sender, picture):
    request = models.CreatePersonRequest()
    request.GroupId, request.PersonId, request.PersonName = "staff", "1001", "Ann"
    if picture:
        request.Image = base64.b64encode(picture.read_bytes()).decode()
    else:
        request.Url = "https://pictures.example/ann.jpg"
    return sender.CreatePerson(request).FaceId


def peak_kib():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(line.split()[1] for line in lines if line.startswith("VmHWM:"))


def main():
    kind, url, file, calls, at_once = sys.argv[1:]
    picture = Path(file) if kind.endswith("photo") else None
    at_once = int(at_once)
    senders = [client(url) for _ in range(at_once)]

    def work(number, count):
        for _ in range(number, count, at_once):
            call(senders[number], picture)

    with ThreadPoolExecutor(at_once) as pool:
        def run(count):
            list(pool.map(lambda number: work(number, count), range(at_once)))

        run(2 * at_once)
        before = time.process_time_ns()
        run(int(calls))
        print("cpu_ns", time.process_time_ns() - before)
    print("peak_kib", peak_kib())


main()
