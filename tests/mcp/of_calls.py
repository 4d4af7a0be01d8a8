"""Calls: what is allowed, what is answered, and what goes wrong."""

import time

import anyio
from mcp.shared.exceptions import MCPError

GROUP = {"GroupId": "staff", "GroupName": "Staff"}
PERSON = {"GroupId": "staff", "PersonId": "1001", "PersonName": "Annabella"}


async def test_a_read(program):
    async with program.session() as session:
        answer = await session.call("get_group_list")
        assert answer["GroupNum"] == 0 and answer["GroupInfos"] == []


async def test_a_create_is_refused_unless_it_is_allowed(program):
    async with program.session("--allow", "idempotent") as session:
        report = await session.refused("create_group", **GROUP)
        assert report["message"] == "create_group is not allowed in this session; nothing was sent"
        assert "--allow create" in report["remedy"]
    assert program.emulator.actions() == []
    async with program.session("--allow", "create") as session:
        await session.call("create_group", **GROUP)
    assert program.emulator.groups() == ["staff"]


async def test_a_deletion_needs_a_word_of_its_own(program):
    async with program.session("--allow", "create") as session:
        await session.call("create_group", **GROUP)
        report = await session.refused("delete_group", GroupId="staff")
        assert "--allow idempotent" in report["remedy"]
    assert program.emulator.groups() == ["staff"]
    async with program.session("--allow", "all") as session:
        await session.call("delete_group", GroupId="staff")
    assert program.emulator.groups() == []


async def test_a_refusal_tells_how_to_correct_the_call(program):
    async with program.session() as session:
        report = await session.refused("get_person_list", GroupId="a b", Limit=5000)
        assert report["class"] == "invalid" and report["outcome_unknown"] is False
        broken = {one["parameter"]: one["code"] for one in report["violations"]}
        assert broken == {
            "GroupId": "InvalidParameterValue.GroupIdIllegal",
            "Limit": "InvalidParameterValue.LimitExceed",
        }
        assert all(one["remedy"] for one in report["violations"])
        assert program.emulator.actions() == []
        report = await session.refused("get_person_list", GroupId="ab", Limit="5")
        assert "Limit: expected an integer from 0 up, found a string" in report["message"]
        report = await session.refused("get_person_list", GroupId="ab", Limt=5)
        assert "Limt: unknown parameter; known are GroupId, Offset, Limit" in report["message"]
        report = await session.refused("get_person_list", GroupId="ab", Limit=5)
        assert report["code"] == "InvalidParameterValue.GroupIdNotExist"
        assert report["class"] == "refused" and report["retry"] == "never"
        assert report["meaning"] and report["remedy"] and report["request_id"]


async def test_personal_data_is_left_out_unless_it_is_asked_for(program):
    picture = {"Image": "astronaut.png"}
    flags = ["--allow", "create", "--pictures", "tests/data"]
    async with program.session(*flags, secrets=[PERSON["PersonName"]]) as session:
        await session.call("create_group", **GROUP)
        created = await session.call("create_person", **PERSON, **picture)
        assert created["_left_out"] == {"values": 1, "fields": ["FaceId"]}
        page = await session.call("get_person_list", GroupId="staff")
        assert [one["PersonId"] for one in page["PersonInfos"]] == ["1001"]
        assert page["_left_out"] == {"values": 2, "fields": ["FaceIds", "PersonName"]}
    async with program.session("--personal-data") as session:
        page = await session.call("get_person_list", GroupId="staff")
        assert [one["PersonName"] for one in page["PersonInfos"]] == [PERSON["PersonName"]]
        assert "_left_out" not in page


async def test_lists_come_page_by_page(program):
    async with program.session("--allow", "create") as session:
        for number in range(12):
            await session.call("create_group", GroupId=f"g{number}", GroupName=f"G{number}")
        first = await session.call("get_group_list")
        assert len(first["GroupInfos"]) == 10
        second = await session.call("get_group_list", **first["_next_page"])
        assert len(second["GroupInfos"]) == 2 and "_next_page" not in second
        seen = {one["GroupId"] for page in [first, second] for one in page["GroupInfos"]}
        assert len(seen) == 12


async def test_a_lost_response_is_told_as_such(program):
    program.emulator.fault("CreateGroup: reset, when=after, times=1")
    async with program.session("--allow", "create") as session:
        report = await session.refused("create_group", **GROUP)
        assert report["outcome_unknown"] is True and report["class"] == "outcome_unknown"
    assert program.emulator.groups() == ["staff"]


async def refused_info(session):
    await session.refused("get_group_info", GroupId="nobody")


async def test_calls_run_side_by_side(program):
    program.emulator.fault("GetGroupList: delay=1s")
    program.emulator.fault("GetGroupInfo: delay=1s")
    async with program.session() as session:
        begun = time.monotonic()
        async with anyio.create_task_group() as group:
            group.start_soon(session.call, "get_group_list")
            group.start_soon(session.call, "get_group_list")
            group.start_soon(refused_info, session)
        taken = time.monotonic() - begun
        assert 1 <= taken < 2, taken


async def test_a_call_can_be_taken_back(program):
    program.emulator.fault("GetGroupInfo: delay=30s")
    async with program.session() as session:
        with anyio.move_on_after(0.5) as scope:
            await session.call("get_group_info", GroupId="staff")
        assert scope.cancelled_caught
        begun = time.monotonic()
        await session.call("get_group_list")
        assert time.monotonic() - begun < 2
    # The end waits for calls that still run, so there is none.
    assert time.monotonic() - begun < 3


async def test_an_unknown_tool_is_a_mistake_of_the_protocol(program):
    async with program.session() as session:
        try:
            await session.client.call_tool("create_persons", {})
            raise AssertionError("it was called")
        except MCPError as error:
            assert str(error) == "there is no such tool; did you mean create_person?", error
