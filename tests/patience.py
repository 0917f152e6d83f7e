"""How long anything that a test waits for may take: one limit for all, so that a busy machine is no failure."""

SECONDS = 120
_EMPTY_PAGES = 600


def scaled(empty_page: float) -> float:
    """The limit in seconds where an empty page takes so many: a quiet machine shows one in a fifth of a second."""
    return max(SECONDS, _EMPTY_PAGES * empty_page)
