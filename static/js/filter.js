/* On narrow screens a filter starts folded, unless it holds something wrong. Without this script it starts open. */
const narrow = window.matchMedia("(max-width: 52rem)");
for (const filter of document.querySelectorAll("details.filter")) {
  if (narrow.matches && !filter.querySelector("[aria-invalid]")) filter.open = false;
}
