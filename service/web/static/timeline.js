// What a script adds to a page that works without one: entries load as one scrolls, and j and k go from one to another.

const merge = (into, from) => {
  // A page may go on within the year, month or day that the one before it ended in.
  const last = into.querySelector(":scope > section:last-of-type");
  const [first, ...others] = from.querySelectorAll(":scope > section");
  if (last && first && last.dataset.key === first.dataset.key) {
    if (first.classList.contains("day")) last.append(...first.querySelectorAll(":scope > article"));
    else merge(last, first);
    into.append(...others);
  } else if (first) into.append(first, ...others);
};

const load = async (link) => {
  const address = new URL(link.href);
  address.searchParams.set("part", "entries");
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) return; // the link stays, and can be followed
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  merge(document.querySelector(".timeline"), page.querySelector(".timeline"));
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
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      observer.disconnect();
      load(link);
    },
    { rootMargin: "800px" },
  );
  observer.observe(link);
};

const go = (step) => {
  const entries = [...document.querySelectorAll(".entry")];
  const at = entries.indexOf(document.activeElement?.closest(".entry"));
  const next = at < 0 ? entries[0] : entries[at + step];
  next?.focus();
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") go(1);
  if (event.key === "k") go(-1);
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector("[name=q]")?.focus();
  }
});

watch();
