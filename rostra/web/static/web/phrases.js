// Chinese heads break between words, as a compositor breaks them, where the browser knows the words.
// A page reads as well without this file.
(() => {
  "use strict";
  if (!window.Intl?.Segmenter) return;
  const HEADS =
    ":is(h1, h2, h3):lang(zh):not(:has(*)), :is(h1, h2, h3) > a:lang(zh), .lines a:lang(zh)";
  // A lone character leans on both its neighbours; these lean on the next, or on the last, only.
  const LEADS = "在与與和将將被向對对把从從以为為因及或而并並仍须須可不未再又已也就才只";
  const TRAILS = "的了着著过過中里裡后後前上下内內外间間时時们們";
  const NUMERAL = /^[一二三四五六七八九十百千万萬亿億两兩第几幾]+$/;
  // Between these and figures stands the browser's own space, which a break would take away.
  const HAN = /^\p{Script=Han}+$/u;
  // A name that no dictionary knows comes in lone characters: past so many, a word parts from them.
  const LONG = 6;
  // A head of several clauses breaks between them first; what is shorter than this goes with the next.
  // Line breaks that somebody put into a head are white space like any other: nothing of it is lost.
  const CLAUSE = /.+?(?:[，：；！？](?![”’」』）》，：；！？])|(?<!\p{Script=Latin})\s+(?!\p{Script=Latin})|$)/gsu;
  const SHORT = 5;
  const words = new Intl.Segmenter("zh", { granularity: "word" });
  const done = new WeakSet();

  const parts = (left, right, length) => {
    if (!HAN.test(left.segment) || !HAN.test(right.segment) || NUMERAL.test(left.segment)) return false;
    if (right.segment.length === 1) return LEADS.includes(right.segment);
    return left.segment.length > 1 || TRAILS.includes(left.segment) || length >= LONG;
  };

  const marked = (text) => {
    const pieces = [];
    let left;
    let length = 0;
    for (const right of words.segment(text)) {
      if (left && parts(left, right, length)) {
        pieces.push(document.createElement("wbr"));
        length = 0;
      }
      pieces.push(right.segment);
      length += right.segment.length;
      left = right;
    }
    return pieces;
  };

  const clauses = (text) => {
    const found = [];
    for (const clause of text.match(CLAUSE) ?? []) {
      found.push(found.at(-1)?.length < SHORT ? found.pop() + clause : clause);
    }
    if (found.length > 1 && found.at(-1).length < SHORT) found.splice(-2, 2, found.slice(-2).join(""));
    return found;
  };

  const phrase = (head) => {
    done.add(head);
    const found = clauses(head.textContent);
    const pieces = found.flatMap((clause) => {
      const span = document.createElement("span");
      // Not trimEnd, which takes invisible marks away for good.
      const [, words, gap] = clause.match(/^(.*?)(\s*)$/s);
      span.append(...marked(words));
      return gap ? [span, gap] : [span];
    });
    head.replaceChildren(...(found.length > 1 ? pieces : marked(head.textContent)));
    head.normalize();
    head.classList.add("phrased");
  };

  // While the page comes in, so that nothing moves afterwards; the last head may be half here.
  const phraseAll = (whole) => {
    const heads = [...document.querySelectorAll(HEADS)];
    if (!whole) heads.pop();
    for (const head of heads) if (!done.has(head)) phrase(head);
  };
  const watch = new MutationObserver(() => phraseAll(false));
  watch.observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    watch.disconnect();
    phraseAll(true);
  });
})();
