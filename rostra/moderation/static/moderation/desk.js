// Keys of the queue and of a case; every one of them presses or marks what is on the page anyway.
(() => {
  const queue = document.querySelector("[data-moderation-queue]");
  const page = document.querySelector("[data-moderation-case]");
  const keys = document.querySelector("[data-moderation-keys]");
  if (!queue && !page && !keys) return;

  const links = queue ? [...queue.querySelectorAll("[data-moderation-open]")] : [];
  const row = () => links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  const go = (place) => links[Math.max(0, Math.min(place, links.length - 1))]?.focus();
  const choose = (value) => {
    const input = page?.querySelector(`input[name=act][value=${value}]`);
    if (!input) return;
    input.checked = true;
    (value === "leave" ? input : page.querySelector("[name=reason]")).focus();
  };
  const sanction = () => page?.querySelector("select[name=sanction]")?.focus();

  const acts = {
    j: () => go(row() + 1),
    k: () => go(row() - 1),
    o: () => links[row()]?.click(),
    x: () => links[row()]?.closest("tr").querySelector("input[type=checkbox]")?.click(),
    a: () => choose("leave"),
    h: () => choose("hide"),
    r: () => choose("remove"),
    s: sanction,
    c: () => page?.querySelector("[data-key=c]")?.click(),
    u: () => page && location.assign(page.dataset.queue),
    "?": () => {
      if (!keys) return;
      keys.open = !keys.open;
      if (keys.open) keys.querySelector("summary").focus();
    },
  };

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      page?.querySelector(".moderation-decide")?.requestSubmit();
      return;
    }
    const writes = target.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])");
    if (writes || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
