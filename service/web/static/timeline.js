// Enhances a page that works without scripts: entries load while the reader scrolls, a link to an entry of a later page
// leads to it, a reader who comes back finds the same place, and keys move between entries and choose them.

const merge = (into, from) => {
  // A page may continue the year, month or day that the previous page ended in.
  const last = into.querySelector(":scope > section:last-of-type");
  const [first, ...others] = from.querySelectorAll(":scope > section");
  if (last && first && last.dataset.key === first.dataset.key) {
    if (first.classList.contains("day")) last.append(...first.querySelectorAll(":scope > article"));
    else merge(last, first);
    into.append(...others);
  } else if (first) into.append(first, ...others);
};

const main = () => document.querySelector("main > .timeline");
let pages = 0;

const load = async (link) => {
  const url = new URL(link.href);
  url.searchParams.set("part", "entries");
  const response = await fetch(url, { headers: { Accept: "text/html" } });
  if (!response.ok) return; // the link stays, and the reader can follow it
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  merge(main(), page.querySelector(".timeline"));
  pages += 1;
  document.querySelector("#shown").textContent = main().querySelectorAll(".entry").length;
  const next = page.querySelector(".later");
  const old = link.closest(".later");
  if (next) {
    old.replaceWith(next);
    watch();
  } else old.remove();
};

const watch = () => {
  const link = document.querySelector("#later");
  if (!link) return;
  const observer = new IntersectionObserver(
    (changes) => {
      if (!changes.some((change) => change.isIntersecting)) return;
      observer.disconnect();
      load(link);
    },
    { rootMargin: "800px" },
  );
  observer.observe(link);
};

const moveFocus = (step) => {
  const entries = [...document.querySelectorAll(".entry")].filter((entry) => entry.checkVisibility());
  const current = entries.indexOf(document.activeElement?.closest(".entry"));
  const next = current < 0 ? entries[0] : entries[current + step];
  next?.focus();
};

// The arrow keys move between the bars of the chart, which are links.
const bars = [...document.querySelectorAll(".density svg a")];
for (const [index, bar] of bars.entries()) {
  bar.addEventListener("keydown", (event) => {
    const place = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (place === undefined || !bars[place]) return;
    event.preventDefault();
    bars[place].focus();
  });
}

// Chooses the entry that has the focus, or no longer, and goes on to the next.
const choose = () => {
  const box = document.activeElement?.closest(".entry")?.querySelector("[name=entry]");
  if (!box) return;
  box.checked = !box.checked;
  moveFocus(1);
};

const showKeys = () => {
  const keys = document.querySelector("#keys");
  keys.open = !keys.open;
  if (keys.open) keys.querySelector("summary").focus();
};

const press = (selector) => document.querySelector(selector)?.click();
const hide = () => document.querySelector("[name=entry]:checked") && press("#chosen [value=hide]");

const actions = {
  j: () => moveFocus(1),
  k: () => moveFocus(-1),
  x: choose,
  h: hide,
  u: () => press("#undo"),
  "/": () => document.querySelector("[name=q]")?.focus(),
  "?": showKeys,
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !actions[event.key]) return;
  event.preventDefault();
  actions[event.key]();
});

// A reader who comes back finds as many entries as before, at the same place.
const place = `place of ${location.pathname}${location.search}`;
addEventListener("pagehide", () => sessionStorage.setItem(place, JSON.stringify({ pages, top: scrollY })));

// Loads pages until there are enough of them, or no further one.
const loadUntil = async (isEnough) => {
  while (!isEnough() && document.querySelector("#later")) {
    const count = pages;
    await load(document.querySelector("#later"));
    if (pages === count) break;
  }
};

const restore = async (before) => {
  if (!before.pages) return; // the browser itself has restored the place
  await loadUntil(() => pages >= before.pages);
  scrollTo({ top: before.top, behavior: "instant" });
};

// Shows the entry that the address names, if it is on one of the next pages; one that is further away has its day in
// the page about it.
const MOST_PAGES = 10;
const show = async (entry) => {
  const find = () => document.getElementById(entry);
  if (find()) return; // the browser itself has gone there
  if (!new URLSearchParams(location.search).has("from")) {
    const response = await fetch(new URL(`../e/${entry}`, import.meta.url), { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const day = page.querySelector("[data-day]")?.dataset.day;
    const url = new URL(location);
    for (const [name, value] of [["from", day], ["match", "starts"]]) url.searchParams.set(name, value);
    if (day) return location.replace(url);
  }
  await loadUntil(() => find() || pages >= MOST_PAGES);
  find()?.scrollIntoView({ behavior: "instant" });
};

const [visit] = performance.getEntriesByType("navigation");
const before = visit?.type === "back_forward" && JSON.parse(sessionStorage.getItem(place));
const [, named] = location.hash.match(/^#(e_[a-z0-9]+)$/) ?? [];
await (before ? restore(before) : named && show(named));
watch();
