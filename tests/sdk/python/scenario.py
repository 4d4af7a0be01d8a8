"""Plays the steps of the scenario: what each must come to, and the emulator's routes that are for tests."""

import json
import os
import re
import ssl
import subprocess
import time
import urllib.request
from pathlib import Path

from expected import differences
from parameters import Parameters

REQUEST_ID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")


class Emulator:
    """The routes that are for tests."""

    def __init__(self, url, ca):
        self.url = url
        self.context = ssl.create_default_context(cafile=ca) if ca else None

    def ask(self, method, route, body=None):
        data = None if body is None else body.encode()
        request = urllib.request.Request(f"{self.url}/_emulator/{route}", data, method=method)
        urllib.request.urlopen(request, context=self.context).close()

    def restart(self):
        """Kills the emulator and starts it again on its state file, where there is a program for that."""
        program = os.environ.get("IAI_EMULATOR_RESTART")
        if program:
            subprocess.run([program], check=True)

    def clear(self):
        for route in ("state", "faults", "requests"):
            self.ask("DELETE", route)


def judge(step, response, saved):
    """What is wrong with a response."""
    if not REQUEST_ID.match(response.get("RequestId") or ""):
        return [f"no request id in {response!r}"]
    if "error" in step:
        return differences({"Error": step["error"], "Message": {"$like": "."}}, response, saved)
    if "Error" in response:
        return [f"expected {step['expect']!r}, found {response!r}"]
    return differences(step["expect"], response, saved)


def play(step, caller, parameters, number):
    """One call; with `until`, calls until the response fits or the seconds are over."""
    end = time.monotonic() + step.get("until", 0)
    while True:
        response = caller.call(step, parameters.fill(step["parameters"], number))
        wrong = judge(step, response, parameters.saved)
        if not wrong or time.monotonic() >= end:
            break
        time.sleep(0.25)
    if not wrong:
        parameters.save(step.get("save", {}), response)
    return wrong


def belongs(step, mode):
    only, but = step.get("only"), step.get("but")
    return (only is None or only in mode) and (but is None or but not in mode)


def run_mode(sdk, emulator, caller, pictures, mode, steps):
    """Number of failures."""
    parameters = Parameters(pictures)
    emulator.clear()
    calls, failures, start = 0, 0, time.monotonic()
    steps = [step for step in steps if belongs(step, mode)]
    for index, step in enumerate(steps):
        if index == len(steps) // 2:
            emulator.restart()
        if "fault" in step:
            emulator.ask("POST", "faults", step["fault"])
        for number in range(1, step.get("times", 1) + 1):
            calls += 1
            wrong = play(step, caller, parameters, number)
            failures += bool(wrong)
            for line in wrong:
                print(f"  {mode}: {step['name']} ({step['action']}): {line[:1000]}")
    seconds = time.monotonic() - start
    print(f"{sdk} {mode}: {calls} steps, {failures} failures, {seconds:.1f} s")
    return failures


def read_steps():
    """The modes and the steps of the scenario."""
    scenario = json.loads((Path(__file__).parent.parent / "scenario.json").read_text(encoding="utf-8"))
    return scenario["modes"], scenario["steps"]


def check_actions(actions, steps):
    """Fails where no step carries out one of these actions."""
    assert len(actions) == 35, f"there are {len(actions)} actions"
    played = {step["action"] for step in steps if "expect" in step and "only" not in step}
    left_out = sorted(set(actions) - played)
    assert not left_out, f"no step for {left_out}"
