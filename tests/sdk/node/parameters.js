"use strict";
// The parameters of a step, with everything in them that stands for something else.

const fs = require("fs");
const path = require("path");

/** Fills in parameters from a folder of pictures and from earlier answers. */
class Parameters {
  constructor(pictures) {
    this.pictures = pictures;
    this.saved = {};
  }

  save(wanted, answer) {
    for (const [name, place] of Object.entries(wanted)) {
      this.saved[name] = place.split(".").reduce((value, part) => value[part], answer);
    }
  }

  fill(value, number = 1) {
    if (typeof value === "string") {
      const text = value.replaceAll("{n}", String(number));
      return text.startsWith("$") ? this.saved[text.slice(1)] : text;
    }
    if (Array.isArray(value)) return value.map((item) => this.fill(item, number));
    if (typeof value === "object" && value !== null) return this.fillObject(value, number);
    return value;
  }

  fillObject(value, number) {
    if (value.$picture) return fs.readFileSync(path.join(this.pictures, value.$picture)).toString("base64");
    if (value.$long) return value.$long[0].repeat(value.$long[1]);
    if (value.$list) {
      const [text, count] = value.$list;
      return Array.from({ length: count }, (_, place) => this.fill(text, place + 1));
    }
    const filled = Object.entries(value).map(([name, item]) => [name, this.fill(item, number)]);
    return Object.fromEntries(filled);
  }
}

module.exports = { Parameters };
