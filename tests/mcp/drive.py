#!/usr/bin/env python3
"""Drives `iai mcp` with the official client of the protocol: drive.py PROGRAM [NAME…]

Each function `test_…` of the files `of_*.py` is a test, which begins with an empty emulator. Names choose tests."""

import inspect
import os
import shlex
import sys
import traceback

import anyio

import of_calls
import of_ends
import of_pictures
import of_tools
from emulator import emulator
from session import Program

FILES = [of_tools, of_calls, of_pictures, of_ends]
# A session that hangs is a failure.
LONGEST = 60


def tests(names):
    found = [
        (name, test)
        for file in FILES
        for name, test in inspect.getmembers(file, inspect.isfunction)
        if name.startswith("test_")
    ]
    return [(name, test) for name, test in found if not names or name in names]


async def run(test, program):
    program.emulator.reset()
    with anyio.fail_after(LONGEST):
        await test(program)


def innermost(error):
    """What went wrong, without the groups that task groups wrap around it."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def main():
    path, names = sys.argv[1], sys.argv[2:]
    command = shlex.split(os.environ.get("IAI_EMULATOR", "")) or [path, "emulator"]
    failed = 0
    with emulator(command) as service:
        for name, test in tests(names):
            try:
                anyio.run(run, test, Program(path, service))
                print(f"ok: {name}")
            except Exception as error:
                failed += 1
                print(f"FAILED: {name}")
                traceback.print_exception(innermost(error))
    sys.exit(1 if failed else 0)


main()
