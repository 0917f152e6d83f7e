"""A sign of life while something takes long, on a terminal and in a log."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

EVERY = 10.0


@contextmanager
def alive(what: str) -> Iterator[None]:
    """Say every so many seconds that `what` is still going on, until the context ends."""
    begun, ended = time.monotonic(), threading.Event()

    def tell() -> None:
        while not ended.wait(EVERY):
            print(f"{what}, {time.monotonic() - begun:.0f} s so far", flush=True)

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        ended.set()
        teller.join()
