// What a try was answered, and what was signed for it.

import { breakable, make } from "./dom.js";
import { duration, number, text } from "./texts.js";

/** Longer texts in a request, such as pictures, are shown shortened. */
const LONG = 200;

const status = make("p", { class: "outcome", role: "status" });
const content = make("div", {});

/** The part of the view that tells the result. */
export function buildResult() {
  showLine("", text("result.none"));
  return make("section", { class: "card result", "aria-labelledby": "result-title" },
    make("h3", { id: "result-title" }, text("result.title")), status, content);
}

function showLine(kind, words, ...more) {
  status.replaceChildren(make("span", { class: kind }, breakable(words)), ...more);
}

/** Shows that a response is not there yet. */
export function showWaiting() {
  showLine("", text("try.sending"));
  content.replaceChildren();
}

/** Shows why there is none. */
export function showFailure(words) {
  showLine("problem", words);
  content.replaceChildren();
}

/** Shows a response with what belongs to it. */
export function showResult({ name, body, told, milliseconds, errors }) {
  const { response } = told;
  const envelope = parsed(response.body)?.Response;
  const isWhole = response.delivered === "whole";
  const code = isWhole ? envelope?.Error?.Code : undefined;
  const isFine = isWhole && envelope !== undefined && code === undefined;
  const outcome = isFine ? text("result.ok") : code ?? (isWhole ? text("result.http", { status: response.status }) : response.delivered);
  const kind = isFine ? "good" : code === undefined ? "odd" : "bad";
  showLine(`badge ${kind}`, text("result.summary", { action: name, outcome }),
    make("span", { class: "quiet" }, facts(response, milliseconds)));
  content.replaceChildren(
    ...meaning(code, errors),
    ...answer(response, envelope),
    signed(name, body, told));
  status.scrollIntoView({ block: "nearest" });
}

function facts({ status: http }, milliseconds) {
  const took = text("result.took", { time: duration(milliseconds) });
  return [http && text("result.http", { status: http }), took].filter(Boolean).join(" · ");
}

function parsed(words) {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}

function meaning(code, errors) {
  const known = errors.find((each) => each.code === code);
  if (known === undefined) {
    return [];
  }
  const { meaning: means, remedy } = known;
  return [make("dl", { class: "meaning" },
    make("dt", {}, text("result.meaning")), make("dd", {}, means),
    make("dt", {}, text("result.remedy")), make("dd", {}, remedy))];
}

function answer({ delivered, body }, envelope) {
  if (delivered === "close" || delivered === "reset") {
    return [make("p", { class: "notice" }, text(`result.${delivered}`))];
  }
  if (delivered === "half") {
    return [make("p", { class: "notice" }, text("result.half")), block(body)];
  }
  if (body === "") {
    return [make("p", { class: "notice" }, text("result.empty"))];
  }
  if (envelope === undefined) {
    return [make("p", { class: "notice" }, text("result.foreign")), block(body)];
  }
  return [block(JSON.stringify(envelope, null, 2), "response")];
}

/** Text as it is, in a box that the keyboard can scroll. */
function block(words, id) {
  return make("pre", { tabindex: 0, id }, words);
}

function signed(name, body, told) {
  const lines = told.request.headers.map((header) => `${header.name}: ${header.value}`);
  if (told.request.has_token) {
    lines.push(text("result.token"));
  }
  const head = [`${told.request.method} ${told.request.path} HTTP/1.1`, ...lines].join("\n");
  return make("details", { class: "signed" },
    make("summary", {}, text("result.signed")),
    make("p", { class: "quiet" }, text("result.key")),
    part("result.headers", head),
    part("result.body", shortened(body)),
    part("result.canonical", told.canonical_request),
    part("result.text", told.string_to_sign),
    body.length > LONG ? null : part("result.curl", curl(name, body)));
}

function part(key, words) {
  return [make("h4", {}, text(key)), block(words)];
}

/** The parameters in lines, with long texts cut. */
function shortened(body) {
  const cut = (_, value) => (typeof value === "string" && value.length > LONG
    ? value.slice(0, 24) + text("result.shortened", { count: number(value.length) })
    : value);
  return JSON.stringify(JSON.parse(body), cut, 2);
}

function curl(name, body) {
  const quoted = body.replaceAll("'", "'\\''");
  return `curl ${location.origin}/_emulator/try/${name} -d '${quoted}'`;
}
