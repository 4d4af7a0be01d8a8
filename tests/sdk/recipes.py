"""Runs the recipes of a page as they stand there: tests/sdk/recipes PAGE. The SDKs are installed (tests/sdk/run install
python node), pytest, PyYAML and testcontainers as well, and the emulator is on the PATH.

A block of a page whose first line is a comment with a name is a file of its section's recipe.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

BLOCK = re.compile(r"^```\w+\n(?:#|//) ([\w./-]+\.\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# In place of a container engine: a container is the program itself, with the variables and the command of the recipe.
ENGINE = '''
import os
import subprocess
import testcontainers.core.container
from testcontainers.core.container import DockerContainer

class Program(DockerContainer):
    def __init__(self, image):
        assert image == "iai-emulator"
        self.env, self.ports, self._command, self._wait_strategy = {}, {}, "", None

    def start(self):
        command = ["iai-emulator", *self._command.split()]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **self.env})
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1])
        self._wait_strategy.wait_until_ready(self)
        return self

    def stop(self):
        self.process.terminate()
        self.process.wait(10)

    def get_container_host_ip(self):
        return "127.0.0.1"

    def get_exposed_port(self, port):
        assert str(port) in self.ports
        return self.port

testcontainers.core.container.DockerContainer = Program
'''


def recipes(page):
    """The files of each section that has some."""
    sections = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    found = {section.partition("\n")[0]: dict(BLOCK.findall(section)) for section in sections}
    return {title: files for title, files in found.items() if files}


def pytest(folder, *arguments):
    subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments], cwd=folder, check=True)


def node(folder):
    subprocess.run(["node", "--test"], cwd=folder, check=True)


def actions(folder):
    """The commands of the job, but those that install the program or test another one."""
    job = yaml.safe_load((folder / ".github/workflows/test.yml").read_text())["jobs"]["test"]
    commands = [step["run"] for step in job["steps"] if "run" in step]
    kept = [command for command in commands if not command.startswith("cargo ")]
    assert len(kept) == 3 and kept[0].startswith("iai-emulator "), commands
    # Port 8080 may be taken here.
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    variables = {name: value.replace("8080", port) for name, value in job["env"].items()}
    script = "\n".join([*kept[:2], "iai-emulator --health", "kill $!", *kept[2:]])
    subprocess.run(["bash", "-e", "-c", script], cwd=folder, check=True, env={**os.environ, **variables})


def testcontainers(folder):
    (folder / "engine.py").write_text(ENGINE)
    pytest(folder, "-p", "engine")


RUNS = {"pytest": pytest, "Node.js": node, "GitHub Actions": actions, "Testcontainers": testcontainers}


def main():
    found = recipes(Path(sys.argv[1]).read_text(encoding="utf-8"))
    assert found.keys() == RUNS.keys(), f"recipes of the page: {sorted(found)}; known here: {sorted(RUNS)}"
    for title, files in found.items():
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                file = Path(folder) / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            print(f"== {title}: {', '.join(files)}", flush=True)
            RUNS[title](Path(folder))
    print(f"{len(found)} recipes work")


main()
