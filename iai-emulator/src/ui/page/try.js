// A form for each action, from the table of the spec; the emulator signs what it holds, and carries it out.

import { button, make } from "./dom.js";
import { fieldOf, fillAll, readAll, typesOf } from "./fields.js";
import { buildResult, showFailure, showResult, showWaiting } from "./result.js";
import { actions, ask } from "./server.js";
import { oneOf, text } from "./texts.js";

const FIRST = "CreateGroup";

const select = make("select", { id: "action", onchange: () => { location.hash = `#try/${select.value}`; } });
const about = make("div", { class: "about" });
const fields = make("div", { class: "form" });
const send = make("button", { class: "main", id: "send" }, text("try.send"));
const stop = button(text("try.stop"), () => running?.abort(), { hidden: true });
const examples = make("select", { id: "example", onchange: fillExample });

let document_ = null;
let action = null;
let parts = [];
let running = null;

/** Builds the view. */
export function buildTry(view) {
  const form = make("form", { class: "card", novalidate: true, onsubmit: submit },
    make("p", { class: "quiet" }, text("try.intro")),
    make("p", { class: "field", id: "examples" }, make("label", { for: "example" }, text("try.example")), examples),
    fields,
    make("div", { class: "line" }, send, stop, button(text("try.clear"), () => fillAll(parts, {}))));
  view.append(
    make("h2", { id: "try-title" }, text("try.title")),
    make("p", { class: "field" }, make("label", { for: "action" }, text("try.action")), select),
    about,
    make("div", { class: "columns even" }, form, buildResult()));
}

/** Shows the form of an action, with these values filled in. */
export async function showAction(name, values) {
  try {
    document_ ??= listed(await actions());
  } catch (error) {
    showFailure(error.message);
    return;
  }
  const wanted = document_.actions.find((each) => each.action === name) ?? action ?? byName(FIRST);
  if (wanted !== action) {
    action = wanted;
    select.value = action.action;
    showAbout();
    showForm();
  }
  if (Object.keys(values).length > 0) {
    fillAll(parts, values);
  }
}

function byName(name) {
  return document_.actions.find((each) => each.action === name);
}

/** Fills the list of actions, group by group. */
function listed(document) {
  const groups = document.groups.map(({ name, doc }) => {
    const members = document.actions.filter((each) => each.group === name);
    return make("optgroup", { label: doc }, members.map((each) => make("option", {}, each.action)));
  });
  select.replaceChildren(...groups);
  return { ...document, types: typesOf(document) };
}

function showAbout() {
  const { summary, doc, deprecated, source, effect, rules } = action;
  about.replaceChildren(
    make("p", { class: "summary" }, summary, effect === "read" ? make("span", { class: "badge" }, text("try.readonly")) : ""),
    deprecated ? make("p", { class: "notice" }, text("try.deprecated", { why: deprecated })) : "",
    doc ? make("p", { class: "quiet" }, doc) : "",
    ...(rules ?? []).map((rule) => make("p", { class: "quiet" }, rule.prefer
      ? text("try.rule.prefer", { names: oneOf(rule.any_of), prefer: rule.prefer })
      : text("try.rule", { names: oneOf(rule.any_of) }))),
    source ? make("p", { class: "quiet" }, text("try.source"), ": ", make("span", { class: "code" }, source)) : "");
}

function showForm() {
  parts = (action.parameters ?? []).map((field) => [field.name, fieldOf(field, document_.types)]);
  const none = make("p", { class: "empty" }, text("try.noparameters"));
  fields.replaceChildren(...(parts.length === 0 ? [none] : parts.map(([, part]) => part.element)));
  const titles = (action.examples ?? []).map(({ title }, index) => make("option", { value: index }, title));
  examples.replaceChildren(make("option", { value: "" }, text("try.example.none")), ...titles);
  document.getElementById("examples").hidden = titles.length === 0;
}

function fillExample() {
  if (examples.value !== "") {
    fillAll(parts, action.examples[Number(examples.value)].request);
  }
}

async function submit(event) {
  event.preventDefault();
  running?.abort();
  const own = new AbortController();
  running = own;
  const name = action.action;
  const body = JSON.stringify(readAll(parts) ?? {});
  const began = performance.now();
  stop.hidden = false;
  showWaiting();
  try {
    const told = await ask("POST", `/try/${name}`, { body, signal: own.signal });
    showResult({ name, body, told, milliseconds: performance.now() - began, errors: document_.errors });
  } catch (error) {
    if (running === own) {
      showFailure(error.name === "AbortError" ? text("try.stopped") : error.message);
    }
  }
  if (running === own) {
    stop.hidden = true;
  }
}
