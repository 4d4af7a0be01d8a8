"use strict";
// Makes calls with the official Node.js SDK: call.js KIND URL FILE CALLS AT_ONCE. What it prints, the benches read.
// The SDK is looked for where NODE_PATH says.

const fs = require("fs");
const http = require("http");
const { iai } = require("tencentcloud-sdk-nodejs");

const [kind, url, file, calls, atOnce] = process.argv.slice(2);
const picture = kind.endsWith("photo") ? file : undefined;

const client = new iai.v20200303.Client({
  credential: { secretId: "AKIDbench0001", secretKey: "bench-key-0001" },
  region: "ap-guangzhou",
  profile: {
    httpProfile: {
      protocol: "http://",
      endpoint: url.replace("http://", ""),
      agent: new http.Agent({ keepAlive: true }),
    },
  },
});

async function call() {
  const person = { GroupId: "staff", PersonId: "1001", PersonName: "Ann" };
  if (picture) {
    person.Image = fs.readFileSync(picture).toString("base64");
  } else {
    person.Url = "https://pictures.example/ann.jpg";
  }
  return (await client.CreatePerson(person)).FaceId;
}

async function worker(number, count) {
  for (let n = number; n < count; n += Number(atOnce)) {
    await call();
  }
}

function run(count) {
  return Promise.all([...Array(Number(atOnce)).keys()].map((number) => worker(number, count)));
}

async function main() {
  await run(2 * atOnce);
  const before = process.cpuUsage();
  await run(Number(calls));
  const used = process.cpuUsage(before);
  console.log("cpu_ns", (used.user + used.system) * 1000);
  const status = fs.readFileSync("/proc/self/status", "utf8");
  console.log("peak_kib", /VmHWM:\s+(\d+)/.exec(status)[1]);
}

main();
