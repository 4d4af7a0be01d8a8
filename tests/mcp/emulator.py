"""An emulator of the service, and what it was asked."""

import contextlib
import json
import subprocess
import urllib.request

ID, KEY = "AKIDmcptest", "key-of-the-mcp-test"


class Emulator:
    def __init__(self, url):
        self.url = url

    def ask(self, path, body=None, method=None):
        request = urllib.request.Request(f"{self.url}/_emulator/{path}", body and body.encode(), method=method)
        with urllib.request.urlopen(request) as response:
            text = response.read()
        return json.loads(text) if text else None

    def reset(self):
        """No groups, no faults, no requests."""
        for what in ["state", "faults", "requests"]:
            self.ask(what, method="DELETE")

    def fault(self, text):
        self.ask("faults", text)

    def actions(self):
        """The actions that were called, in order."""
        return [request["action"] for request in self.ask("requests")]

    def groups(self):
        return [group["GroupId"] for group in self.ask("state")["Groups"]]

    def environment(self):
        """What a client needs to call it."""
        return {
            "TENCENTCLOUD_SECRET_ID": ID,
            "TENCENTCLOUD_SECRET_KEY": KEY,
            "TENCENTCLOUD_ENDPOINT": self.url,
            "TENCENTCLOUD_REGION": "ap-guangzhou",
        }


@contextlib.contextmanager
def emulator(command):
    options = ["--listen", "127.0.0.1:0", "--secret-id", ID, "--secret-key", KEY]
    process = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True)
    try:
        line = next(line for line in process.stdout if line.startswith("listening on "))
        yield Emulator(line.split()[-1])
    finally:
        process.terminate()
        process.wait()
