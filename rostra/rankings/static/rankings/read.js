// Tells the paper once that an article was read: its number, and nothing else.
(() => {
  "use strict";
  const article = document.querySelector("[data-read-after]");
  const { doNotTrack, globalPrivacyControl } = navigator;
  if (!article || doNotTrack === "1" || globalPrivacyControl || !navigator.sendBeacon) return;
  let left = article.dataset.readAfter * 1000;
  let since = 0;
  let timer = 0;

  const tell = () => {
    left = Infinity;
    navigator.sendBeacon("/read", article.dataset.number);
  };

  // Only time in sight counts, none of a page that was fetched ahead and is not shown yet.
  const look = () => {
    clearTimeout(timer);
    if (since) left -= performance.now() - since;
    since = 0;
    if (left === Infinity || document.prerendering || document.visibilityState !== "visible") return;
    since = performance.now();
    timer = setTimeout(tell, left);
  };

  document.addEventListener("visibilitychange", look);
  document.addEventListener("prerenderingchange", look);
  look();
})();
