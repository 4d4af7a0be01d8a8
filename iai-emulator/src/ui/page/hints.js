// What a value must keep to, in words.

import { number, text } from "./texts.js";

/** The lines below a field: its rules, as far as there are any. */
export function hints(field, types) {
  const image = field.kind === "image" ? types.images.get(field.type) : null;
  const parts = [
    ...ofConstraints(field.constraints ?? {}, field.list),
    ...ofConstraints(types.strings.get(field.type)?.constraints ?? {}, false),
    ...(image ? ofImage(image) : []),
    ofKind(field.kind),
    field.default === undefined ? "" : text("hint.default", { value: JSON.stringify(field.default) }),
  ];
  return [...new Set(parts.filter(Boolean))].join(" · ");
}

function ofKind(kind) {
  const keys = {
    integer: "hint.whole", unsigned: "hint.whole", float: "hint.number",
    date: "hint.date", date_time: "hint.datetime", date_time_iso: "hint.datetimeiso",
  };
  return kind in keys ? text(keys[kind]) : "";
}

function ofConstraints({ chars, bytes, alphabet, words, url, range, items, unique }) {
  return [
    chars && text("hint.chars", { range: bounds(chars) }),
    bytes && text("hint.bytes", { range: bounds(bytes) }),
    items && text("hint.items", { range: bounds(items) }),
    range && text("hint.range", { range: bounds(range) }),
    alphabet && ofAlphabet(alphabet),
    words && text("hint.words", { separator: words.separator, words: words.values.join(", ") }),
    url && text("hint.url"),
    unique && (unique.by ? text("hint.unique.by", { by: unique.by }) : text("hint.unique")),
  ];
}

function bounds({ min, max, below }) {
  if (below !== undefined) {
    const upper = text("hint.below", { max: number(below) });
    return min === undefined ? upper : `${text("hint.min", { min: number(min) })}, ${upper}`;
  }
  if (min === undefined) {
    return text("hint.max", { max: number(max) });
  }
  if (max === undefined) {
    return text("hint.min", { min: number(min) });
  }
  return min === max ? number(min) : text("hint.between", { min: number(min), max: number(max) });
}

function ofAlphabet({ classes, symbols }) {
  const parts = (classes ?? []).map((name) => text(`hint.${name}`));
  return text("hint.only", { parts: [...parts, [...(symbols ?? "")].join(" ")].filter(Boolean).join(", ") });
}

function ofImage({ encoded, long_side, short_side }) {
  return [
    encoded && text("hint.encoded", { max: number(encoded.max) }),
    long_side && short_side
      && text("hint.sides", { jpg: number(long_side.jpg), others: number(long_side.others), min: number(short_side.min) }),
  ];
}
