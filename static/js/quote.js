/* Words that a reader chooses go along to the page where errors are reported. */
const MOST = 500; // characters
const report = document.querySelector("[data-report]");
const page = document.getElementById("main");
const plain = report.href;
const here = document.createElement("a");
here.className = "report-these";
here.href = plain;
here.rel = "nofollow";
here.hidden = true;
here.textContent = report.dataset.these;
page.append(here);

let timer = 0;
const follow = () => {
  const chosen = getSelection();
  const inside = chosen.rangeCount && page.contains(chosen.anchorNode) && page.contains(chosen.focusNode);
  const words = inside ? chosen.toString().replace(/\s+/g, " ").trim().slice(0, MOST) : "";
  here.hidden = words.length < 2;
  report.href = here.href = here.hidden ? plain : `${plain}?quote=${encodeURIComponent(words)}`;
  if (here.hidden) return;
  const lines = chosen.getRangeAt(0).getClientRects();
  const last = lines[lines.length - 1] ?? report.getBoundingClientRect();
  const left = last.right - here.offsetWidth;
  here.style.left = `${Math.max(8, left) + scrollX}px`;
  here.style.top = `${last.bottom + 8 + scrollY}px`;
};
document.addEventListener("selectionchange", () => {
  clearTimeout(timer);
  timer = setTimeout(follow, 300);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") here.hidden = true;
});
for (const link of [report, here]) link.addEventListener("mousedown", (event) => event.preventDefault()); // keeps them chosen
