"""The list of tools."""

from jsonschema import Draft202012Validator


async def test_every_action_is_a_tool_in_both_forms_of_the_protocol(program):
    for mode in ["legacy", "auto"]:
        async with program.session(mode=mode) as session:
            tools = await session.tools()
            assert len(tools) == 35, len(tools)
            assert session.client.server_info.name == "iai"
            assert "_next_page" in session.client.instructions


async def test_all_schemas_are_schemas(program):
    async with program.session("--allow", "all", "--pictures", ".", "--personal-data") as session:
        for tool in (await session.tools()).values():
            for schema in [tool.input_schema, tool.output_schema]:
                Draft202012Validator.check_schema(schema)
                assert schema["type"] == "object"


async def test_a_schema_takes_what_the_service_takes(program):
    fine = {"GroupId": "g", "PersonId": "1", "PersonName": "Ann", "Url": "http://h/a.png", "Gender": 2}
    wrong = {"GroupId": "a b", "PersonName": "", "PersonId": "x" * 65, "Gender": 3, "Image": "a.png", "Extra": 1}
    async with program.session() as session:
        checker = Draft202012Validator((await session.tools())["create_person"].input_schema)
        assert checker.is_valid(fine)
        for name, value in wrong.items():
            assert not checker.is_valid({**fine, name: value}), name
        for name in ["GroupId", "PersonId", "PersonName", "Url"]:
            rest = {key: value for key, value in fine.items() if key != name}
            assert not checker.is_valid(rest), name


async def test_a_tool_tells_its_effect(program):
    async with program.session("--allow", "create") as session:
        tools = await session.tools()
        assert "NOT ALLOWED" in tools["delete_group"].description
        assert "NOT ALLOWED" not in tools["create_group"].description
        assert tools["get_group_list"].annotations.read_only_hint
        assert tools["delete_group"].annotations.destructive_hint
        assert not tools["create_group"].annotations.read_only_hint


async def test_tools_can_be_chosen(program):
    async with program.session("--tools", "get_group_list,search_persons") as session:
        assert sorted(await session.tools()) == ["get_group_list", "search_persons"]
