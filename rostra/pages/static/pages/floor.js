// Conveniences of the floor: new comments without a reload, drafts, answers and quotes in place.
// Every page works without this file.
(() => {
  "use strict";
  const live = document.querySelector("[data-fresh]");
  if (!live) return;

  const SECONDS = { first: 15, quiet: 60 };
  // Past so many questions without an answer a page asks less often.
  const PATIENCE = 20;
  const main = document.getElementById("thread") ?? document.getElementById("main");

  // ---- New comments: asked for while the page is looked at, shown when the reader wants them.
  const button = live.querySelector("button");
  const list = live.querySelector("ol");
  const pending = [];
  let last = Number(live.dataset.last);
  let asked = 0;

  const offer = () => {
    button.hidden = pending.length === 0;
    button.textContent = `${button.dataset.label} (${pending.length})`;
  };

  const recount = (count) => {
    for (const place of document.querySelectorAll("[data-comment-count]")) place.textContent = count;
  };

  const ask = async () => {
    if (document.hidden) return;
    try {
      const address = live.dataset.fresh.replace(/[0-9]+\/$/, `${last}/`);
      const answer = await fetch(address, { credentials: "omit", cache: "no-cache" });
      if (!answer.ok) return;
      const part = document.createElement("template");
      part.innerHTML = await answer.text();
      const fresh = part.content.querySelector("[data-last]");
      const found = [...fresh.children].filter(
        (item) => !document.getElementById(item.querySelector("[id]")?.id),
      );
      asked = found.length ? 0 : asked + 1;
      last = Number(fresh.dataset.last);
      if (found.length) recount(fresh.dataset.count);
      pending.push(...found);
      offer();
    } catch {
      // Offline: asked again later.
    }
  };

  const again = () => {
    const seconds = asked < PATIENCE ? SECONDS.first : SECONDS.quiet;
    // Not all readers at the same moment.
    setTimeout(() => ask().finally(again), seconds * 1000 * (0.8 + 0.4 * Math.random()));
  };

  button.addEventListener("click", () => {
    const first = pending[0];
    list.append(...pending.splice(0));
    list.parentElement.hidden = false;
    offer();
    const head = first?.querySelector("a");
    head?.focus();
    first?.scrollIntoView({ block: "center" });
    noteSeen();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) ask();
  });
  again();

  // ---- Drafts: what is typed stays in this browser until it is sent.
  const stored = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(name) ?? "";
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch {
      // A browser that keeps nothing.
    }
    return "";
  };
  // By member: another one at the same browser begins with an empty box.
  const draftOf = (form) => {
    const { pathname, search } = new URL(form.action);
    return `draft:${form.dataset.member}:${pathname}${search}`;
  };
  const restore = (form) => {
    const text = form.elements.text;
    if (text && !text.value) text.value = stored(draftOf(form));
  };
  // Sent, and not shown again with an error: the draft has done its work.
  const SENT = "draft-sent";
  const done = stored(SENT);
  if (done) {
    stored(done, "");
    stored(SENT, "");
  }
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form.write");
    if (form && event.target.name === "text") stored(draftOf(form), event.target.value);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form.write")) stored(SENT, draftOf(event.target));
  });

  // ---- Answers and quotes: the box comes to the comment that is answered.
  const box = () => document.querySelector("form.write");
  const home = () => document.querySelector('[data-personal="write"]');
  let own = "";

  const answer = (link, quote) => {
    const form = box();
    const comment = link.closest(".comment");
    if (!form || !comment) return false;
    own ||= form.getAttribute("action");
    form.setAttribute("action", link.getAttribute("href"));
    form.elements.text.value = "";
    restore(form);
    comment.after(form);
    form.querySelector("[data-act=unanswer]").hidden = false;
    if (quote) {
      const text = form.elements.text;
      text.value += `${text.value && "\n\n"}${quote}\n\n`;
      stored(draftOf(form), text.value);
    }
    form.elements.text.focus();
    return true;
  };
  const unanswer = () => {
    const form = box();
    form.setAttribute("action", own);
    form.elements.text.value = "";
    restore(form);
    home().append(form);
    form.querySelector("[data-act=unanswer]").hidden = true;
    form.elements.text.focus();
  };
  const quoted = (comment) => {
    const text = comment.querySelector(".comment__text");
    const chosen = getSelection();
    const inside = chosen && !chosen.isCollapsed && text.contains(chosen.anchorNode);
    const words = (inside ? chosen.toString() : text.innerText).trim();
    return words.split("\n").map((line) => `> ${line}`).join("\n");
  };

  document.addEventListener("click", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    const link = event.target.closest("a[data-answer]");
    if (link && plain && answer(link, "")) event.preventDefault();
    const quote = event.target.closest("a[data-quote]");
    if (quote && plain) {
      const comment = quote.closest(".comment");
      if (answer(comment.querySelector("a[data-answer]"), quoted(comment))) event.preventDefault();
    }
    if (event.target.closest("[data-act=unanswer]")) unanswer();
  });
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.("form.write");
    if (!form) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key === "Escape" && own && form.getAttribute("action") !== own) unanswer();
  });

  // ---- How far a member has read: the highest floor that came into sight, told now and then.
  let highest = 0;
  let told = 0;
  const noteSeen = () => watch && main.querySelectorAll(".comment[id]").forEach((each) => watch.observe(each));
  const tell = () => {
    const form = box();
    if (!form || highest <= told) return;
    told = highest;
    const body = new URLSearchParams({
      floor: highest,
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
    });
    fetch(live.dataset.seen, { method: "POST", body, credentials: "same-origin", keepalive: true }).catch(
      () => {},
    );
  };
  const watch =
    "IntersectionObserver" in window &&
    new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        highest = Math.max(highest, Number(entry.target.id.replace("floor-", "")) || 0);
        watch.unobserve(entry.target);
      }
    });
  // Only what is read in the order it was said tells how far somebody has read.
  if (live.dataset.order === "oldest") {
    noteSeen();
    setInterval(tell, 5000);
    document.addEventListener("visibilitychange", () => document.hidden && tell());
  }

  // The box of a member comes later than this file.
  const arrived = new MutationObserver(() => {
    const form = box();
    if (!form) return;
    arrived.disconnect();
    restore(form);
  });
  arrived.observe(document.body, { childList: true, subtree: true });
})();
