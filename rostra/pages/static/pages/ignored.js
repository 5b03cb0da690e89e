// What ignored members say is folded, also what comes into the page later; nothing is taken away.
(() => {
  "use strict";
  const fold = () => {
    const own = document.querySelector("template[data-own]")?.dataset;
    for (const number of own?.ignored?.split(" ").filter(Boolean) ?? []) {
      const said = `.comment[data-author="${number}"] > .comment__text`;
      for (const text of document.querySelectorAll(said)) {
        const details = document.createElement("details");
        const summary = document.createElement("summary");
        summary.textContent = own.folded;
        details.className = "comment__folded";
        text.replaceWith(details);
        details.append(summary, text);
      }
    }
  };
  new MutationObserver(fold).observe(document.body, { childList: true, subtree: true });
  fold();
})();
