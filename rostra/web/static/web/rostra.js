// Conveniences of the paper. Every page works without this file.
(() => {
  "use strict";
  const root = document.documentElement;

  // The theme: kept in this browser only, set before the first paint.
  const kept = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  };
  if (kept() === "light" || kept() === "dark") root.dataset.theme = kept();

  const switchTheme = () => {
    const night = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = root.dataset.theme || (night ? "dark" : "light");
    const next = now === "dark" ? "light" : "dark";
    const own = (next === "dark") === night;
    try {
      if (own) localStorage.removeItem("theme");
      else localStorage.setItem("theme", next);
    } catch {
      // A browser that keeps nothing still switches this page.
    }
    if (own) delete root.dataset.theme;
    else root.dataset.theme = next;
  };

  // What is personal comes in one request, and only for browsers of members.
  const fillPersonalPart = async () => {
    const place = document.querySelector("[data-me]");
    if (!place || !/(^|;\s*)rostra_member=1/.test(document.cookie)) return;
    try {
      const answer = await fetch(place.dataset.me, { credentials: "same-origin" });
      const html = answer.ok && !answer.redirected ? await answer.text() : "";
      if (!html.trim()) return;
      place.innerHTML = html;
      // What belongs elsewhere on the page comes in templates that name their place.
      for (const part of place.querySelectorAll("template[data-into]")) {
        document.querySelector(`[data-personal="${part.dataset.into}"]`)?.replaceChildren(part.content);
        part.remove();
      }
      const own = place.querySelector("template[data-own]");
      if (own?.dataset.zone) restateTimes(own.dataset.zone);
    } catch {
      // Offline: the public page stays as it is.
    }
  };

  // The printed time is the paper's; the tooltip says it in the reader's zone.
  const restateTimes = (timeZone) => {
    const form = new Intl.DateTimeFormat(root.lang, { dateStyle: "full", timeStyle: "long", timeZone });
    for (const time of document.querySelectorAll("time[datetime*=T]")) {
      const moment = new Date(time.dateTime);
      if (!Number.isNaN(moment.getTime())) time.title = form.format(moment);
    }
  };

  // On a phone the section bar scrolls sideways: the reader's own section comes into sight.
  const showPlace = () => {
    const list = document.querySelector(".sections__list");
    const here = [...(list?.querySelectorAll("[aria-current]") ?? [])].pop();
    if (!here) return;
    const beyond = here.getBoundingClientRect().right + 64 - list.getBoundingClientRect().right;
    if (beyond > 0) list.scrollLeft += beyond;
  };

  const share = (button) =>
    navigator.share({ title: button.dataset.title, url: button.dataset.url }).catch(() => {});

  const copy = async (button) => {
    try {
      await navigator.clipboard.writeText(button.dataset.url);
      const status = document.querySelector("[data-copied]");
      if (status) status.textContent = status.dataset.copied;
    } catch {
      location.assign(button.dataset.url);
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-act]");
    if (!button) return;
    ({ theme: switchTheme, share, copy })[button.dataset.act]?.(button);
  });

  // A form may ask the browser for a little work; it begins when the form is first touched.
  document.addEventListener("focusin", async (event) => {
    const field = event.target.form?.querySelector("input[data-work]");
    if (field) (await import(field.dataset.solver)).begin(field);
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (navigator.share) {
      for (const button of document.querySelectorAll("[data-act=share]")) button.hidden = false;
    }
    showPlace();
    restateTimes();
    fillPersonalPart();
  });
})();
