"""How a session ends, and what is no session."""

import json
import os
import signal
import subprocess
import time

from emulator import KEY

HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
}
READY = {"jsonrpc": "2.0", "method": "notifications/initialized"}


def start(program, *flags):
    environment = {**os.environ, **program.emulator.environment()}
    pipes = dict.fromkeys(["stdin", "stdout", "stderr"], subprocess.PIPE)
    return subprocess.Popen([program.path, "mcp", *flags], env=environment, text=True, **pipes)


def tell(process, *messages):
    for message in messages:
        process.stdin.write(json.dumps(message) + "\n")
    process.stdin.flush()


def begun(program, *flags):
    """A process with a session."""
    process = start(program, *flags)
    tell(process, HELLO)
    assert json.loads(process.stdout.readline())["id"] == 1
    tell(process, READY)
    return process


async def test_it_ends_with_its_input(program):
    process = begun(program)
    output, errors = process.communicate(timeout=3)
    assert (process.returncode, output, errors) == (0, "", "")


async def test_it_ends_before_it_has_begun(program):
    process = start(program)
    output, errors = process.communicate(timeout=3)
    assert (process.returncode, output, errors) == (0, "", "")


async def test_it_ends_when_it_is_asked_to(program):
    for name in ["SIGTERM", "SIGINT"]:
        for process in [begun(program), start(program)]:
            time.sleep(0.3)
            process.send_signal(signal.Signals[name])
            assert process.wait(timeout=3) == 0, name
            assert process.stdout.read() == "", name


async def test_a_call_that_runs_is_answered_before_the_end(program):
    program.emulator.fault("GetGroupList: delay=1s")
    process = begun(program)
    call = {"name": "get_group_list", "arguments": {}}
    tell(process, {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": call})
    output, _ = process.communicate(timeout=10)
    assert json.loads(output)["result"]["structuredContent"]["GroupNum"] == 0


async def test_the_user_learns_of_a_change_that_was_taken_back(program):
    program.emulator.fault("CreateGroup: delay=30s")
    process = begun(program, "--allow", "create")
    call = {"name": "create_group", "arguments": {"GroupId": "staff", "GroupName": "Staff"}}
    tell(process, {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": call})
    time.sleep(0.5)
    tell(process, {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 2}})
    output, errors = process.communicate(timeout=4)
    assert output == ""
    assert "create_group: the client has taken the call back; it may have taken effect" in errors, errors


async def test_what_is_not_the_protocol_is_told_and_not_repeated(program):
    process = start(program)
    output, errors = process.communicate('{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"x":"Annabella"}}\n', timeout=3)
    assert process.returncode != 0 or output, errors
    assert "Annabella" not in output + errors and KEY not in output + errors


async def test_a_line_that_is_no_json_ends_nothing(program):
    process = begun(program)
    process.stdin.write("this is no JSON\n")
    tell(process, {"jsonrpc": "2.0", "id": 2, "method": "tools/list"})
    lines = []
    while not any(line.get("id") == 2 for line in lines):
        lines.append(json.loads(process.stdout.readline()))
    process.communicate(timeout=3)
    assert process.returncode == 0


async def test_a_folder_that_is_not_there_is_told_at_once(program):
    process = start(program, "--pictures", "no/such/folder")
    output, errors = process.communicate(timeout=3)
    assert process.returncode == 2 and output == ""
    assert "there is no folder no/such/folder" in errors, errors
