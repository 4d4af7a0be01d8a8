#!/usr/bin/env python3
"""Runs the scenario with the official Python SDK: run.py http://127.0.0.1:PORT FOLDER_OF_PICTURES"""

import json
import re
import sys
import time
import urllib.request
import warnings
from pathlib import Path

from tencentcloud.common import credential
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.iai.v20200303 import iai_client, models

from expected import differences
from parameters import Parameters

REQUEST_ID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")

# The SDK warns, in these words, of fields that its models do not have.
warnings.filterwarnings("error", message=".*fileds are useless.*")


class Emulator:
    """The routes that are for tests."""

    def __init__(self, url):
        self.url = url

    def ask(self, method, route, body=None):
        data = None if body is None else body.encode()
        request = urllib.request.Request(f"{self.url}/_emulator/{route}", data, method=method)
        urllib.request.urlopen(request).close()

    def clear(self):
        for route in ("state", "faults", "requests"):
            self.ask("DELETE", route)


class Caller:
    """Calls actions in one mode."""

    def __init__(self, url, mode):
        self.endpoint = url.removeprefix("http://")
        self.mode = mode

    def client(self, version=None, id="AKIDtest", key="key-for-tests", token=None):
        http = HttpProfile(protocol="http", endpoint=self.endpoint, reqMethod=self.mode["method"])
        profile = ClientProfile(signMethod=self.mode["sign"], httpProfile=http, language="en-US")
        profile.unsignedPayload = self.mode.get("unsigned", False)
        keys = credential.Credential(id, key, token)
        if version:
            return CommonClient("iai", version, keys, "ap-guangzhou", profile)
        return iai_client.IaiClient(keys, "ap-guangzhou", profile)

    def call(self, step, parameters):
        """The response as an object, or the error. Both have a request id."""
        client, action = self.client(**step.get("as", {})), step["action"]
        try:
            if step.get("raw"):
                return client.call_json(action, parameters)["Response"]
            request = getattr(models, action + "Request")()
            request.from_json_string(json.dumps(parameters))
            return json.loads(getattr(client, action)(request).to_json_string())
        except TencentCloudSDKException as error:
            return {"Error": error.code, "Message": error.message, "RequestId": error.requestId}


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


def run_mode(url, pictures, mode, steps):
    """Number of failures."""
    emulator, caller, parameters = Emulator(url), Caller(url, mode), Parameters(pictures)
    emulator.clear()
    calls, failures, start = 0, 0, time.monotonic()
    for step in (step for step in steps if belongs(step, mode["name"])):
        if "fault" in step:
            emulator.ask("POST", "faults", step["fault"])
        for number in range(1, step.get("times", 1) + 1):
            calls += 1
            wrong = play(step, caller, parameters, number)
            failures += bool(wrong)
            for line in wrong:
                print(f"  {mode['name']}: {step['name']} ({step['action']}): {line[:1000]}")
    seconds = time.monotonic() - start
    print(f"python {mode['name']}: {calls} steps, {failures} failures, {seconds:.1f} s")
    return failures


def actions_left_out(steps):
    """Actions of the SDK that no step carries out."""
    names = (name for name in dir(iai_client.IaiClient) if re.match("[A-Z][a-z]", name))
    played = {step["action"] for step in steps if "expect" in step and "only" not in step}
    actions = set(names)
    assert len(actions) == 35, f"the SDK has {len(actions)} actions"
    return sorted(actions - played)


def main():
    url, pictures = sys.argv[1], Path(sys.argv[2])
    scenario = json.loads((Path(__file__).parent.parent / "scenario.json").read_text(encoding="utf-8"))
    left_out = actions_left_out(scenario["steps"])
    assert not left_out, f"no step for {left_out}"
    failures = [run_mode(url, pictures, mode, scenario["steps"]) for mode in scenario["modes"]]
    sys.exit(1 if sum(failures) else 0)


main()
