#!/usr/bin/env python3
"""Runs the scenario with the official Python SDK: run.py http://127.0.0.1:PORT FOLDER_OF_PICTURES

With https, the file of the authority to trust comes behind."""

import json
import re
import sys
import warnings
from pathlib import Path

from tencentcloud.common import credential
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.iai.v20200303 import iai_client, models

from scenario import Emulator, check_actions, read_steps, run_mode

# The SDK warns, in these words, of fields that its models do not have.
warnings.filterwarnings("error", message=".*fileds are useless.*")


class Caller:
    """Calls actions in one mode."""

    def __init__(self, url, ca, mode):
        self.protocol, self.endpoint = url.split("://")
        self.ca = ca
        self.mode = mode

    def client(self, version=None, id="AKIDtest", key="key-for-tests", token=None):
        http = HttpProfile(protocol=self.protocol, endpoint=self.endpoint, reqMethod=self.mode["method"])
        # Which authority the SDK trusts; without it, those that it brings along.
        http.certification = self.ca
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


def main():
    url, pictures, ca = sys.argv[1], Path(sys.argv[2]), (sys.argv[3:] or [None])[0]
    modes, steps = read_steps()
    check_actions([name for name in dir(iai_client.IaiClient) if re.match("[A-Z][a-z]", name)], steps)
    emulator = Emulator(url, ca)
    failures = [
        run_mode("python", emulator, Caller(url, ca, mode), pictures, mode["name"], steps) for mode in modes
    ]
    sys.exit(1 if sum(failures) else 0)


main()
