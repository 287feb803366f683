"""Listens where wapiti tells the server to fetch things from. Annex fetches nothing, so nobody should ever call."""

import http.server
import threading

#: What wapiti itself asks, to hear whether somebody called.
ASKED_BY_WAPITI = ("/get_ssrf.php", "/get_xxe.php")


class Listener:
    """An address that notes who asks it for something, until the end of a with."""

    def __init__(self):
        self.calls = calls = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                if not self.path.startswith(ASKED_BY_WAPITI):
                    calls.append(f"{self.command} {self.path}")
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(b"{}")

            do_POST = do_PUT = do_HEAD = do_GET

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
