// What a page is asked in the test: can it be read, reached and heard?

/** Elements that can be seen and hold text of their own. */
function* texts() {
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
    if (own && element.checkVisibility() && !element.closest(".unseen, .skip, option, optgroup, :disabled")) {
      yield element;
    }
  }
}

function channels(colour) {
  const [red, green, blue, alpha] = colour.match(/[\d.]+/g).map(Number);
  return { red, green, blue, alpha: alpha ?? 1 };
}

function luminance({ red, green, blue }) {
  const linear = (value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function ground(element) {
  for (let each = element; each !== null; each = each.parentElement) {
    const colour = channels(getComputedStyle(each).backgroundColor);
    if (colour.alpha === 1) {
      return colour;
    }
  }
  return { red: 255, green: 255, blue: 255 };
}

/** Texts whose contrast is below 4.5, as WCAG AA asks for. */
function pale() {
  const found = [];
  for (const element of texts()) {
    const [one, other] = [luminance(channels(getComputedStyle(element).color)), luminance(ground(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) {
      found.push(`${contrast.toFixed(2)}: ${element.className} ${element.textContent.slice(0, 40)}`);
    }
  }
  return found;
}

/** What reaches past the edge of what it stands in. */
function wide() {
  const right = (element) => element.getBoundingClientRect().right;
  const inner = (element) => element.closest("pre, nav, .unseen, .skip, thead, select, .groups, .noface") !== null;
  const found = [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && !inner(element) && right(element) > right(element.parentElement) + 1);
  return found.map((element) => `${element.tagName}.${element.className}`);
}

/** Everything that a keyboard must reach. */
function reachable() {
  const all = document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']");
  return [...all].filter((element) => element.checkVisibility() && !element.disabled && element.closest("[hidden]") === null);
}

/** Marks what has the focus; whether it was marked already, or nothing has it. */
function reached() {
  const active = document.activeElement;
  if (active === document.body || active.dataset.reached !== undefined) {
    return null;
  }
  active.dataset.reached = "";
  const { outlineStyle, outlineWidth } = getComputedStyle(active);
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
}

/** What was not marked; marks are taken away. */
function missed() {
  const found = reachable().filter((element) => element.dataset.reached === undefined);
  document.querySelectorAll("[data-reached]").forEach((element) => delete element.dataset.reached);
  return found.map((element) => element.outerHTML.slice(0, 120));
}

/** Fields without a label or a text that says what goes in. */
function unlabelled() {
  const fields = [...document.querySelectorAll("#view-try .form :is(input, select)")];
  return fields
    .filter((field) => field.labels.length === 0 || field.labels[0].textContent === ""
      || document.getElementById(field.getAttribute("aria-describedby")) === null)
    .map((field) => field.outerHTML.slice(0, 120));
}
