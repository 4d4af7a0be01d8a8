// All texts of the page, by key; another language is another table of the same keys. `{name}` stands for a value.

const TEXTS = {
  en: {
    "page.title": "IAI emulator",
    "page.subtitle": "No face recognition: likeness is that of pictures, not of people.",
    "page.skip": "Skip to the content",
    "page.views": "Views",
    "page.dismiss": "Close this message",
    "live.on": "Live",
    "live.off": "Not connected; trying again",
    "server.gone": "The emulator does not answer. Is it still running?",
    "server.status": "The emulator answered HTTP {status}.",

    "state.title": "State",
    "state.groups": "Groups",
    "state.groups.count": "{count} groups",
    "state.groups.one": "1 group",
    "state.empty": "There are no groups yet.",
    "state.empty.do": "Create the first one",
    "state.new": "New group",
    "state.persons": "Persons of {group}",
    "state.persons.empty": "Nobody is in this group yet.",
    "state.persons.one": "1 person",
    "state.persons.count": "{count} persons",
    "state.faces.one": "1 face",
    "state.faces.count": "{count} faces",
    "state.model": "Model {version}",
    "state.tag": "Tag: {tag}",
    "state.fields": "Description fields: {fields}",
    "state.created": "Created {time}",
    "state.add": "Add a person",
    "state.find.id": "Find a person by PersonId",
    "state.find.do": "Find",
    "state.found": "Person {person}",
    "state.found.none": "There is no person of this id.",
    "state.range": "{first}–{last} of {total}",
    "state.pages": "Pages",
    "state.before": "Previous",
    "state.after": "Next",
    "state.refresh": "Refresh",
    "state.reset": "Reset",
    "state.reset.sure": "Go back to what was loaded at the start, or to nothing? This cannot be undone.",
    "state.gone": "This group is gone.",
    "person.groups": "In {groups}",
    "person.face": "Picture of face {face} of {name}",
    "person.noface": "Face without a kept picture",
    "person.addface": "Add a face",
    "person.rename": "Change",
    "person.delete": "Delete",
    "person.more": "Actions for {name}",
    "gender.0": "",
    "gender.1": "male",
    "gender.2": "female",

    "requests.title": "Requests",
    "requests.empty": "Nothing was called yet. Requests appear here as they come.",
    "requests.off": "This emulator keeps no log (--log-capacity 0).",
    "requests.time": "Time",
    "requests.action": "Action",
    "requests.result": "Result",
    "requests.duration": "Duration",
    "requests.details": "Details",
    "requests.filter": "Show only",
    "requests.filter.hint": "Action, code or fault",
    "requests.pause": "Pause",
    "requests.resume": "Go on",
    "requests.waiting": "Go on ({count} new)",
    "requests.clear": "Empty the log",
    "requests.passed": "{count} requests passed that are no longer kept",
    "requests.noaction": "(no action)",
    "requests.then": "{code}, then {delivered}",
    "requests.fault": "Fault: {fault}",
    "requests.fault.before": "Fault: {fault} (not carried out)",
    "requests.way": "{method}, signature {protocol}",
    "requests.bytes": "{bytes} bytes",
    "requests.new.one": "1 new request: {action}, {result}",
    "requests.new.count": "{count} new requests, {refused} of them refused",
    "milliseconds": "{value} ms",
    "seconds": "{value} s",

    "faults.title": "Faults",
    "faults.intro": "A fault strikes calls of the actions that it names. Nothing outside of this emulator is touched.",
    "faults.new": "New fault",
    "faults.hint": "ACTION: SETTING, SETTING, … — as for --fault; * is every action.",
    "faults.add": "Add",
    "faults.samples": "Samples",
    "faults.syntax": "All settings",
    "faults.list": "Faults in play",
    "faults.none": "No fault is in play.",
    "faults.fault": "Fault",
    "faults.struck": "Struck",
    "faults.struck.of": "{struck} of {calls} calls",
    "faults.state": "State",
    "faults.active": "active",
    "faults.used": "used up",
    "faults.remove": "Remove",
    "faults.remove.which": "Remove the fault {fault}",
    "faults.clear": "Remove all",
    "faults.added": "The fault is in play.",
    "faults.removed": "The fault is out.",
    "faults.cleared": "All faults are out.",
    "faults.happens": "What happens",
    "faults.whom": "To which calls",
    "faults.side": "On which side",
    "faults.s.error": "the response is this error",
    "faults.s.unlisted": "the same with a code that is not documented",
    "faults.s.message": "the text of that error",
    "faults.s.status": "a gateway’s page with this HTTP status",
    "faults.s.reset": "the connection is reset, or ends without a response",
    "faults.s.half": "half of the response",
    "faults.s.garbage": "something that is no JSON, or no body",
    "faults.s.delay": "it takes longer; goes with the others",
    "faults.s.skew": "the emulator’s clock is off by so many seconds",
    "faults.s.script": "call by call",
    "faults.s.probability": "by chance",
    "faults.s.rate": "those beyond so many per second",
    "faults.s.times": "so often at most",
    "faults.s.before": "nothing is carried out (this is the default)",
    "faults.s.after": "the state has changed, the response is replaced or lost",

    "try.title": "Try it",
    "try.action": "Action",
    "try.intro": "The form checks nothing: what is wrong is answered as the service would. Empty fields are not sent.",
    "try.example": "Fill in an example",
    "try.example.none": "Choose an example",
    "try.send": "Sign and send",
    "try.sending": "Waiting for the response…",
    "try.stop": "Stop waiting",
    "try.stopped": "No longer waiting for the response. The call may be carried out all the same.",
    "try.clear": "Clear the form",
    "try.noparameters": "This action has no parameters.",
    "try.deprecated": "Deprecated: {why}",
    "try.source": "Page of the vendor",
    "try.rule": "At least one of {names} must be given.",
    "try.rule.prefer": "At least one of {names} must be given; {prefer} wins.",
    "try.readonly": "changes nothing",
    "field.required": "required",
    "field.absent": "not sent",
    "field.true": "true",
    "field.false": "false",
    "field.add": "Add an entry",
    "field.remove": "Remove",
    "field.remove.which": "Remove entry {number} of {name}",
    "field.entry": "{name}, entry {number}",
    "field.choose": "PNG, JPG or BMP",
    "field.chosen": "{name}, {bytes} bytes; {chars} characters of Base64",
    "field.unreadable": "This file cannot be read.",
    "field.preview": "Preview of {name}",
    "hint.chars": "{range} characters",
    "hint.bytes": "{range} bytes",
    "hint.items": "{range} entries",
    "hint.range": "{range}",
    "hint.below": "below {max}",
    "hint.between": "{min} to {max}",
    "hint.min": "at least {min}",
    "hint.max": "at most {max}",
    "hint.only": "only {parts}",
    "hint.english_letters": "English letters",
    "hint.chinese_letters": "Chinese letters",
    "hint.digits": "digits",
    "hint.words": "words with “{separator}” between them: {words}",
    "hint.url": "an absolute address; it is looked up in the folder of --pictures, never fetched",
    "hint.unique": "all different",
    "hint.unique.by": "{by} all different",
    "hint.default": "default: {value}",
    "hint.date": "such as 2020-09-22",
    "hint.datetime": "such as 2020-09-22 00:00:00",
    "hint.datetimeiso": "such as 2020-09-22T00:00:00+08:00",
    "hint.encoded": "at most {max} characters of Base64",
    "hint.sides": "long side at most {jpg} px (JPG) or {others} px, short side at least {min} px",
    "hint.whole": "a whole number",
    "hint.number": "a number",

    "result.title": "Response",
    "result.none": "Nothing was sent yet.",
    "result.ok": "ok",
    "result.summary": "{action}: {outcome}",
    "result.http": "HTTP {status}",
    "result.took": "{time} round trip",
    "result.close": "No response: the connection ends here (fault close).",
    "result.reset": "No response: the connection is reset here (fault reset).",
    "result.half": "Only this half of the response arrives (fault half).",
    "result.foreign": "This is no envelope of the service.",
    "result.empty": "The response has no body.",
    "result.meaning": "What it means",
    "result.remedy": "What to do",
    "result.signed": "What was signed",
    "result.headers": "Headers",
    "result.body": "Body",
    "result.canonical": "Canonical request",
    "result.text": "String to sign",
    "result.key": "The emulator signed with its first key, which is not shown, and checked the signature like any other.",
    "result.token": "X-TC-Token: (not shown)",
    "result.shortened": "… ({count} characters)",
    "result.curl": "The same on a command line",
  },
};

