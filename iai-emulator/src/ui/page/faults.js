// The faults in play: add, see how often they struck, take out.

import { button, fresh, keepFocus, make, seldom } from "./dom.js";
import { ask } from "./server.js";
import { number, text } from "./texts.js";

const SAMPLES = [
  "CreatePerson: error=InternalError, times=1",
  "CreatePerson, CreateFace: reset, when=after, times=1",
  "SearchFaces: script=[InternalError x2, ok, delay=200ms when=after]",
  "*: delay=1.5s, probability=0.1",
  "GetGroupList: rate=5",
];

/** The settings of a line, in the groups in which --help tells them. */
const SETTINGS = {
  happens: {
    "error=CODE": "error", "unlisted=CODE": "unlisted", 'message="TEXT"': "message", "status=502": "status",
    "reset, close": "reset", "half": "half", "garbage, empty": "garbage", "delay=200ms": "delay", "skew=+400": "skew",
    "script=[STEP, …]": "script",
  },
  whom: { "probability=0.05": "probability", "rate=10": "rate", "times=3": "times" },
  side: { "when=before": "before", "when=after": "after" },
};

const rows = make("tbody", { role: "rowgroup" });
const none = make("p", { class: "empty" });
const problem = make("p", { class: "problem", id: "fault-problem", role: "alert" });
const done = make("p", { class: "unseen", role: "status" });
const input = make("input", {
  id: "fault", name: "fault", class: "code", autocomplete: "off", spellcheck: "false", autocapitalize: "off",
  "aria-describedby": "fault-hint fault-problem", oninput: () => tellProblem(""),
});
let clear = null;

/** Builds the view. */
export function buildFaults(view) {
  clear = button(text("faults.clear"), () => change("DELETE", "/faults", text("faults.cleared")), { class: "danger" });
  none.textContent = text("faults.none");
  view.append(
    make("h2", { id: "faults-title" }, text("faults.title")),
    make("p", { class: "quiet" }, text("faults.intro")),
    form(),
    make("div", { class: "head" }, make("h3", { id: "faults-list" }, text("faults.list")), clear),
    done,
    none,
    make("table", { class: "faults", role: "table", "aria-labelledby": "faults-list" },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" },
        heading(text("faults.fault")), heading(text("faults.struck")), heading(text("faults.state")),
        make("th", { role: "columnheader", scope: "col" }, make("span", { class: "unseen" }, text("faults.remove"))))),
      rows));
}

function heading(words) {
  return make("th", { role: "columnheader", scope: "col" }, words);
}

function form() {
  return make("form", { class: "card", novalidate: true, onsubmit: add },
    make("label", { for: "fault" }, text("faults.new")),
    make("div", { class: "line" }, input, make("button", { class: "main" }, text("faults.add"))),
    make("p", { class: "hint", id: "fault-hint" }, text("faults.hint")),
    problem,
    make("p", { class: "samples" }, make("span", {}, text("faults.samples")), SAMPLES.map(sample)),
    make("details", {}, make("summary", {}, text("faults.syntax")), Object.entries(SETTINGS).map(settings)));
}

function sample(line) {
  return button(line, () => {
    input.value = line;
    tellProblem("");
    input.focus();
  }, { class: "code chip" });
}

function settings([group, lines]) {
  const pairs = Object.entries(lines).map(([setting, key]) =>
    [make("dt", { class: "code" }, setting), make("dd", {}, text(`faults.s.${key}`))]);
  return [make("h4", {}, text(`faults.${group}`)), make("dl", {}, pairs)];
}

async function add(event) {
  event.preventDefault();
  try {
    await ask("POST", "/faults", { body: input.value });
    input.value = "";
    tellProblem("");
    done.textContent = text("faults.added");
    await load();
  } catch (error) {
    tellProblem(error.message);
    input.focus();
  }
}

function tellProblem(words) {
  problem.textContent = words;
  input.setAttribute("aria-invalid", String(words !== ""));
}

async function change(method, path, words) {
  try {
    await ask(method, path);
    done.textContent = words;
    await load();
  } catch (error) {
    tellProblem(error.message);
  }
}

async function load() {
  const faults = await ask("GET", "/faults");
  keepFocus(() => rows.replaceChildren(...faults.map(row)));
  none.hidden = faults.length > 0;
  rows.parentElement.hidden = faults.length === 0;
  clear.hidden = faults.length === 0;
  const count = document.getElementById("fault-count");
  const active = faults.filter((fault) => !fault.used_up).length;
  count.textContent = number(active);
  count.hidden = active === 0;
}

/** Reads the faults again, soon. */
export const refreshFaults = seldom(300, () => load().catch((error) => tellProblem(error.message)));

function row({ id, fault, calls, struck, used_up }) {
  const state = used_up ? "used" : "active";
  const remove = () => change("DELETE", `/faults/${id}`, text("faults.removed")).then(() => input.focus());
  const label = fresh("fault");
  return make("tr", { role: "row", class: state },
    make("td", { role: "cell", class: "code", id: label }, fault),
    make("td", { role: "cell", class: "struck" }, text("faults.struck.of", { struck: number(struck), calls: number(calls) })),
    make("td", { role: "cell" }, make("span", { class: `badge ${used_up ? "" : "odd"}` }, text(`faults.${state}`))),
    make("td", { role: "cell", class: "end" },
      button(text("faults.remove"), remove, { "data-keep": `fault ${id}`, "aria-label": text("faults.remove.which", { fault }) })));
}
