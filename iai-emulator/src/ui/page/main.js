// Puts the page together: views, the address that chooses one, and the stream that keeps them up to date.

import { make } from "./dom.js";
import { buildFaults, refreshFaults } from "./faults.js";
import { addPassed, addRequest, buildRequests, clearRequests, showCapacity } from "./requests.js";
import { actions, follow } from "./server.js";
import { buildState, forgetPictures, refreshState, showGroup } from "./state.js";
import { fillTexts, text } from "./texts.js";
import { buildTry, showAction } from "./try.js";

const VIEWS = ["state", "try", "faults", "requests"];

const view = (name) => document.getElementById(`view-${name}`);

/** Names of the actions that change nothing; empty until they are known. */
let reading = new Set();

function start() {
  document.title = text("page.title");
  fillTexts(document);
  buildState(view("state"));
  buildTry(view("try"));
  buildFaults(view("faults"));
  buildRequests(view("requests"), (error) => tell(error.message));
  addEventListener("hashchange", () => route(true));
  route(false);
  refreshFaults();
  refreshState();
  actions().then(({ actions: all }) => {
    reading = new Set(all.filter((each) => each.effect === "read").map((each) => each.action));
  }, (error) => tell(error.message));
  follow({ hello, request, passed: addPassed, changed }, showConnected);
}

/** Shows what the address names: `#state/GROUP`, `#try/ACTION?NAME=VALUE`, `#faults`, `#requests`. */
function route(isMoved) {
  const [path, query] = location.hash.slice(1).split("?");
  const [name, rest] = path.split("/");
  // Another fragment leads to a place in the view that is shown, such as the link that skips to the content.
  if (name !== "" && !VIEWS.includes(name)) {
    return;
  }
  const shown = name || VIEWS[0];
  for (const each of VIEWS) {
    view(each).classList.toggle("shown", each === shown);
    mark(document.querySelector(`nav [data-view="${each}"]`), each === shown);
  }
  document.body.dataset.view = shown;
  if (shown === "state" || shown === "requests") {
    showGroup(rest === undefined ? null : decodeURIComponent(rest));
  } else if (shown === "try") {
    showAction(rest, Object.fromEntries(new URLSearchParams(query ?? "")));
  } else if (shown === "faults") {
    refreshFaults();
  }
  if (isMoved && rest === undefined) {
    scrollTo(0, 0);
  }
}

function mark(link, isCurrent) {
  if (isCurrent) {
    link.setAttribute("aria-current", "page");
  } else {
    link.removeAttribute("aria-current");
  }
}

function hello({ capacity, resumed }) {
  showCapacity(capacity);
  if (!resumed) {
    // Another emulator may have begun to listen here.
    clearRequests();
  }
  changed();
}

function request(record) {
  addRequest(record);
  // A fault counts the calls that it lets pass, too.
  if (record.fault !== null || document.body.dataset.view === "faults") {
    refreshFaults();
  }
  if (record.executed && !reading.has(record.action)) {
    refreshState();
  }
}

function changed() {
  forgetPictures();
  refreshFaults();
  refreshState();
}

function showConnected(isConnected) {
  const live = document.getElementById("live");
  const words = text(isConnected ? "live.on" : "live.off");
  const told = document.getElementById("live-text");
  live.classList.toggle("on", isConnected);
  if (told.textContent !== words) {
    told.textContent = words;
  }
}

/** Shows a failure that no view has a place for. */
function tell(words) {
  const close = make("button", { type: "button", "aria-label": text("page.dismiss"), onclick: () => notice.remove() }, "×");
  const notice = make("p", { class: "notice toast", role: "alert" }, words, close);
  document.body.append(notice);
}

start();
