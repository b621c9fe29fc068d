"""A stand-in for journald, since a machine of the tests has none: what the daemon sends to the
journal's socket is received here, and written down as text. It is a mock: it knows the native
protocol's datagrams, takes as many at a time as the kernel lets wait, and stores nothing."""

import ctypes
import os
import pathlib
import select
import socket
import struct
import threading

FOLDER = pathlib.Path("/run/systemd/journal")
SOCKET = FOLDER / "socket"

CLONE_NEWNS, MS_REC, MS_PRIVATE = 0x20000, 0x4000, 1 << 18


def can_be_had():
    return os.geteuid() == 0


def have_own_run():
    """Gives the calling thread, and the processes that it starts, a /run that nobody else sees."""
    libc = ctypes.CDLL(None, use_errno=True)

    def check(result):
        if result != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    check(libc.unshare(CLONE_NEWNS))
    check(libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None))
    check(libc.mount(b"tmpfs", b"/run", b"tmpfs", 0, b"mode=755"))
    FOLDER.mkdir(parents=True)


class Journald:
    """Receives entries, for as long as it is not stopped, and appends them to a file: a line a field,
    and an empty line after each entry."""

    def __init__(self, file):
        self.file = file
        self.lock = threading.Lock()
        self.running = threading.Event()
        self.running.set()
        self.closed = False
        SOCKET.unlink(missing_ok=True)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(str(SOCKET))
        self.socket.setblocking(False)
        self.wake, self.woken = os.pipe2(os.O_CLOEXEC)[::-1]
        self.thread = threading.Thread(target=self.receive, daemon=True)
        self.thread.start()

    def receive(self):
        while not self.closed:
            self.running.wait()
            ready, _, _ = select.select([self.socket, self.woken], [], [])
            if self.woken in ready:
                os.read(self.woken, 1)
            self.drain()

    def drain(self):
        """Takes what has been sent, unless it is stopped."""
        with self.lock:
            while self.running.is_set() and not self.closed:
                try:
                    data, descriptors, _, _ = socket.recv_fds(self.socket, 1 << 18, 1)
                except BlockingIOError:
                    return
                for descriptor in descriptors:
                    # What is too long for a datagram comes in a file.
                    data += os.pread(descriptor, 1 << 20, 0)
                    os.close(descriptor)
                with open(self.file, "ab") as file:
                    file.write(entry(data))

    def stop(self):
        """Takes nothing any more, and lets nothing wait: who sends has to wait."""
        with self.lock:
            self.running.clear()
        os.write(self.wake, b"x")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.setblocking(False)
            try:
                while True:
                    sender.sendto(b"", str(SOCKET))
            except BlockingIOError:
                pass

    def go_on(self):
        self.running.set()
        self.drain()

    def close(self):
        with self.lock:
            self.closed = True
        self.running.set()
        os.write(self.wake, b"x")
        self.thread.join()
        self.socket.close()
        os.close(self.wake)
        os.close(self.woken)


def entry(data):
    """A datagram as text. A value of several lines comes with its length, and stays what it is."""
    text = b""
    while data:
        line, _, data = data.partition(b"\n")
        if b"=" not in line:
            length = struct.unpack_from("<Q", data)[0]
            line, data = line + b"=" + data[8:8 + length], data[9 + length:]
        text += line + b"\n"
    return text + b"\n" if text else b""
