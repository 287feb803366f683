"""The real program, started as its user starts it."""

import os
import pathlib
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
START_SECONDS_MAX = 30
STOP_SECONDS_MAX = 15

# The people of the demonstration organization who have accounts, by what they may do.
DEMONSTRATION_PASSWORD = "quaylark-demonstration-9"
MANAGER = "amara.okonkwo@quaylark.example"
APPROVER = "ingrid.vermeulen@quaylark.example"
OWNER = "yusuf.demirci@quaylark.example"
AUDITOR = "helene.marchetti@quaylark.example"
MEMBER = "koen.declercq@quaylark.example"


def program():
    """The program under test: ANNEX_PROGRAM, or the debug build."""
    path = pathlib.Path(os.environ.get("ANNEX_PROGRAM", REPOSITORY / ".build/debug/annex"))
    if not os.access(path, os.X_OK):
        raise FileNotFoundError(f"there is no program {path}; build it, or name another by ANNEX_PROGRAM")
    return str(path)


def run(*arguments):
    """Runs a command of the program and returns what it printed."""
    done = subprocess.run(
        [program(), *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"annex {' '.join(arguments)} exited with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


class Database:
    """A database file and the commands that look into it past the server."""

    def __init__(self, path):
        self.path = pathlib.Path(path)

    @property
    def address(self):
        return f"sqlite:{self.path}"

    def run(self, *arguments):
        return run(*arguments, "--database", self.address)

    def copy(self, path):
        """A copy for a test that writes; the file must not be served at the time."""
        shutil.copyfile(self.path, path)
        return Database(path)

    @staticmethod
    def demonstration(path):
        run("demo", "--accounts", "--password", DEMONSTRATION_PASSWORD, "--database", f"sqlite:{path}")
        return Database(path)


class Server:
    """A running server, on a port that was free. It is stopped as an operator stops it, and that it stops is part of the
    test."""

    def __init__(self, database, *options):
        self.database = database
        self.log_path = database.path.with_suffix(".log")
        self.output_path = database.path.with_suffix(".out")
        with open(self.log_path, "ab") as log, open(self.output_path, "wb") as output:
            self._process = subprocess.Popen(
                [program(), "serve", "--port", "0", "--database", database.address, *options],
                stdin=subprocess.DEVNULL, stdout=output, stderr=log,
            )
        try:
            self.address = self._wait_for(r"(https?://[^\s·]+)")
            self._wait_until_ready()
        except BaseException:
            self._process.kill()
            raise

    @property
    def first_account_link(self):
        """The one-time link by which the first administrator makes their account."""
        return self._wait_for(r"(http://\S+/first-account/\S+)")

    @property
    def log(self):
        return self.log_path.read_text(errors="replace")

    def stop(self):
        self._process.terminate()
        try:
            code = self._process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise RuntimeError(f"the server did not stop within {STOP_SECONDS_MAX} s of SIGTERM") from None
        if code != 0:
            raise RuntimeError(f"the server ended with {code}: {self.log[-2000:]}")

    def _wait_for(self, pattern):
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline:
            found = re.search(pattern, self.output_path.read_text())
            if found:
                return found.group(1)
            if self._process.poll() is not None:
                raise RuntimeError(f"the server ended with {self._process.returncode}: {self.log[-2000:]}")
            time.sleep(0.02)
        raise RuntimeError(f"the server did not print {pattern!r}, but: {self.output_path.read_text()!r}")

    def _wait_until_ready(self):
        with urllib.request.urlopen(f"{self.address}/readyz", timeout=START_SECONDS_MAX) as answer:
            if answer.status != 200:
                raise RuntimeError(f"/readyz answered {answer.status}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
