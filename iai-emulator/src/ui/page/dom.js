// Elements, made without HTML in strings: what comes from the state is always text.

/**
 * Makes an element. Attributes whose name begins with "on" are listeners; those that are false, null or undefined are left
 * out. Children are elements or text.
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A code such as `A.B`, which may be broken behind its dots. */
export function breakable(code) {
  return code.split(/(?<=\.)/).flatMap((part) => [make("wbr"), part]).slice(1);
}

let numbers = 0;

/** An id that no other element has. */
export function fresh(name) {
  numbers += 1;
  return `${name}-${numbers}`;
}

/** A button that does something on this page. */
export function button(label, press, attributes = {}) {
  return make("button", { type: "button", onclick: press, ...attributes }, label);
}

/**
 * Puts new elements in place without taking the focus: it stays where its element stays, and else goes to the new one of the
 * same `data-keep`.
 */
export function keepFocus(render) {
  const active = document.activeElement;
  const key = active?.dataset?.keep;
  render();
  if (document.activeElement !== active) {
    const again = active.isConnected || key === undefined ? active : document.querySelector(`[data-keep="${CSS.escape(key)}"]`);
    again?.focus({ preventScroll: true });
  }
}

/** Runs a task at most once in so many milliseconds; what is asked for in between runs once, at the end. */
export function seldom(milliseconds, task) {
  let timer = null;
  let last = -Infinity;
  return () => {
    if (timer !== null) {
      return;
    }
    const wait = Math.max(0, last + milliseconds - performance.now());
    timer = setTimeout(() => {
      timer = null;
      last = performance.now();
      task();
    }, wait);
  };
}
