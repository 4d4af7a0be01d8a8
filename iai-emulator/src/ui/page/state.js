// Groups, the persons of one of them, and their faces. Persons come in parts: a group may have a hundred thousand.

import { button, keepFocus, make, seldom } from "./dom.js";
import { ask, pictureOf, withQuery } from "./server.js";
import { counted, dayAndTime, number, text } from "./texts.js";

/** Groups and persons on the page at once. */
const GROUPS = 100;
const PERSONS = 24;

const groups = make("ul", { class: "groups" });
const groupPages = make("nav", { class: "pages", "aria-label": text("state.pages") });
const detail = make("div", { class: "detail" });
const problem = make("p", { class: "problem", role: "alert" });
const find = make("input", { id: "find", name: "person", autocomplete: "off", spellcheck: "false" });

/** What is shown: a group and from which person on, or one person. */
let shown = { group: null, person: null, offset: 0 };
let groupOffset = 0;
/** Cards by the person they show, each with what it was made of: one that shows the same again keeps its pictures and focus. */
let known = new Map();
/** Faces whose picture is not kept; they are not asked for again. */
let withoutPicture = new Set();

/** Builds the view. */
export function buildState(view) {
  view.append(
    make("div", { class: "head" },
      make("h2", { id: "state-title" }, text("state.title")),
      make("div", { class: "tools" },
        button(text("state.refresh"), () => {
          forgetPictures();
          load();
        }),
        button(text("state.reset"), reset, { class: "danger" }))),
    problem,
    make("div", { class: "columns" },
      make("div", { class: "side" },
        make("h3", {}, text("state.groups")),
        groups,
        groupPages,
        make("p", {}, make("a", { class: "button", href: "#try/CreateGroup" }, text("state.new"))),
        make("form", { class: "find", onsubmit: findPerson, role: "search", "aria-label": text("state.find.id") },
          make("label", { for: "find" }, text("state.find.id")),
          make("div", { class: "line" }, find, make("button", {}, text("state.find.do"))))),
      detail));
}

/** Shows a group; without one, the first. */
export function showGroup(group) {
  shown = { group: group ?? shown.group, person: null, offset: 0 };
  return load();
}

function findPerson(event) {
  event.preventDefault();
  const person = find.value.trim();
  if (person !== "") {
    shown = { ...shown, person, offset: 0 };
    load();
  }
}

async function reset() {
  if (confirm(text("state.reset.sure"))) {
    await ask("DELETE", "/state").catch(tellProblem);
    forgetPictures();
    await load();
  }
}

/** To be called where other pictures may be kept than before. */
export function forgetPictures() {
  withoutPicture = new Set();
  known = new Map();
  rendered = null;
}

/** Reads what is shown again, soon. */
export const refreshState = seldom(500, () => {
  // Where it cannot be seen, it is read when the view is chosen.
  if (detail.checkVisibility()) {
    load();
  }
});

let loads = 0;
/** What is on the page; the same again changes nothing there. */
let rendered = null;

async function load() {
  loads += 1;
  const own = loads;
  try {
    const listed = await ask("GET", withQuery("/ui/groups", { offset: groupOffset, limit: GROUPS }));
    shown.group ??= listed.groups[0]?.GroupId ?? null;
    const persons = await readPersons();
    // What was asked for later has another answer.
    if (own === loads) {
      tellProblem({ message: "" });
      show(listed, persons);
    }
  } catch (error) {
    tellProblem(error);
  }
}

function show(listed, persons) {
  const content = JSON.stringify([shown, listed, persons]);
  if (content !== rendered) {
    rendered = content;
    keepFocus(() => {
      showGroups(listed);
      showPersons(listed, persons);
    });
  }
}

async function readPersons() {
  if (shown.person !== null) {
    return ask("GET", withQuery("/ui/persons", { person: shown.person }));
  }
  if (shown.group === null) {
    return null;
  }
  const part = { group: shown.group, offset: shown.offset, limit: PERSONS };
  // The group may be gone by now.
  return ask("GET", withQuery("/ui/persons", part)).catch(() => null);
}

function tellProblem(error) {
  problem.textContent = error.message;
}

function showGroups({ groups: listed, total, offset }) {
  groups.replaceChildren(...listed.map(groupItem));
  showPages(groupPages, "groups", { total, offset, count: listed.length, size: GROUPS }, (to) => {
    groupOffset = to;
    load();
  });
}

function groupItem({ GroupId, GroupName, PersonNum }) {
  const isCurrent = shown.person === null && GroupId === shown.group;
  const href = `#state/${encodeURIComponent(GroupId)}`;
  return make("li", {}, make("a", { href, "data-keep": href, "aria-current": isCurrent ? "true" : null },
    make("span", { class: "name" }, GroupName),
    make("span", { class: "more" }, `${GroupId} · ${counted("state.persons", PersonNum)}`)));
}

