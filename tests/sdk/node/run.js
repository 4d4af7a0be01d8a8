"use strict";
// Runs the scenario with the official Node.js SDK: run.js http://127.0.0.1:PORT FOLDER_OF_PICTURES
// The SDK is looked for where NODE_PATH says.

const assert = require("assert");
const fs = require("fs");
const path = require("path");
const { iai } = require("tencentcloud-sdk-nodejs");
const { CommonClient } = require("tencentcloud-sdk-nodejs/tencentcloud/common");
const { differences } = require("./expected");
const { Parameters } = require("./parameters");

const { Client } = iai.v20200303;
const REQUEST_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The routes that are for tests. */
async function ask(url, method, route, body) {
  const answer = await fetch(`${url}/_emulator/${route}`, { method, body });
  assert(answer.ok, `${method} ${route}: ${answer.status}`);
}

function client(url, mode, { version, id = "AKIDtest", key = "key-for-tests", token } = {}) {
  const [scheme, endpoint] = url.split("://");
  const settings = {
    credential: { secretId: id, secretKey: key, token },
    region: "ap-guangzhou",
    profile: {
      signMethod: mode.sign,
      language: "en-US",
      httpProfile: { protocol: `${scheme}://`, endpoint, reqMethod: mode.method },
    },
  };
  return version ? new CommonClient(endpoint, version, settings) : new Client(settings);
}

/** The answer as an object, or the error. Both have a request id. */
async function call(url, mode, step, parameters) {
  const caller = client(url, mode, step.as);
  try {
    if (step.raw) return await caller.request(step.action, parameters);
    return await caller[step.action](parameters);
  } catch (error) {
    return { Error: error.code, Message: error.message, RequestId: error.requestId };
  }
}

/** What is wrong with an answer. */
function judge(step, answer, saved) {
  if (!REQUEST_ID.test(answer.RequestId)) return [`no request id in ${JSON.stringify(answer)}`];
  if (step.error) return differences({ Error: step.error, Message: { $like: "." } }, answer, saved);
  if (answer.Error) return [`expected ${JSON.stringify(step.expect)}, found ${JSON.stringify(answer)}`];
  return differences(step.expect, answer, saved);
}

/** One call; with `until`, calls until the answer fits or the seconds are over. */
async function play(url, mode, step, parameters, number) {
  const end = Date.now() + 1000 * (step.until ?? 0);
  for (;;) {
    const answer = await call(url, mode, step, parameters.fill(step.parameters, number));
    const wrong = judge(step, answer, parameters.saved);
    if (wrong.length === 0) parameters.save(step.save ?? {}, answer);
    if (wrong.length === 0 || Date.now() >= end) return wrong;
    await new Promise((done) => setTimeout(done, 250));
  }
}

const belongs = ({ only = "", but }, mode) => mode.includes(only) && !(but && mode.includes(but));

/** Number of failures. */
async function runMode(url, pictures, mode, steps) {
  for (const route of ["state", "faults", "requests"]) await ask(url, "DELETE", route);
  const parameters = new Parameters(pictures);
  const start = Date.now();
  let [calls, failures] = [0, 0];
  for (const step of steps.filter((step) => belongs(step, mode.name))) {
    if (step.fault) await ask(url, "POST", "faults", step.fault);
    for (let number = 1; number <= (step.times ?? 1); number += 1) {
      calls += 1;
      const wrong = await play(url, mode, step, parameters, number);
      failures += wrong.length > 0 ? 1 : 0;
      for (const line of wrong) {
        console.log(`  ${mode.name}: ${step.name} (${step.action}): ${line.slice(0, 1000)}`);
      }
    }
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`node ${mode.name}: ${calls} steps, ${failures} failures, ${seconds} s`);
  return failures;
}

/** Actions of the SDK that no step carries out. */
function actionsLeftOut(steps) {
  const actions = Object.getOwnPropertyNames(Client.prototype).filter((name) => /^[A-Z]/.test(name));
  assert.strictEqual(actions.length, 35);
  const played = new Set(steps.filter((step) => step.expect && !step.only).map((step) => step.action));
  return actions.filter((action) => !played.has(action));
}

async function main() {
  const [url, pictures] = process.argv.slice(2);
  const text = fs.readFileSync(path.join(__dirname, "..", "scenario.json"), "utf8");
  const { modes, steps } = JSON.parse(text);
  assert.deepStrictEqual(actionsLeftOut(steps), []);
  let failures = 0;
  // This SDK has no unsigned payload.
  for (const mode of modes.filter((mode) => !mode.unsigned)) failures += await runMode(url, pictures, mode, steps);
  process.exitCode = failures ? 1 : 0;
}

main();