const language = navigator.languages.map((each) => each.split("-")[0]).find((each) => each in TEXTS) ?? "en";
document.documentElement.lang = language;

/** The text of a key, with its values put in. */
export function text(key, values = {}) {
  const found = TEXTS[language][key] ?? TEXTS.en[key] ?? key;
  return found.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The text for a number of things: `KEY.one` or `KEY.count`. */
export function counted(key, count, values = {}) {
  return text(count === 1 ? `${key}.one` : `${key}.count`, { count: number(count), ...values });
}

const numbers = new Intl.NumberFormat(language);
const fine = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const clock = new Intl.DateTimeFormat(language, { timeStyle: "medium", hourCycle: "h23" });
const calendar = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });

export function number(value) {
  return numbers.format(value);
}

const choices = new Intl.ListFormat(language, { type: "disjunction" });

/** Names of which one is wanted, as a list in a sentence. */
export function oneOf(names) {
  return choices.format(names);
}

/** A time of day, from seconds since 1970. */
export function timeOfDay(seconds) {
  return clock.format(new Date(seconds * 1000));
}

/** Day and time, from milliseconds since 1970. */
export function dayAndTime(milliseconds) {
  return calendar.format(new Date(milliseconds));
}

/** How long something took. */
export function duration(milliseconds) {
  return milliseconds < 1000
    ? text("milliseconds", { value: fine.format(milliseconds) })
    : text("seconds", { value: fine.format(milliseconds / 1000) });
}

/** Puts the texts into elements that name them: `data-text` as content, `data-label` as the label for a screen reader. */
export function fillTexts(root) {
  for (const element of root.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text);
  }
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", text(element.dataset.label));
  }
}