function showPersons({ groups: listed, total }, persons) {
  if (shown.person !== null) {
    const none = make("p", { class: "empty" }, text("state.found.none"));
    const title = make("h3", {}, text("state.found", { person: shown.person }));
    detail.replaceChildren(title, persons.total === 0 ? none : cards(persons.persons));
  } else if (persons !== null) {
    showMembers(listed.find((group) => group.GroupId === shown.group), persons);
  } else if (total === 0) {
    shown.group = null;
    detail.replaceChildren(make("p", { class: "empty" },
      text("state.empty"), " ", make("a", { href: "#try/CreateGroup" }, text("state.empty.do"))));
  } else {
    detail.replaceChildren(make("p", { class: "empty" }, text("state.gone")));
    shown.group = null;
  }
}

function showMembers(group, { persons, total, offset }) {
  const pages = make("nav", { class: "pages", "aria-label": text("state.pages") });
  showPages(pages, "persons", { total, offset, count: persons.length, size: PERSONS }, (to) => {
    shown.offset = to;
    load();
  });
  detail.replaceChildren(
    make("div", { class: "head" },
      make("h3", {}, text("state.persons", { group: group?.GroupName ?? shown.group })),
      make("a", { class: "button", href: tryWith("CreatePerson", { GroupId: shown.group }) }, text("state.add"))),
    group ? make("p", { class: "quiet" }, about(group)) : "",
    persons.length === 0 ? make("p", { class: "empty" }, text("state.persons.empty")) : cards(persons),
    pages);
}

function about(group) {
  const parts = [
    text("state.model", { version: group.FaceModelVersion }),
    counted("state.persons", group.PersonNum),
    counted("state.faces", group.FaceNum),
    group.Tag && text("state.tag", { tag: group.Tag }),
    group.GroupExDescriptions.length > 0 && text("state.fields", { fields: group.GroupExDescriptions.join(", ") }),
    text("state.created", { time: dayAndTime(group.CreationTimestamp) }),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** The range that is shown, and the way to the next and the one before. */
function showPages(nav, name, { total, offset, count, size }, go) {
  nav.hidden = offset === 0 && count === total;
  if (nav.hidden) {
    return;
  }
  const last = offset + count;
  const range = text("state.range", { first: number(Math.min(offset + 1, last)), last: number(last), total: number(total) });
  nav.replaceChildren(
    button(text("state.before"), () => go(Math.max(0, offset - size)), { disabled: offset === 0, "data-keep": `${name} before` }),
    make("span", {}, range),
    button(text("state.after"), () => go(offset + size), { disabled: last >= total, "data-keep": `${name} after` }));
}

function cards(persons) {
  const made = persons.map((person) => {
    const content = JSON.stringify(person);
    const old = known.get(person.PersonId);
    return { content, element: old?.content === content ? old.element : card(person) };
  });
  known = new Map(made.map((each, index) => [persons[index].PersonId, each]));
  return make("ul", { class: "cards" }, made.map((each) => each.element));
}

function card(person) {
  const { PersonId, PersonName, Gender, Groups, Faces, CreationTimestamp } = person;
  const more = [PersonId, text(`gender.${Gender}`), counted("state.faces", Faces.length)].filter(Boolean).join(" · ");
  return make("li", { class: "card person", "data-person": PersonId },
    make("div", { class: "faces" }, Faces.map((face) => thumbnail(face.FaceId, PersonName))),
    make("div", { class: "who" },
      make("strong", { class: "name" }, PersonName),
      make("span", { class: "more" }, more),
      make("span", { class: "more" }, text("person.groups", { groups: Groups.map((group) => group.GroupId).join(", ") })),
      make("span", { class: "more" }, text("state.created", { time: dayAndTime(CreationTimestamp) }))),
    make("p", { class: "tools", role: "group", "aria-label": text("person.more", { name: PersonName }) },
      action("CreateFace", { PersonId }, "person.addface"),
      action("ModifyPersonBaseInfo", { PersonId, PersonName }, "person.rename"),
      action("DeletePerson", { PersonId }, "person.delete")));
}

function action(name, values, key) {
  return make("a", { href: tryWith(name, values) }, text(key));
}

/** The address of a form with values filled in. */
function tryWith(name, values) {
  return `#try/${withQuery(name, values)}`;
}

function thumbnail(face, name) {
  if (withoutPicture.has(face)) {
    return placeholder(face);
  }
  const image = make("img", {
    src: pictureOf(face), alt: text("person.face", { face, name }), title: face, width: 64, height: 64, loading: "lazy",
  });
  image.addEventListener("error", () => {
    withoutPicture.add(face);
    image.replaceWith(placeholder(face));
  });
  return image;
}

function placeholder(face) {
  return make("span", { class: "noface", role: "img", "aria-label": text("person.noface"), title: face });
}
