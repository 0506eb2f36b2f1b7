"""Bytes become an address that holds them."""

import base64


def data_uri(media_type: str, content: bytes) -> str:
    """RFC 2397, in base64, because an SVG as text would need its own escaping."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
