"""What the attacks send: requests as bytes, signed as the service wants it, and pictures that claim much or are large."""

import base64
import hashlib
import hmac
import json
import os
import struct
import time
import zlib
from datetime import datetime, timezone

ID, KEY = "AKIDattack", "key-for-attacks"
MB = 1024 * 1024


def signature(body, now):
    """The header Authorization of a POST of the newer generation."""
    date = datetime.fromtimestamp(now, timezone.utc).strftime("%Y-%m-%d")
    scope = f"{date}/iai/tc3_request"
    canonical = "POST\n/\n\ncontent-type:application/json\nhost:localhost\n\ncontent-type;host\n"
    canonical += hashlib.sha256(body).hexdigest()
    text = f"TC3-HMAC-SHA256\n{now}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    key = ("TC3" + KEY).encode()
    for part in (date, "iai", "tc3_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    signed = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    return (f"TC3-HMAC-SHA256 Credential={ID}/{scope}, SignedHeaders=content-type;host, Signature={signed}")


def call(action, body, is_signed=True, stays=False):
    """The bytes of a call of the API. The body is bytes, or an object."""
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    now = int(time.time())
    lines = ["POST / HTTP/1.1", "Host: localhost", "Content-Type: application/json",
             f"Connection: {'keep-alive' if stays else 'close'}", f"X-TC-Action: {action}",
             "X-TC-Version: 2020-03-03", f"X-TC-Timestamp: {now}", f"Content-Length: {len(body)}"]
    if is_signed:
        lines.append(f"Authorization: {signature(body, now)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def admin(method, path, body=b"", *headers, host="localhost"):
    lines = [f"{method} /_emulator/{path} HTTP/1.1", f"Host: {host}", "Connection: close",
             f"Content-Length: {len(body)}", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def code(response):
    """The error code of the response to a call, `ok`, the status where HTTP refuses, or `nothing`."""
    head, _, body = response.partition(b"\r\n\r\n")
    try:
        return json.loads(body)["Response"].get("Error", {"Code": "ok"})["Code"]
    except (ValueError, KeyError):
        words = head.split(b" ", 2)
        return words[1].decode() if len(words) > 2 else "nothing"


def text(picture):
    """A picture as a parameter."""
    return base64.b64encode(picture).decode()


def png(width, height, pixels):
    """A PNG of three bytes for each pixel, packed already."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def noise(side):
    """A PNG whose file is as large as its pixels."""
    rows = b"".join(b"\0" + os.urandom(3 * side) for _ in range(side))
    return png(side, side, zlib.compress(rows, 0))


def bmp(width, height):
    """The header of a BMP."""
    sizes = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + sizes


def gif(width, height):
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0) + b";"


def jpg(width, height, is_progressive=True):
    """A JPG of one colour. Each block of it is a bit or two, so that a small file is decoded to many pixels; a progressive
    one keeps all coefficients in memory until it is decoded."""
    def segment(marker, data):
        return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data
    components = [(1, 0x11), (2, 0x11), (3, 0x11)]
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"".join(bytes([n, s, 0]) for n, s in components)
    # One code of one bit, for the value 0.
    huffman = b"".join(bytes([table, 1]) + bytes(15) + b"\0" for table in (0x00, 0x10))
    last = 0 if is_progressive else 63
    scan = b"\3" + b"".join(bytes([n, 0]) for n, _ in components) + bytes([0, last, 0])
    blocks = -(-width // 8) * -(-height // 8) * 3
    bits = blocks if is_progressive else 2 * blocks
    return (b"\xff\xd8" + segment(0xDB, b"\0" + b"\1" * 64) + segment(0xC2 if is_progressive else 0xC0, frame)
            + segment(0xC4, huffman) + segment(0xDA, scan) + bytes(bits // 8) + b"\x7f" + b"\xff\xd9")
