"""How the site is served."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from app.cli.site import listen


def test_an_answer_is_sent_at_once() -> None:
    """Else its end waits for the reader's system to acknowledge its beginning, some 40 ms on a kept connection."""

    async def at_once() -> int:
        asked: asyncio.Queue[int] = asyncio.Queue()

        async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            accepted = writer.get_extra_info("socket")
            await asked.put(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        listener = listen("127.0.0.1", 0)
        async with await asyncio.start_server(answer, sock=listener):
            _, writer = await asyncio.open_connection(*listener.getsockname())
            found = await asked.get()
            writer.close()
            return found

    with ThreadPoolExecutor(1) as apart:  # the browser's tests keep a loop in this thread
        assert apart.submit(lambda: asyncio.run(at_once())).result()
