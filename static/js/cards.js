/*
 * A card beside the name or the event that one points at, reaches with the keyboard or taps: a second tap, a click and
 * the Enter key follow the link. Escape closes it.
 */
const cards = document.getElementById("cards").content;
const card = document.createElement("div");
card.id = "card";
card.className = "card";
card.role = "tooltip";
card.hidden = true;
document.getElementById("main").append(card);

let mark = null; // whose card is open
let before = null; // whose was open when a finger came down
let touched = false;
let timer = 0;

const place = () => {
  const lines = mark.getClientRects();
  const first = lines[0];
  const last = lines[lines.length - 1];
  const { clientWidth, clientHeight } = document.documentElement;
  const below = last.bottom + 6 + card.offsetHeight <= clientHeight || first.top < card.offsetHeight + 6;
  const left = Math.min((below ? last : first).left, clientWidth - card.offsetWidth - 8);
  card.style.left = `${Math.max(8, left) + scrollX}px`;
  card.style.top = `${(below ? last.bottom + 6 : first.top - card.offsetHeight - 6) + scrollY}px`;
};

const hide = () => {
  clearTimeout(timer);
  mark?.removeAttribute("aria-describedby");
  mark = null;
  card.hidden = true;
};

const show = (one) => {
  clearTimeout(timer);
  const told = cards.getElementById(`card-${one.dataset.card}`);
  if (one === mark || !told) return;
  hide();
  mark = one;
  card.replaceChildren(...told.cloneNode(true).childNodes);
  card.hidden = false;
  mark.setAttribute("aria-describedby", "card");
  place();
};

const markOf = (target) => target.closest?.("[data-card]");
const soon = (what, milliseconds) => {
  clearTimeout(timer);
  timer = setTimeout(what, milliseconds);
};

for (const one of document.querySelectorAll("[data-card]")) one.removeAttribute("title");

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const one = markOf(event.target);
  if (one) soon(() => show(one), 150);
  else if (card.contains(event.target)) clearTimeout(timer);
  else soon(hide, 250);
});
document.addEventListener("focusin", (event) => {
  const one = markOf(event.target);
  if (one?.matches(":focus-visible")) show(one);
  else if (!one && !card.contains(event.target)) hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType !== "mouse";
  before = mark;
  if (touched && !markOf(event.target) && !card.contains(event.target)) hide();
});
document.addEventListener("click", (event) => {
  const one = markOf(event.target);
  if (one && touched && before !== one) {
    event.preventDefault();
    show(one);
  }
  touched = false;
});
addEventListener("resize", hide);
