// Keys in the list of incoming items: j and k go down and up, o opens; Enter opens by itself.
(() => {
  const table = document.querySelector("[data-wire-incoming]");
  if (!table) return;
  const links = [...table.querySelectorAll("[data-wire-open]")];
  const at = () => links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = at();
    if (event.key === "j") links[Math.min(here + 1, links.length - 1)].focus();
    else if (event.key === "k") links[Math.max(here - 1, 0)].focus();
    else if (event.key === "o" && here >= 0) links[here].click();
    else return;
    event.preventDefault();
  });
})();
