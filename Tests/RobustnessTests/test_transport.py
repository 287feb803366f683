"""What the server agrees on over TLS, and what it says of itself there."""

import http.client
import ssl
import tempfile
import unittest

from served import Served, certificate

server = None
folder = tempfile.TemporaryDirectory(prefix="annex-tls-")


def setUpModule():
    global server
    server = Served(*certificate(folder.name))


def tearDownModule():
    if server:
        server.stop()
    folder.cleanup()


class TransportTest(unittest.TestCase):
    def context(self, least=ssl.TLSVersion.TLSv1_2, most=ssl.TLSVersion.TLSv1_3, ciphers="ALL:@SECLEVEL=0"):
        """A client that would take what it is asked about, and trusts nothing but this server's certificate."""
        context = ssl.create_default_context(cafile=f"{folder.name}/chain.pem")
        context.set_ciphers(ciphers)
        context.minimum_version, context.maximum_version = least, most
        return context

    def agreed(self, context):
        with server.connect() as plain, context.wrap_socket(plain, server_hostname="127.0.0.1") as secured:
            return secured.version(), secured.cipher()[0]

    def test_tls_1_2_and_1_3_are_spoken(self):
        self.assertEqual(self.agreed(self.context())[0], "TLSv1.3")
        version, cipher = self.agreed(self.context(most=ssl.TLSVersion.TLSv1_2))
        self.assertEqual(version, "TLSv1.2")
        self.assertRegex(cipher, r"^ECDHE-RSA-.*(GCM|POLY1305)")

    def test_nothing_older_is_spoken(self):
        for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
            with self.subTest(version.name), self.assertRaises(OSError):
                self.agreed(self.context(version, version))

    def test_ciphers_without_fresh_keys_or_without_authentication_are_refused(self):
        for ciphers in ("kRSA", "AES128-SHA", "AES256-GCM-SHA384", "ECDHE-RSA-AES256-SHA", "ECDHE-RSA-AES128-SHA256"):
            with self.subTest(ciphers), self.assertRaises(OSError):
                self.agreed(self.context(most=ssl.TLSVersion.TLSv1_2, ciphers=f"{ciphers}:@SECLEVEL=0"))

    def test_cookies_and_headers_are_those_of_https(self):
        connection = http.client.HTTPSConnection(*server.address, context=self.context(), timeout=10)
        try:
            connection.request("GET", "/sign-in")
            answer = connection.getresponse()
            answer.read()
            self.assertEqual(answer.status, 200)
            self.assertIn("max-age=63072000", answer.headers["Strict-Transport-Security"])
            self.assertRegex(answer.headers["Set-Cookie"], r"^__Host-annex-visitor=.*; HttpOnly; .*; Secure$")
        finally:
            connection.close()

    def test_what_is_no_tls_is_not_answered(self):
        answer = server.raw(b"GET /sign-in HTTP/1.1\r\nHost: annex\r\n\r\n")
        self.assertNotIn(b"HTTP/1.1 200", answer)
        self.assertTrue(server.is_alive)


if __name__ == "__main__":
    unittest.main()
