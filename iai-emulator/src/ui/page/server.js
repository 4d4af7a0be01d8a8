// Requests to the emulator that has served this page.

import { text } from "./texts.js";

const ROOT = "/_emulator";

/** Asks a control route; throws an Error whose message can be shown. */
export async function ask(method, path, { body, signal } = {}) {
  let response;
  try {
    response = await fetch(ROOT + path, { method, body, signal });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Error(text("server.gone"));
  }
  return read(response);
}

async function read(response) {
  const said = await response.text();
  let value = null;
  try {
    value = JSON.parse(said);
  } catch {
    // A refusal before the route is plain text.
  }
  if (!response.ok) {
    throw new Error(value?.error ?? (said.trim() || text("server.status", { status: response.status })));
  }
  return value;
}

/** A path with a query of these names and values. */
export function withQuery(path, values) {
  return `${path}?${new URLSearchParams(values)}`;
}

/** Where the picture of a face is, if the emulator keeps it. */
export function pictureOf(face) {
  return `${ROOT}/pictures/${encodeURIComponent(face)}`;
}

let described = null;

/** The actions and their types, read once. */
export function actions() {
  described ??= ask("GET", "/actions").catch((error) => {
    described = null;
    throw error;
  });
  return described;
}

/** Time after which a connection that was refused is tried again. */
const RETRY = 2000;

/** Follows the log. The listeners are called by the name of the event. */
export function follow(listeners, connected) {
  let source = null;
  let last = null;
  const lost = () => {
    connected(false);
    // The browser comes back by itself where a connection broke off, and gives up where it was refused.
    if (source?.readyState === EventSource.CLOSED) {
      setTimeout(open, RETRY);
    }
  };
  // A page that nobody sees holds no connection: a browser has few for each server.
  const open = () => {
    source?.close();
    source = null;
    if (document.hidden) {
      return;
    }
    source = new EventSource(last === null ? `${ROOT}/events` : withQuery(`${ROOT}/events`, { after: last }));
    source.addEventListener("error", lost);
    for (const [name, listener] of Object.entries(listeners)) {
      source.addEventListener(name, (event) => {
        last = event.lastEventId === "" ? last : event.lastEventId;
        connected(true);
        listener(JSON.parse(event.data));
      });
    }
  };
  document.addEventListener("visibilitychange", open);
  open();
}
