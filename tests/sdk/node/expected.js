"use strict";
// What an answer must be like. An object names the fields that matter, a list is told whole.

const RULES = {
  $between: ([low, high], found) => typeof found === "number" && low <= found && found <= high,
  $length: (length, found) => Array.isArray(found) && found.length === length,
  $like: (pattern, found) => typeof found === "string" && new RegExp(pattern).test(found),
};

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const told = (path, expected, found) => [
  `${path}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`,
];

/** Every place where the two differ, as lines of text. */
function differences(expected, found, saved, path = "answer") {
  if (typeof expected === "string" && expected.startsWith("$")) expected = saved[expected.slice(1)];
  if (Array.isArray(expected)) return inList(expected, found, saved, path);
  if (!isObject(expected)) return expected === (found ?? null) ? [] : told(path, expected, found);
  const rule = Object.keys(expected).find((name) => name in RULES);
  if (rule) return RULES[rule](expected[rule], found) ? [] : told(path, expected, found);
  if (!isObject(found)) return told(path, expected, found);
  return Object.entries(expected).flatMap(([name, value]) =>
    differences(value, found[name], saved, `${path}.${name}`),
  );
}

function inList(expected, found, saved, path) {
  if (!Array.isArray(found) || found.length !== expected.length) return told(path, expected, found);
  return expected.flatMap((value, at) => differences(value, found[at], saved, `${path}.${at}`));
}

module.exports = { differences };
