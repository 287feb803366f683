"""The real program under test: started once on a demonstration organization, and watched from outside."""

import html
import http.client
import os
import pathlib
import re
import resource
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PASSWORD = "robust-demonstration-9"
EMAIL = "amara.okonkwo@quaylark.example"


def program():
    """Where annex is: as ANNEX_PROGRAM says, or the debug build."""
    return os.environ.get("ANNEX_PROGRAM") or str(ROOT / ".build/debug/annex")


def certificate(folder):
    """A certificate for this computer alone, as options of annex serve."""
    chain, key = f"{folder}/chain.pem", f"{folder}/key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
         "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", chain], check=True, capture_output=True)
    return ["--tls-certificate", chain, "--tls-key", key]


class Served:
    """annex serve, with a signed-in visitor's cookie."""

    def __init__(self, *options, files_max=None, log_level="error"):
        self.folder = tempfile.TemporaryDirectory(prefix="annex-served-")
        database = f"sqlite:{self.folder.name}/demo.sqlite"
        subprocess.run([program(), "demo", "--accounts", "--password", PASSWORD, "--database", database],
                       check=True, stdout=subprocess.DEVNULL)

        def limit():
            if files_max:
                resource.setrlimit(resource.RLIMIT_NOFILE, (files_max, files_max))

        self.log = open(f"{self.folder.name}/log", "w+")
        self.process = subprocess.Popen(
            [program(), "serve", "--database", database, "--port", "0", "--log-level", log_level, *options],
            stdout=subprocess.PIPE, stderr=self.log, text=True, preexec_fn=limit)
        line = self.process.stdout.readline()
        found = re.search(r"running on https?://([\d.]+):(\d+)", line)
        if not found:
            self.process.kill()
            raise RuntimeError(f"the server did not start: {line}")
        self.address = (found[1], int(found[2]))
        self.cookie = ""

    def stop(self):
        """Ends the server as an operator does; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = None
        self.process.stdout.close()
        self.log.close()
        self.folder.cleanup()
        return status

    @property
    def errors(self):
        """What the server logged as its own errors."""
        return pathlib.Path(self.log.name).read_text()

    @property
    def is_alive(self):
        return self.process.poll() is None

    @property
    def resident_megabytes(self):
        return self._memory("VmRSS")

    @property
    def peak_megabytes(self):
        return self._memory("VmHWM")

    def _memory(self, name):
        lines = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1000

    @property
    def open_files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def connect(self, timeout=10):
        return socket.create_connection(self.address, timeout=timeout)

    def ask(self, method, path, form=None, headers=None, cookie=None, timeout=20):
        """One request as a browser sends it; status, headers and body."""
        connection = http.client.HTTPConnection(*self.address, timeout=timeout)
        try:
            headers = dict(headers or {})
            if cookie:
                headers["Cookie"] = cookie
            body = None
            if form is not None:
                body = urllib.parse.urlencode(form)
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def sign_in(self, email=EMAIL):
        """Signs in through the page, and keeps the cookie."""
        _, headers, body = self.ask("GET", "/sign-in")
        token = html.unescape(re.search(r'name="form-token" value="([^"]*)"', body.decode())[1])
        cookie = "; ".join(line.split(";")[0] for line in headers.get_all("Set-Cookie") or [])
        status, headers, _ = self.ask(
            "POST", "/sign-in", {"form-token": token, "email": email, "password": PASSWORD}, cookie=cookie)
        if status != 303:
            raise RuntimeError(f"signing in answered {status}")
        kept = [line.split(";")[0] for line in headers.get_all("Set-Cookie") or []]
        self.cookie = "; ".join(pair for pair in kept if not pair.endswith("="))

    def raw(self, request, timeout=10, limit=1_000_000):
        """Sends bytes as they are and reads until the server closes or says no more."""
        with self.connect(timeout) as connection:
            try:
                connection.sendall(request)
            except (BrokenPipeError, ConnectionResetError):
                pass
            return self.read(connection, limit)

    @staticmethod
    def read(connection, limit=1_000_000, quiet_seconds=1.0):
        """What comes until the connection is closed, or nothing comes for a while."""
        received = b""
        connection.settimeout(quiet_seconds)
        while len(received) < limit:
            try:
                piece = connection.recv(65536)
            except (TimeoutError, ConnectionResetError):
                break
            if not piece:
                break
            received += piece
        return received

    def seconds_to_answer(self, path="/o/demo"):
        """How long somebody else waits meanwhile."""
        began = time.perf_counter()
        status, _, _ = self.ask("GET", path, cookie=self.cookie)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        return time.perf_counter() - began
