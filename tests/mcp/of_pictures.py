"""Pictures by path."""

import os
import shutil
import tempfile
from pathlib import Path

PERSON = {"GroupId": "staff", "PersonId": "1001", "PersonName": "Annabella"}


def folder_of_pictures(around):
    """A folder with a picture, and one beside it that links lead to."""
    folder = Path(around, "pictures")
    folder.mkdir()
    shutil.copy("tests/data/astronaut.png", folder / "face.png")
    shutil.copy("tests/data/astronaut.png", Path(around, "outside.png"))
    os.symlink("face.png", folder / "link.png")
    os.symlink("../outside.png", folder / "out.png")
    os.symlink("..", folder / "up")
    os.mkfifo(folder / "pipe.png")
    return folder


async def test_a_picture_below_the_folder_is_taken(program):
    with tempfile.TemporaryDirectory() as around:
        folder = folder_of_pictures(around)
        async with program.session("--pictures", str(folder)) as session:
            for name in ["face.png", "link.png", "./face.png"]:
                answer = await session.call("detect_face", Image=name)
                assert len(answer["FaceInfos"]) == 1, name


async def test_a_picture_elsewhere_is_refused_whether_or_not_it_exists(program):
    with tempfile.TemporaryDirectory() as around:
        folder = folder_of_pictures(around)
        names = ["../outside.png", "../missing.png", "/etc/passwd", "/missing", str(folder / "face.png")]
        names += ["out.png", "up/outside.png", "up/missing.png", "pipe.png", "/dev/zero", ".", "missing.png"]
        async with program.session("--pictures", str(folder)) as session:
            for name in names:
                report = await session.refused("detect_face", Image=name)
                expected = f'there is no picture "{name}" below the folder of pictures'
                assert report["message"] == expected, report
    assert program.emulator.actions() == []


async def test_no_base64_is_taken_or_repeated(program):
    text = "iVBORw0KGgo" * 400
    async with program.session("--pictures", "tests/data", secrets=[text]) as session:
        report = await session.refused("detect_face", Image=text)
        assert "a text of 4400 bytes" in report["message"]


async def test_without_a_folder_there_are_no_paths(program):
    async with program.session() as session:
        tool = (await session.tools())["detect_face"]
        assert "Image" not in tool.input_schema["properties"]
        assert tool.input_schema["required"] == ["Url"]
        report = await session.refused("detect_face", Image="tests/data/astronaut.png")
        assert report["message"] == "Image: no files are taken as pictures"
    assert program.emulator.actions() == []
