// node chrono.mjs FOLDER GOLD.jsonl: prints chrono-node's dates as JSON, with CPU seconds and peak memory in megabytes.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [folder, gold] = process.argv.slice(2);
const chrono = createRequire(folder + "/")("chrono-node");
const documents = readFileSync(gold, "utf8").trim().split("\n").map((line) => JSON.parse(line));

function value(start) {
  const pad = (number, width) => String(number).padStart(width, "0");
  const year = pad(start.get("year"), 4);
  if (start.isCertain("day") || start.isCertain("weekday")) return `${year}-${pad(start.get("month"), 2)}-${pad(start.get("day"), 2)}`;
  if (start.isCertain("month")) return `${year}-${pad(start.get("month"), 2)}`;
  return start.isCertain("year") ? year : `${year}-${pad(start.get("month"), 2)}-${pad(start.get("day"), 2)}`;
}

function tag({ id, text, dct }) {
  const results = chrono.parse(text, new Date(dct.slice(0, 10) + "T12:00:00"));
  return { id, timexes: results.map(({ index, text, start }) => ({ start: index, end: index + text.length, text, type: "DATE", value: value(start) })) };
}

documents.map(tag);
const before = process.cpuUsage();
const tagged = documents.map(tag);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ documents: tagged, seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 }));
