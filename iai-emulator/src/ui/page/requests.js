// The log of requests, the newest first, as it grows.

import { breakable, button, make, seldom } from "./dom.js";
import { ask } from "./server.js";
import { counted, duration, number, text, timeOfDay } from "./texts.js";

/** Rows on the page at most. */
const ROWS = 300;
/** A screen reader is told of new requests at most once in so many milliseconds. */
const TOLD = 5000;

const rows = make("tbody", { role: "rowgroup" });
const empty = make("p", { class: "empty" });
const teller = make("p", { class: "unseen", role: "status" });
const filter = make("input", { type: "search", id: "filter", autocomplete: "off", oninput: showWanted });
const pause = button("", togglePause, { "aria-pressed": "false", id: "pause" });

let waiting = [];
let isPaused = false;
let untold = [];

/** Builds the view. */
export function buildRequests(view, failed) {
  const clear = button(text("requests.clear"), () => ask("DELETE", "/requests").then(clearRequests, failed));
  filter.placeholder = text("requests.filter.hint");
  view.append(
    make("div", { class: "head" },
      make("h2", { id: "requests-title" }, text("requests.title")),
      make("div", { class: "tools" }, pause, clear)),
    make("p", { class: "field inline" }, make("label", { for: "filter" }, text("requests.filter")), filter),
    teller,
    empty,
    make("table", { class: "log", role: "table", "aria-labelledby": "requests-title" },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ["action", "time", "result", "duration", "details"].map(heading))),
      rows));
  showPause();
  showEmpty();
}

function heading(name) {
  return make("th", { role: "columnheader", scope: "col", class: name }, text(`requests.${name}`));
}

/** Takes a record off the stream. */
export function addRequest(record) {
  waiting.push(record);
  waiting.splice(0, waiting.length - ROWS);
  if (isPaused) {
    showPause();
  } else {
    flush();
  }
}

/** Tells that requests came that are not kept. */
export function addPassed({ requests }) {
  const words = text("requests.passed", { count: number(requests) });
  rows.prepend(make("tr", { role: "row", class: "passed" }, make("td", { role: "cell", colspan: 5 }, words)));
  showEmpty();
}

/** Empties the table. */
export function clearRequests() {
  waiting = [];
  rows.replaceChildren();
  showPause();
  showEmpty();
}

/** Tells whether the emulator keeps a log at all. */
export function showCapacity(capacity) {
  empty.textContent = text(capacity === 0 ? "requests.off" : "requests.empty");
}

const flush = seldom(100, () => {
  if (isPaused) {
    return;
  }
  const fresh = waiting;
  waiting = [];
  rows.prepend(...fresh.map(row).reverse());
  while (rows.childElementCount > ROWS) {
    rows.lastElementChild.remove();
  }
  untold.push(...fresh);
  untold.splice(0, untold.length - ROWS);
  tell();
  showEmpty();
});

function showEmpty() {
  empty.hidden = rows.childElementCount > 0;
}

function row(record) {
  const cells = [
    make("td", { role: "cell", class: "action name" }, record.action || text("requests.noaction")),
    make("td", { role: "cell", class: "time" }, make("time", {}, timeOfDay(record.time))),
    make("td", { role: "cell", class: "result" }, badge(record), fault(record)),
    make("td", { role: "cell", class: "duration" }, duration(record.duration_ms)),
    make("td", { role: "cell", class: "details more" }, details(record).map((each) => make("span", {}, each))),
  ];
  const made = make("tr", { role: "row", class: "fresh", "data-sequence": record.sequence }, cells);
  made.hidden = !isWanted(made);
  return made;
}

/** What belongs to a request beside its result. How it was sent is told where that is not the usual way. */
function details({ method, protocol, bytes, request_id }) {
  const isUsual = method === "POST" && protocol === "v3";
  const way = isUsual ? [] : [text("requests.way", { method, protocol })];
  return [...way, text("requests.bytes", { bytes: number(bytes) }), request_id];
}

/** How a call ended, as one word. */
function result({ code, delivered }) {
  if (delivered === "whole" || code === null) {
    return code ?? delivered;
  }
  return text("requests.then", { code, delivered });
}

/** What a result looks like: fine, refused, or not what the service sent. */
export function kind({ code, delivered }) {
  if (delivered !== "whole") {
    return "odd";
  }
  return code === "ok" ? "good" : "bad";
}

function badge(record) {
  return make("span", { class: `badge ${kind(record)}` }, breakable(result(record)));
}

function fault(record) {
  if (record.fault === null) {
    return null;
  }
  const key = record.executed ? "requests.fault" : "requests.fault.before";
  return make("span", { class: "fault" }, text(key, { fault: record.fault }));
}

function isWanted(line) {
  const wanted = filter.value.trim().toLowerCase();
  return wanted === "" || line.textContent.toLowerCase().includes(wanted);
}

function showWanted() {
  for (const line of rows.children) {
    line.hidden = !isWanted(line);
  }
}

function togglePause() {
  isPaused = !isPaused;
  showPause();
  flush();
}

function showPause() {
  pause.setAttribute("aria-pressed", String(isPaused));
  const resume = waiting.length > 0 ? text("requests.waiting", { count: waiting.length }) : text("requests.resume");
  pause.textContent = isPaused ? resume : text("requests.pause");
}

const tell = seldom(TOLD, () => {
  const [first] = untold;
  const refused = untold.filter((record) => kind(record) !== "good").length;
  if (first !== undefined) {
    const values = { action: first.action, result: result(first), refused };
    teller.textContent = counted("requests.new", untold.length, values);
  }
  untold = [];
});
