"""A client that asks all the time and notes how long each answer takes, in a process of its own: what
the attackers do with their processor's time is not the daemon's. Usage: witness.py SOCKET

Beside the daemon it asks an echo, two processes with nothing to do but this: how long these take tells
what the machine does to everybody. It ends when its input does, and prints what it saw as JSON."""

import select
import socket
import sys

from torture import *

PAUSE_SECONDS = 0.02


class Echo:
    """A process that sends back what it gets."""

    def __init__(self):
        self.near, far = socket.socketpair()
        if os.fork() == 0:
            self.near.close()
            while data := far.recv(100):
                far.sendall(data)
            os._exit(0)
        far.close()

    def ask(self):
        self.near.sendall(b"x")
        self.near.recv(100)


def main(path):
    seen = {"times": [], "echoes": [], "reconnections": 0}
    echo, client = Echo(), Client(path)
    while not select.select([sys.stdin], [], [], PAUSE_SECONDS)[0]:
        began = time.monotonic()
        try:
            client.call("ListFollowUps", {"limit": 5})
        except Broken:
            # Where too many are connected, even the well-behaved may have to make room.
            seen["reconnections"] += 1
            client = Client(path)
            client.call("ListFollowUps", {"limit": 5})
        answered = time.monotonic()
        echo.ask()
        seen["times"].append(answered - began)
        seen["echoes"].append(time.monotonic() - answered)
    return seen


if __name__ == "__main__":
    try:
        say(json.dumps(main(sys.argv[1])))
    except Exception as fault:
        say(json.dumps({"fault": repr(fault)}))
