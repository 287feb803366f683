"""Clients that keep connections open by sending as little as they can."""

import errno
import selectors
import socket
import threading
import time


class SlowClients(threading.Thread):
    """A herd of connections, each sending its next byte once a second; notes when the server closes each."""

    def __init__(self, address, opening, count, endless):
        super().__init__(daemon=True)
        self.address = address
        self.opening = opening
        self.endless = endless
        self.count = count
        self.closed_after = []
        self.began = time.monotonic()
        self.is_over = threading.Event()
        self.are_open = threading.Event()

    def run(self):
        selector = selectors.DefaultSelector()
        opened = {}
        for _ in range(self.count):
            connection = socket.create_connection(self.address, timeout=10)
            connection.sendall(self.opening)
            connection.setblocking(False)
            opened[connection] = time.monotonic()
            selector.register(connection, selectors.EVENT_READ)
        self.are_open.set()
        next_byte = time.monotonic() + 1
        while opened and not self.is_over.is_set():
            for key, _ in selector.select(max(0, next_byte - time.monotonic())):
                self._look(key.fileobj, opened, selector)
            if time.monotonic() >= next_byte:
                next_byte += 1
                for connection in list(opened):
                    try:
                        connection.send(self.endless)
                    except BlockingIOError:
                        pass
                    except OSError as error:
                        if error.errno in (errno.EPIPE, errno.ECONNRESET):
                            self._close(connection, opened, selector)
        for connection in list(opened):
            connection.close()

    def _look(self, connection, opened, selector):
        try:
            if connection.recv(65536):
                return
        except BlockingIOError:
            return
        except ConnectionResetError:
            pass
        self._close(connection, opened, selector)

    def _close(self, connection, opened, selector):
        if connection in opened:
            self.closed_after.append(time.monotonic() - opened.pop(connection))
            selector.unregister(connection)
            connection.close()

    @property
    def open_count(self):
        return self.count - len(self.closed_after)
