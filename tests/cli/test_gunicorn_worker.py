"""What a worker receives of a slow client, over a real pair of sockets."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from service.cli.gunicorn_worker import BYTES_PER_SECOND, Receiver

GRACE_PERIOD = 0.2


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    server, client = socket.socketpair()
    with server, client:
        yield server, client


def test_what_arrives_is_received(pair: tuple[socket.socket, socket.socket]) -> None:
    server, client = pair
    receiver = Receiver(server, GRACE_PERIOD)
    client.sendall(b"GET /")
    assert receiver.recv(100) == b"GET /"
    client.close()
    assert receiver.recv(100) == b""


def test_a_silent_client_counts_as_gone(pair: tuple[socket.socket, socket.socket]) -> None:
    receiver = Receiver(pair[0], GRACE_PERIOD)
    assert receiver.recv(100) == b""
    assert receiver.recv(100) == b"", "nothing is left to wait"


def test_a_client_that_sends_a_byte_now_and_then_counts_as_gone(pair: tuple[socket.socket, socket.socket]) -> None:
    server, client = pair
    stopped = threading.Event()

    def trickle() -> None:
        while not stopped.wait(0.02):
            client.send(b"x")

    threading.Thread(target=trickle).start()
    receiver = Receiver(server, GRACE_PERIOD)
    received = list(iter(lambda: receiver.recv(1), b""))
    stopped.set()
    assert 0 < len(received) < 3 * GRACE_PERIOD / 0.02


def test_each_request_of_a_connection_has_its_own_time(pair: tuple[socket.socket, socket.socket]) -> None:
    server, client = pair
    receiver = Receiver(server, GRACE_PERIOD)
    assert receiver.recv(100) == b""
    receiver.begin()
    client.sendall(b"again")
    assert receiver.recv(100) == b"again"


def test_a_client_that_has_sent_much_may_pause(pair: tuple[socket.socket, socket.socket]) -> None:
    server, client = pair
    receiver = Receiver(server, GRACE_PERIOD)
    client.sendall(b"x" * BYTES_PER_SECOND)
    assert len(receiver.recv(BYTES_PER_SECOND)) == BYTES_PER_SECOND
    threading.Timer(2 * GRACE_PERIOD, client.sendall, [b"more"]).start()
    assert receiver.recv(100) == b"more"


def test_time_that_the_service_takes_does_not_count(pair: tuple[socket.socket, socket.socket]) -> None:
    server, client = pair
    receiver = Receiver(server, GRACE_PERIOD)
    client.sendall(b"first")
    receiver.recv(100)
    time.sleep(2 * GRACE_PERIOD)
    client.sendall(b"second")
    assert receiver.recv(100) == b"second"
