"""The way from paper to a page: its address as a QR code, drawn here and fetched from nowhere."""

from __future__ import annotations


def code(address: str, kind: str) -> str:
    """A picture of the address, of the kind `svg` or `png`, as a `data:` address."""
    import segno

    made = segno.make(address, error="m", micro=False)
    return str(made.svg_data_uri(border=2) if kind == "svg" else made.png_data_uri(border=2, scale=8))


def drawn(address: str, kind: str) -> str:
    """The code as HTML, as wide as a stamp, with words for who cannot see it; nothing where there is no address."""
    said = f'width="80" alt="A code with the address {address}"'
    return f'<img class="code" src="{code(address, kind)}" {said}>' if address else ""
