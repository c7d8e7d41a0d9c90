"""``call.py SOCKET ARGUMENTS…``: run a command by the server at a socket. Imports little, so that it starts at once."""

import json
import os
import socket
import sys

with socket.socket(socket.AF_UNIX) as connection:
    connection.connect(sys.argv[1])
    call = json.dumps({"arguments": sys.argv[2:], "environment": dict(os.environ)})
    socket.send_fds(connection, [call.encode()[:1]], [0, 1, 2, os.open(".", os.O_RDONLY)])
    connection.sendall(call.encode()[1:] + b"\n")
    answer = connection.makefile("rb")
    answer.readline()  # the process id
    code = answer.read(1)
sys.exit(code[0] if code else "the server of commands is gone")
