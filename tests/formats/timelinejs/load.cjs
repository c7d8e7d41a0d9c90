// Loads a timeline (JSON on standard input) with the real TimelineJS in a DOM, and prints the result.
// NODE_PATH names the folder of the packages. Prints one JSON object: errors, slides with the elements in their texts, and date formats.
const fs = require("fs");
const { JSDOM, VirtualConsole } = require("jsdom");

const bundle = require.resolve("@knight-lab/timelinejs/dist/js/timeline.js");
const page = '<div id="timeline"></div>';
const { window } = new JSDOM(page, { runScripts: "outside-only", virtualConsole: new VirtualConsole() });
window.eval(fs.readFileSync(bundle, "utf8"));

const timeline = new window.TL.Timeline("timeline", JSON.parse(fs.readFileSync(0, "utf8")), { script_path: "http://localhost/none" });

timeline.on("loaded", () => {
  const text = (slide, name) => slide.querySelector(name)?.textContent ?? "";
  const slides = [...window.document.querySelectorAll(".tl-slide")].map((slide) => ({
    headline: text(slide, ".tl-headline"),
    date: text(slide, ".tl-headline-date"),
    elements: [...slide.querySelectorAll(".tl-headline *, .tl-text-content *")].map((element) => element.localName),
  }));
  const formats = timeline.config.events.map((event) => event.start_date.data.format);
  process.stdout.write(JSON.stringify({ errors: timeline.config.getErrors(), slides, formats }), () => process.exit(0));
});
