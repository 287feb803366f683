"""The server against clients that are slow, huge, broken or hostile: the others are answered meanwhile, and it lives on.

Run by scripts/test, or alone: python3 -m unittest discover -s Tests/RobustnessTests
"""

import re
import threading
import time
import unittest

from served import Served
from slow_clients import SlowClients

# A server that waited for a slow client would take as long as it gives that client: 20 seconds. This is no measurement of how
# fast it answers, which the machine decides (make bench measures it).
ANSWER_SECONDS_MAX = 15.0
# The server gives a request 20 seconds; a timer's tick and a busy machine come on top.
SLOW_CLIENT_SECONDS_MAX = 30
MEGABYTE = 1_000_000

server = None
herds = {}
idle = []


def setUpModule():
    global server
    server = Served()
    try:
        server.sign_in()
        slow_head = b"GET /sign-in HTTP/1.1\r\nHost: annex\r\nX-Slow: "
        slow_body = (b"POST /sign-in HTTP/1.1\r\nHost: annex\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                     b"Content-Length: 100000\r\n\r\nemail=")
        unread_body = (b"POST /nowhere HTTP/1.1\r\nHost: annex\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                       b"Content-Length: 100000\r\n\r\nemail=")
        herds["a head that never ends"] = SlowClients(server.address, slow_head, 300, b"a")
        herds["a body that never ends"] = SlowClients(server.address, slow_body, 200, b"a")
        herds["a body that nobody reads"] = SlowClients(server.address, unread_body, 100, b"a")
        for herd in herds.values():
            herd.start()
        for herd in herds.values():
            herd.are_open.wait(20)
        for number in range(1000):
            connection = server.connect()
            idle.append(connection)
            # One in two has been served before and keeps its connection, as browsers do; the others never speak.
            if number % 2:
                connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: annex\r\n\r\n")
    except BaseException:
        tearDownModule()
        raise


def tearDownModule():
    for herd in herds.values():
        herd.is_over.set()
    for connection in idle:
        connection.close()
    if server:
        server.stop()


class RobustnessTest(unittest.TestCase):
    """Every test leaves a server that answers others and has logged no error of its own."""

    def setUp(self):
        self.assertTrue(server.is_alive)

    def tearDown(self):
        self.assertTrue(server.is_alive, "the server has died")
        self.assert_answers_others()
        self.assertEqual(server.errors, "", "the server logged errors of its own")

    def assert_answers_others(self, path="/o/demo"):
        for _ in range(7):
            self.assertLess(server.seconds_to_answer(path), ANSWER_SECONDS_MAX)

    def status(self, answer):
        found = re.match(rb"HTTP/1\.[01] (\d{3}) ", answer)
        return int(found[1]) if found else None

    def assert_refused(self, answer):
        """Refused with a client error, or the connection was closed without a word."""
        status = self.status(answer)
        self.assertTrue(status is None or 400 <= status < 500, f"answered {status}: {answer[:200]!r}")


class CrowdTests(RobustnessTest):
    def test_pages_are_answered_while_a_thousand_connections_are_idle_and_hundreds_are_slow(self):
        self.assertGreater(server.open_files, 1000)
        for path in ("/o/demo", "/o/demo/risk", "/o/demo/risk/RISK-1", "/healthz"):
            with self.subTest(path):
                self.assert_answers_others(path)

    def test_a_thousand_idle_connections_and_the_slow_ones_cost_little_memory(self):
        self.assertLess(server.resident_megabytes, 300)

    def test_clients_that_send_part_of_a_body_and_leave_do_no_harm(self):
        head = (b"POST /sign-in HTTP/1.1\r\nHost: annex\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                b"Content-Length: 1000\r\n\r\nemail=half")
        for _ in range(200):
            with server.connect() as connection:
                connection.sendall(head)
        for _ in range(50):
            with server.connect() as connection:
                connection.sendall(b"POST /sign-in HT")

    def test_clients_that_leave_in_the_middle_of_a_file_do_no_harm(self):
        head = (b"POST /o/demo/evidence/EVD-1/file/file HTTP/1.1\r\nHost: annex\r\nCookie: " + server.cookie.encode()
                + b"\r\nContent-Type: multipart/form-data; boundary=edge\r\nContent-Length: 100000\r\n\r\n"
                b"--edge\r\nContent-Disposition: form-data; name=\"form-token\"\r\n\r\nhalf")
        for _ in range(50):
            with server.connect() as connection:
                connection.sendall(head)

    def test_a_client_that_asks_and_never_reads_holds_up_nobody(self):
        stubborn = []
        request = b"GET /o/demo/risk HTTP/1.1\r\nHost: annex\r\nCookie: " + server.cookie.encode() + b"\r\n\r\n"
        for _ in range(20):
            connection = server.connect()
            connection.setblocking(False)
            try:
                for _ in range(200):
                    connection.send(request * 10)
            except BlockingIOError:
                pass
            stubborn.append(connection)
        self.assert_answers_others("/o/demo/risk")
        for connection in stubborn:
            connection.close()


class SizeTests(RobustnessTest):
    def send_huge(self, head, piece, count):
        """Sends a huge body, all of it unless it is cut off; the beginning of the answer, which may come meanwhile."""
        with server.connect(30) as connection:
            connection.sendall(head)
            answer = []

            def read():
                try:
                    answer.append(connection.recv(65536))
                except (TimeoutError, ConnectionResetError):
                    answer.append(b"")

            reader = threading.Thread(target=read)
            reader.start()
            try:
                for _ in range(count):
                    connection.sendall(piece)
            except (BrokenPipeError, ConnectionResetError):
                pass
            reader.join()
            return answer[0]

    def test_a_form_of_100_megabytes_is_refused_early_and_not_kept_in_memory(self):
        before = server.resident_megabytes
        piece = b"a" * MEGABYTE
        forms = {
            "with its length": (b"Content-Length: 100000000", piece, 100),
            "in chunks": (b"Transfer-Encoding: chunked", b"f4240\r\n" + piece + b"\r\n", 100),
        }
        for path in ("/sign-in", "/o/demo/risk/new"):
            for name, (length, piece, count) in forms.items():
                with self.subTest(f"{path} {name}"):
                    head = (b"POST " + path.encode() + b" HTTP/1.1\r\nHost: annex\r\nCookie: " + server.cookie.encode()
                            + b"\r\nContent-Type: application/x-www-form-urlencoded\r\n" + length + b"\r\n\r\n")
                    answer = self.send_huge(head, piece, count)
                    self.assertEqual(self.status(answer), 413)
        self.assertLess(server.resident_megabytes - before, 40)

    def test_the_refusal_of_a_huge_form_comes_before_the_form(self):
        head = (b"POST /sign-in HTTP/1.1\r\nHost: annex\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                b"Content-Length: 100000000\r\n\r\n")
        self.assertEqual(self.status(server.raw(head)), 413)

    def test_a_form_with_too_many_fields_is_refused(self):
        fields = "&".join(f"f{number}=1" for number in range(20_000))
        head = (f"POST /sign-in HTTP/1.1\r\nHost: annex\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(fields)}\r\n\r\n{fields}")
        self.assert_refused(server.raw(head.encode()))

    def test_ten_thousand_header_lines_are_refused(self):
        lines = b"".join(b"X-Line-%d: value\r\n" % number for number in range(10_000))
        self.assert_refused(server.raw(b"GET /sign-in HTTP/1.1\r\nHost: annex\r\n" + lines + b"\r\n"))

    def test_a_huge_header_line_is_refused(self):
        self.assert_refused(server.raw(b"GET /sign-in HTTP/1.1\r\nHost: annex\r\nX-Huge: " + b"a" * MEGABYTE + b"\r\n\r\n"))

    def test_a_huge_address_is_refused(self):
        self.assert_refused(server.raw(b"GET /" + b"a" * MEGABYTE + b" HTTP/1.1\r\nHost: annex\r\n\r\n"))

    def test_a_thousand_cookies_are_refused(self):
        cookies = "; ".join(f"cookie{number}={'x' * 80}" for number in range(1000)).encode()
        self.assert_refused(server.raw(b"GET /o/demo HTTP/1.1\r\nHost: annex\r\nCookie: " + cookies + b"\r\n\r\n"))


class NonsenseTests(RobustnessTest):
    def test_what_is_no_request_is_refused(self):
        for request in (
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"\x00" * 1000, b"HELO annex\r\n\r\n",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\nHost: annex\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: annex\r\nBroken\x00Name: 1\r\n\r\n", b"\r\n" * 5000,
        ):
            with self.subTest(request[:30]):
                self.assert_refused(server.raw(request))

    def test_nonsense_after_a_good_request_is_refused_once_that_is_answered(self):
        answer = server.raw(b"GET /healthz HTTP/1.1\r\nHost: annex\r\n\r\n" + b"\xff\xfe nonsense\r\n\r\n" * 50)
        self.assertEqual(self.status(answer), 200)
        self.assertNotIn(b"HTTP/1.1 5", answer)

    def test_pipelined_requests_are_answered_in_their_order(self):
        answer = server.raw(b"GET /healthz HTTP/1.1\r\nHost: annex\r\n\r\nGET /readyz HTTP/1.1\r\nHost: annex\r\n\r\n")
        self.assertLess(answer.index(b"ok\n"), answer.index(b"ready\n"))

    def test_a_request_whose_length_is_told_in_two_ways_is_refused(self):
        """Otherwise a proxy and the server could disagree about where the next request begins."""
        form = b"Content-Type: application/x-www-form-urlencoded\r\n"
        for lengths in (
            b"Content-Length: 3\r\nContent-Length: 30\r\n", b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
            b"Content-Length: -1\r\n", b"Content-Length: 1e3\r\n", b"Content-Length: 99999999999999999999999\r\n",
            b"Transfer-Encoding: chunked, identity\r\n",
        ):
            with self.subTest(lengths):
                answer = server.raw(b"POST /sign-in HTTP/1.1\r\nHost: annex\r\n" + form + lengths
                                    + b"\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: annex\r\n\r\n")
                self.assert_refused(answer)
                self.assertNotIn(b"ok\n", answer)

    def test_broken_chunks_are_refused(self):
        head = (b"POST /sign-in HTTP/1.1\r\nHost: annex\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                b"Transfer-Encoding: chunked\r\n\r\n")
        for body in (b"zz\r\nabc\r\n0\r\n\r\n", b"ffffffffffffffffff\r\nabc\r\n", b"-3\r\nabc\r\n0\r\n\r\n"):
            with self.subTest(body):
                self.assert_refused(server.raw(head + body))

    def test_paths_that_are_no_pages_are_not_found(self):
        for path in (
            "/%ff", "/%c0%af", "/%00", "/%", "/%zz", "/o/%2e%2e/%2e%2e/etc/passwd", "/../../../../etc/passwd",
            "/assets/../../../etc/passwd", "/assets/..%2f..%2fetc%2fpasswd", "/assets/%2e%2e%5cwindows", "//etc/passwd",
            "/o/demo/risk/RISK-1%00", "/o/demo/risk/%ff", "/o/demo/risk/RISK-99999999999999999999",
            "/o/demo/risk/RISK--1", "/o/demo/history/99999999999999999999", "/o/demo/as-of/9999-99-99",
            "/o/demo/soa/version/-1", "/o/" + "a" * 3000, "/" + "/".join("x" * 500), "/.git/config", "/o/demo/../../x",
        ):
            with self.subTest(path[:60]):
                answer = server.raw(b"GET " + path.encode() + b" HTTP/1.1\r\nHost: annex\r\nConnection: close\r\nCookie: "
                                    + server.cookie.encode() + b"\r\n\r\n")
                self.assertIn(self.status(answer), (400, 404))
                self.assertNotIn(b"root:", answer)

    def test_queries_that_are_no_text_do_no_harm(self):
        for query in ("q=%ff%fe", "q=%00", "q=%", "sort=%ff", "page=-1", "page=99999999999999999999", "f.status=%f0",
                      "as-of=%ff", "c=" + "&c=".join("x" * 200), "q=" + "a" * 8000, "=&=&&&==", "mine=%00"):
            for page in ("/o/demo/risk", "/o/demo/search"):
                with self.subTest(f"{page}?{query[:40]}"):
                    status, _, _ = server.ask("GET", f"{page}?{query}", cookie=server.cookie)
                    self.assertIn(status, (200, 303, 400))

    def test_texts_that_are_no_text_cannot_be_saved(self):
        _, _, page = server.ask("GET", "/o/demo/risk/RISK-1/edit", cookie=server.cookie)
        token = re.search(rb'name="form-token" value="([^"]*)"', page)[1].decode()
        before = server.ask("GET", "/o/demo/history", cookie=server.cookie)[2]
        for value in (b"%ff%fe", b"%00", b"%", b"%c0%80"):
            with self.subTest(value):
                body = b"form-token=" + token.encode() + b"&version=1&v.name=" + value
                head = (b"POST /o/demo/risk/RISK-1/edit HTTP/1.1\r\nHost: annex\r\nConnection: close\r\nCookie: "
                        + server.cookie.encode() + b"\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + b"Content-Length: %d\r\n\r\n" % len(body))
                self.assertEqual(self.status(server.raw(head + body)), 400)
        after = server.ask("GET", "/o/demo/history", cookie=server.cookie)[2]
        self.assertEqual(before.count(b"/history/"), after.count(b"/history/"))

    def test_methods_that_no_page_has_are_refused(self):
        for method in ("OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "NONSENSE"):
            for path in ("/", "/sign-in", "/o/demo/risk", "/healthz", "*"):
                with self.subTest(f"{method} {path}"):
                    answer = server.raw(f"{method} {path} HTTP/1.1\r\nHost: annex\r\nConnection: close\r\n"
                                        f"X-Secret: echoed\r\nCookie: {server.cookie}\r\n\r\n".encode())
                    self.assert_refused(answer)
                    self.assertNotIn(b"echoed", answer)

    def test_a_refused_method_is_told_which_there_are(self):
        status, headers, _ = server.ask("PUT", "/o/demo/risk", cookie=server.cookie)
        self.assertEqual((status, headers["Allow"]), (405, "GET, HEAD, POST"))

    def test_head_answers_as_get_does_without_the_body(self):
        for path in ("/sign-in", "/o/demo/risk", "/healthz", "/nowhere"):
            with self.subTest(path):
                got = server.ask("GET", path, cookie=server.cookie)
                head = server.ask("HEAD", path, cookie=server.cookie)
                self.assertEqual(head[0], got[0])
                self.assertEqual(head[2], b"")
                self.assertEqual(head[1]["Content-Type"], got[1]["Content-Type"])
                # A page for somebody without a session holds a token of its own; its length is the same.
                self.assertEqual(head[1]["Content-Length"], got[1]["Content-Length"])

    def test_a_request_of_an_old_or_strange_form_does_no_harm(self):
        for request in (b"GET /healthz HTTP/1.0\r\n\r\n", b"GET /healthz\r\n\r\n", b"GET http://elsewhere/ HTTP/1.1\r\n\r\n",
                        b"GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"GET healthz HTTP/1.1\r\nHost: a\r\n\r\n",
                        b"GET /healthz HTTP/1.1\r\nHost: annex\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello"):
            with self.subTest(request[:40]):
                self.assertNotEqual((self.status(server.raw(request)) or 400) // 100, 5)


class FewFilesTests(unittest.TestCase):
    def test_a_server_that_may_open_few_files_survives_more_connections_than_that(self):
        few = Served(files_max=256)
        try:
            crowd = [few.connect() for _ in range(600)]
            time.sleep(0.5)
            self.assertTrue(few.is_alive)
            self.assertLess(few.open_files, 256)
            for connection in crowd:
                connection.close()
            self.assertLess(few.seconds_to_answer("/healthz"), 5)
            self.assertLess(few.seconds_to_answer("/readyz"), ANSWER_SECONDS_MAX)
        finally:
            self.assertEqual(few.stop(), 0)


class ZLastTests(unittest.TestCase):
    """What is known only at the end."""

    def test_1_slow_clients_are_cut_off_and_not_at_once(self):
        for name, herd in herds.items():
            with self.subTest(name):
                while herd.open_count and time.monotonic() - herd.began < SLOW_CLIENT_SECONDS_MAX:
                    time.sleep(0.2)
                self.assertEqual(herd.open_count, 0, f"{herd.open_count} of {herd.count} are still open")
                self.assertLess(max(herd.closed_after), SLOW_CLIENT_SECONDS_MAX)
                # An honest client on a slow line is given some seconds.
                self.assertGreater(min(herd.closed_after), 4)

    def test_2_what_was_given_back_is_free_again(self):
        for connection in idle:
            connection.close()
        began = time.monotonic()
        while server.open_files > 100 and time.monotonic() - began < 10:
            time.sleep(0.2)
        self.assertLess(server.open_files, 100)

    def test_3_the_server_stops_when_it_is_told_to(self):
        self.assertEqual(server.errors, "")
        server.process.send_signal(15)
        self.assertEqual(server.process.wait(15), 0)


if __name__ == "__main__":
    unittest.main()
