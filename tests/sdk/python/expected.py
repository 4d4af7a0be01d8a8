"""What a response must be like. An object names the fields that matter, a list is told whole."""

import re


def differences(expected, found, saved, path="response"):
    """Every place where the two differ, as lines of text."""
    if isinstance(expected, str) and expected.startswith("$"):
        expected = saved[expected[1:]]
    if isinstance(expected, dict):
        rule = next((name for name in expected if name in RULES), None)
        if rule:
            fine = RULES[rule](expected[rule], found)
            return [] if fine else [told(path, expected, found)]
        return in_object(expected, found, saved, path)
    if isinstance(expected, list):
        return in_list(expected, found, saved, path)
    same = expected == found and isinstance(expected, bool) == isinstance(found, bool)
    return [] if same else [told(path, expected, found)]


def in_object(expected, found, saved, path):
    if not isinstance(found, dict):
        return [told(path, expected, found)]
    fields = ((value, found.get(name), f"{path}.{name}") for name, value in expected.items())
    return [line for value, other, place in fields for line in differences(value, other, saved, place)]


def in_list(expected, found, saved, path):
    if not isinstance(found, list) or len(found) != len(expected):
        return [told(path, expected, found)]
    items = enumerate(zip(expected, found))
    return [line for at, (one, other) in items for line in differences(one, other, saved, f"{path}.{at}")]


def told(path, expected, found):
    return f"{path}: expected {expected!r}, found {found!r}"


def is_number(found):
    return isinstance(found, (int, float)) and not isinstance(found, bool)


RULES = {
    "$between": lambda bounds, found: is_number(found) and bounds[0] <= found <= bounds[1],
    "$length": lambda length, found: isinstance(found, list) and len(found) == length,
    "$like": lambda pattern, found: isinstance(found, str) and re.search(pattern, found) is not None,
}
