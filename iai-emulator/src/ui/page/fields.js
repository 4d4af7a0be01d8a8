// The fields of a form, made from the table of an action. Each is an element with `read`, which gives the value or `undefined`
// where nothing is to be sent, and `fill`, which puts a value in.

import { button, fresh, make } from "./dom.js";
import { hints } from "./hints.js";
import { number, text } from "./texts.js";

/** The types of the document by their names. */
export function typesOf(document) {
  const byName = (list) => new Map((list ?? []).map((each) => [each.name, each]));
  return {
    strings: byName(document.strings),
    enums: byName(document.enums),
    images: byName(document.images),
    structures: byName(document.structures),
  };
}

/** A form's field with label and help. */
export function fieldOf(field, types) {
  return field.list ? listField(field, types) : single(field, types, field.name);
}

function single(field, types, label) {
  if (field.kind === "structure") {
    return structureField(field, types, label);
  }
  const id = fresh(field.name);
  const control = controlOf(field, types, id);
  return {
    element: make("div", { class: "field" },
      make("label", { for: id }, label, required(field)),
      control.element,
      help(field, types, id)),
    read: control.read,
    fill: control.fill,
  };
}

function required(field) {
  return field.required ? make("span", { class: "needed" }, text("field.required")) : null;
}

function help(field, types, id) {
  const rules = hints(field, types);
  return make("div", { class: "help", id: `${id}-help` },
    field.doc ? make("p", { class: "quiet" }, field.doc) : null,
    rules ? make("p", { class: "hint" }, rules) : null);
}

function controlOf(field, types, id) {
  const common = { id, name: field.name, "aria-describedby": `${id}-help`, "aria-required": field.required ? "true" : null };
  const allowed = field.constraints?.one_of ?? types.strings.get(field.type)?.constraints?.one_of;
  const meanings = types.enums.get(field.type)?.values ?? [];
  switch (field.kind) {
    case "image":
      return pictureControl(field, common);
    case "enum":
    case "switch":
      return choice(common, meanings.map(({ value, name, doc }) => [value, `${value} · ${name} – ${doc}`]));
    case "boolean":
      return choice(common, [[true, text("field.true")], [false, text("field.false")]]);
    case "integer":
    case "unsigned":
    case "float":
      return textControl({ ...common, inputmode: field.kind === "float" ? "decimal" : "numeric" }, asNumber);
    default:
      return allowed
        ? choice(common, allowed.values.map((value) => [value, value]))
        : textControl(common, (value) => value);
  }
}

/** What is no number is sent as text, so that its refusal can be seen. */
function asNumber(value) {
  const parsed = Number(value);
  return value.trim() !== "" && Number.isFinite(parsed) ? parsed : value;
}

function textControl(attributes, convert) {
  const input = make("input", { type: "text", autocomplete: "off", spellcheck: "false", ...attributes });
  return {
    element: input,
    read: () => (input.value === "" ? undefined : convert(input.value)),
    fill: (value) => {
      input.value = value ?? "";
    },
  };
}

function choice(attributes, pairs) {
  const options = pairs.map(([, label], index) => make("option", { value: index }, label));
  const select = make("select", attributes, make("option", { value: "" }, text("field.absent")), options);
  return {
    element: select,
    read: () => (select.value === "" ? undefined : pairs[Number(select.value)][0]),
    fill: (value) => {
      const index = pairs.findIndex(([known]) => known === value);
      select.value = index < 0 ? "" : String(index);
    },
  };
}

/** A file, read when it is chosen, as Base64. */
function pictureControl(field, attributes) {
  let encoded;
  const preview = make("img", { class: "preview", alt: text("field.preview", { name: field.name }), hidden: true });
  const about = make("p", { class: "hint", role: "status" }, text("field.choose"));
  const show = (words, file) => {
    about.textContent = words;
    URL.revokeObjectURL(preview.src);
    preview.hidden = file === undefined;
    if (file !== undefined) {
      preview.src = URL.createObjectURL(file);
    }
  };
  const input = make("input", { type: "file", accept: "image/png,image/jpeg,image/bmp", ...attributes });
  const reset = () => {
    encoded = undefined;
    show(text("field.choose"));
  };
  input.addEventListener("change", async () => {
    const [file] = input.files;
    reset();
    if (file === undefined) {
      return;
    }
    try {
      encoded = await base64(file);
      const values = { name: file.name, bytes: number(file.size), chars: number(encoded.length) };
      show(text("field.chosen", values), file);
    } catch {
      show(text("field.unreadable"));
    }
  });
  return {
    element: make("div", { class: "picture" }, preview, make("div", {}, input, about)),
    read: () => encoded,
    fill: () => {
      input.value = "";
      reset();
    },
  };
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

function structureField(field, types, label) {
  const parts = (types.structures.get(field.type)?.fields ?? []).map((each) => [each.name, fieldOf(each, types)]);
  return {
    element: make("fieldset", {},
      make("legend", {}, label, required(field)),
      parts.map(([, part]) => part.element)),
    read: () => readAll(parts),
    fill: (value) => fillAll(parts, value ?? {}),
  };
}

/** The values of named fields as one object; `undefined` where there are none. */
export function readAll(parts) {
  const values = parts.map(([name, part]) => [name, part.read()]).filter(([, value]) => value !== undefined);
  return values.length === 0 ? undefined : Object.fromEntries(values);
}

/** Puts the members of an object into named fields, and empties the others. */
export function fillAll(parts, values) {
  for (const [name, part] of parts) {
    part.fill(values[name]);
  }
}

function listField(field, types) {
  const entries = [];
  const list = make("div", { class: "entries" });
  const id = fresh(field.name);
  const add = (value) => {
    const entry = single({ ...field, doc: "", required: false, constraints: undefined, default: undefined }, types, "");
    entries.push(entry);
    entry.row = make("div", { class: "entry" }, entry.element, button(text("field.remove"), () => remove(entry)));
    list.append(entry.row);
    entry.fill(value);
    relabel(field, entries);
    return entry;
  };
  const remove = (entry) => {
    entries.splice(entries.indexOf(entry), 1);
    entry.row.remove();
    relabel(field, entries);
    more.focus();
  };
  const more = button(text("field.add"), () => add().element.querySelector("input, select")?.focus(), { class: "add" });
  return {
    element: make("fieldset", { "aria-describedby": `${id}-help` },
      make("legend", {}, field.name, required(field)),
      help(field, types, id),
      list,
      more),
    read: () => {
      const values = entries.map((entry) => entry.read()).filter((value) => value !== undefined);
      return values.length === 0 ? undefined : values;
    },
    fill: (values) => {
      entries.splice(0).forEach((entry) => entry.row.remove());
      (values ?? []).forEach(add);
    },
  };
}

/** Entries are counted as they stand now. */
function relabel(field, entries) {
  entries.forEach((entry, index) => {
    const values = { name: field.name, number: index + 1 };
    entry.element.querySelector("label, legend").textContent = text("field.entry", values);
    entry.row.lastElementChild.setAttribute("aria-label", text("field.remove.which", values));
  });
}
