#!/usr/bin/env python3
"""Runs the scenario with the official command line: run.py https://localhost:PORT FOLDER_OF_PICTURES CA_FILE TCCLI

Each step is a process. What only the models of an SDK can send is left out: steps that are `raw`."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "python"))

from scenario import Emulator, check_actions, read_steps, run_mode  # noqa: E402

MODE = "tccli-v3-post"
# Of an option; more goes into a file.
LONGEST = 1000
ERROR = re.compile(r"^\[TencentCloudSDKException\] code:(\S+) message:(.*) requestId:(\S+)$", re.DOTALL)


class Caller:
    """Calls actions, with a home folder of its own."""

    def __init__(self, url, program, home):
        self.endpoint = url.removeprefix("https://")
        self.program = program
        self.home = Path(home)
        # How parameters were passed, and how often.
        self.ways = {"options": 0, "unfolded": 0, "file": 0}

    def call(self, step, parameters):
        """The response as an object, or the error. Both have a request id."""
        arguments = ["iai", step["action"], "--endpoint", self.endpoint, *self.passed(parameters)]
        ended = self.run(*arguments, keys=step.get("as", {}))
        if ended.returncode == 0:
            return json.loads(ended.stdout)
        found = ERROR.match(ended.stderr.strip())
        if not found:
            return {"Error": ended.stderr[-500:]}
        code, message, request_id = found.groups()
        return {"Error": code, "Message": message, "RequestId": request_id}

    def passed(self, parameters):
        """The parameters in one of the three ways that the command line has."""
        options = list(unfolded(parameters))
        if any(type(value) not in (str, int) or len(str(value)) > LONGEST for _, value in options):
            self.ways["file"] += 1
            file = self.home / "parameters.json"
            file.write_text(json.dumps(parameters), encoding="utf-8")
            return ["--cli-input-json", f"file://{file}"]
        is_nested = any("." in name for name, _ in options)
        self.ways["unfolded" if is_nested else "options"] += 1
        words = [word for name, value in options for word in (f"--{name}", str(value))]
        return ["--cli-unfold-argument", *words] if is_nested else words

    def run(self, *arguments, keys):
        environment = {
            "HOME": str(self.home),
            "PATH": os.environ["PATH"],
            "PYTHONIOENCODING": "utf-8",
            "TENCENTCLOUD_SECRET_ID": keys.get("id", "AKIDtest"),
            "TENCENTCLOUD_SECRET_KEY": keys.get("key", "key-for-tests"),
            "TENCENTCLOUD_REGION": "ap-guangzhou",
        }
        if "token" in keys:
            environment["TENCENTCLOUD_TOKEN"] = keys["token"]
        command = [self.program, *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")


def unfolded(parameters, prefix=""):
    """Names and values of options. An object in a list has a number, `A.0.B`; a list of texts is JSON."""
    for name, value in parameters.items():
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            for place, item in enumerate(value):
                yield from unfolded(item, f"{prefix}{name}.{place}.")
        elif isinstance(value, list) and value:
            yield prefix + name, json.dumps(value, ensure_ascii=False)
        else:
            yield prefix + name, value


def actions(caller):
    """The actions that the command line knows."""
    page = caller.run("iai", "help", keys={}).stdout
    return re.findall(r"<([A-Z]\w+)>", page)


def main():
    url, pictures, ca, program = sys.argv[1], Path(sys.argv[2]), sys.argv[3], sys.argv[4]
    _, steps = read_steps()
    steps = [step for step in steps if not step.get("raw")]
    with tempfile.TemporaryDirectory() as home:
        caller = Caller(url, program, home)
        check_actions(actions(caller), steps)
        failures = run_mode("tccli", Emulator(url, ca), caller, pictures, MODE, steps)
        print(f"tccli: parameters as {caller.ways}")
    sys.exit(1 if failures else 0)


main()
