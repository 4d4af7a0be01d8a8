"""Sessions of the official client with `iai mcp`, whose standard output and error are kept."""

import contextlib
import json
import os
import tempfile
from pathlib import Path

from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from emulator import KEY

# bash copies what the program prints, and hands it on to the client.
TEE = '"$@" | tee "$OUTPUT"'


class Session:
    """Tools by name, and calls that give what the tool answered."""

    def __init__(self, client):
        self.client = client

    async def tools(self):
        return {tool.name: tool for tool in (await self.client.list_tools()).tools}

    async def call(self, name, **arguments):
        """The answer of a call that succeeds. The client compares it with the tool's schema."""
        result = await self.client.call_tool(name, arguments)
        assert not result.is_error, result.structured_content
        assert json.loads(result.content[0].text) == result.structured_content
        return result.structured_content

    async def refused(self, name, **arguments):
        """The report of a call that fails."""
        result = await self.client.call_tool(name, arguments)
        assert result.is_error, result.structured_content
        assert json.loads(result.content[0].text) == result.structured_content
        return result.structured_content


class Program:
    """The program and the emulator that it calls."""

    def __init__(self, path, emulator):
        self.path = path
        self.emulator = emulator

    @contextlib.asynccontextmanager
    async def session(self, *flags, mode="auto", secrets=()):
        """A session with these flags. What it printed must be the protocol alone, without any of the secrets."""
        with tempfile.TemporaryDirectory() as folder:
            output, errors = Path(folder, "out"), Path(folder, "err")
            environment = {**self.emulator.environment(), "OUTPUT": str(output)}
            command = ["-c", TEE, "bash", self.path, "mcp", *flags]
            server = StdioServerParameters(command="bash", args=command, env=environment, cwd=os.getcwd())
            with errors.open("w") as log:
                async with Client(stdio_client(server, errlog=log), mode=mode) as client:
                    yield Session(client)
            check_output(output.read_text())
            check_secrets(output.read_text() + errors.read_text(), [KEY, *secrets])


def check_output(text):
    """Every line is a message of the protocol."""
    lines = text.splitlines()
    assert lines, "nothing was printed"
    for line in lines:
        assert json.loads(line)["jsonrpc"] == "2.0", line


def check_secrets(text, secrets):
    for secret in secrets:
        assert secret not in text, f"{secret} was printed"
