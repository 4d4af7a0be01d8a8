#!/usr/bin/env python3
"""Draws the pictures of the scenario anew (needs Pillow). They are kept beside it, so that nobody has to."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageEnhance

HERE = Path(__file__).parent


def face(background, skin, eyes, mouth):
    """A drawn face, 96 by 112 px, small enough to travel in a query."""
    picture = Image.new("RGB", (96, 112), background)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((18, 10, 78, 102), fill=skin)
    for left in eyes:
        pen.ellipse((left, 42, left + 12, 50), fill="black")
    pen.rectangle((44, 54, 52, 70), fill=background)
    pen.chord(mouth, 0, 180, fill="darkred")
    return picture


def stripes():
    """Someone else, as far as likeness of pictures goes."""
    picture = Image.new("RGB", (100, 100), "white")
    pen = ImageDraw.Draw(picture)
    for left in range(0, 100, 20):
        pen.rectangle((left, left // 2, left + 9, 99), fill=(20, 40, 90))
    pen.polygon(((0, 0), (60, 0), (0, 60)), fill=(200, 160, 20))
    return picture


def main():
    ann = face((40, 70, 110), (225, 190, 160), (30, 54), (36, 74, 62, 92))
    ann.save(HERE / "ann.png", optimize=True)
    ImageEnhance.Brightness(ann).enhance(1.06).save(HERE / "ann-brighter.jpg", quality=85)
    ann.crop((2, 2, 94, 110)).save(HERE / "ann-cropped.png", optimize=True)
    stripes().save(HERE / "ben.png", optimize=True)
    Image.new("RGB", (96, 112), (128, 128, 128)).save(HERE / "plain.png", optimize=True)
    ann.resize((64, 63)).convert("P").save(HERE / "low.png", optimize=True)
    Image.linear_gradient("L").resize((2001, 64)).convert("1").save(HERE / "wide.png", optimize=True)
    cut = (HERE / "ann.png").read_bytes()
    (HERE / "cut.png").write_bytes(cut[: len(cut) // 2])


main()
