// The review by keyboard: choose a card, decide, go on. Every decision is shown at once and sent in the background.
import { pick, pickWords } from "./review/picker.js";
import { selectWords, selection } from "./review/words.js";

const page = document.getElementById("review");
const text = document.getElementById("text");
const items = document.getElementById("items");
const told = document.getElementById("words").dataset;
const choices = JSON.parse(document.getElementById("choices").textContent);
const letters = document.getElementById("letters");
const csrf = document.querySelector("[name=csrfmiddlewaretoken]").value;
const FIELDS = { t: "type", c: "who", r: "whom", p: "place", d: "date", s: "realis" };

let chosen = ""; // the `at` of the chosen card
let unsaved = 0; // decisions on their way, or refused by nobody yet
let sending = Promise.resolve();
let answered = null; // the newest answer of the server

const cards = () => [...items.querySelectorAll(".card")];
const cardAt = (at) => items.querySelector(`.card[data-at="${CSS.escape(at)}"]`);
const current = () => cardAt(chosen);
const all = (at) => document.querySelectorAll(`#text [data-at="${CSS.escape(at)}"], #items .card[data-at="${CSS.escape(at)}"]`);
const say = (words) => { document.getElementById("said").textContent = words; };

function light(at, as, on) {
  if (at) for (const one of all(at)) one.classList.toggle(as, on);
}

function choose(at, { focus = true, scroll = true } = {}) {
  light(chosen, "chosen", false);
  chosen = at || "";
  light(chosen, "chosen", true);
  const card = current();
  if (!card) return;
  if (focus) card.focus({ preventScroll: true });
  if (!scroll) return;
  const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  card.scrollIntoView({ block: "nearest", behavior: "auto" });
  if (matchMedia("(min-width: 62rem)").matches)
    text.querySelector(`[data-at="${CSS.escape(at)}"]`)?.scrollIntoView({ block: "center", behavior: smooth });
}

function step(by) {
  const list = cards();
  const next = list[Math.max(0, Math.min(list.length - 1, list.indexOf(current()) + by))];
  if (next) choose(next.dataset.at);
}

function toNextWaiting() {
  const list = cards();
  const rest = list.slice(list.indexOf(current()) + 1);
  const next = rest.find((card) => card.dataset.kind === "event" && card.dataset.state === "waiting");
  if (next) choose(next.dataset.at);
  else document.getElementById("next").classList.add("ready");
}

// Sending: one after the other, so that a later decision never overtakes an earlier one.

class Refused extends Error {}

/** `complete` gives the fields that are not known before it is their turn. */
function send(fields, { card = current(), words = "", complete = async () => ({}) } = {}) {
  card?.classList.add("saving");
  if (words) say(words);
  unsaved += 1;
  sending = sending.then(async () => {
    let refused = null;
    try {
      answered = await post({ ...fields, ...(await complete()) });
    } catch (problem) {
      refused = problem instanceof Refused ? problem.message : told.away;
    }
    unsaved -= 1;
    if (!unsaved && answered) show(answered);
    if (refused) refuse(fields, refused, complete);
    else say(answered.done);
  });
  return sending;
}

async function post(fields) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: csrf, ...fields });
  const answer = await fetch(page.dataset.here, { method: "POST", body, headers: { Accept: "application/json" } });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(said.refused || `${told.answer} (${answer.status}).`);
  return said;
}

function show(said) {
  const scrolled = items.scrollTop;
  const open = document.querySelector("dialog[open]");
  const held = document.activeElement;
  const refused = [...items.querySelectorAll(".refused:not([hidden])")].map((one) => [one.closest(".card").dataset.at, one]);
  text.innerHTML = said.text;
  items.innerHTML = said.items;
  document.getElementById("progress").innerHTML = said.progress;
  for (const [at, one] of refused) cardAt(at)?.querySelector(".refused").replaceWith(one);
  items.scrollTop = scrolled;
  choose(chosen, { focus: !open && !document.body.contains(held), scroll: false });
}

function refuse(fields, words, complete) {
  const card = cardAt(fields.at || chosen) || cards()[0];
  const place = card ? card.querySelector(".refused") : document.getElementById("lost");
  if (card) {
    card.classList.remove("saving");
    if (card.dataset.before) card.dataset.state = card.dataset.before;
  }
  const again = button(told.again, () => { place.hidden = true; send(fields, { card, complete }); });
  place.replaceChildren(document.createTextNode(`${words} ${spoken(fields)} `), again, button(told.leave, () => { place.hidden = true; }));
  place.hidden = false;
  if (fields.at) choose(fields.at, { focus: !document.querySelector("dialog[open]") });
  say(words);
}

const spoken = ({ do: what, at, csrf: _, ...rest }) => ["“" + (told[what] || what), ...Object.values(rest)].join(" · ") + "”";

function button(label, then) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", then);
  return made;
}

// What the keys do.

function judge(verdict) {
  const card = current();
  if (!card) return;
  card.dataset.before = card.dataset.state;
  card.dataset.state = verdict;
  const shown = card.querySelector(".verdict");
  if (shown) shown.textContent = told[verdict];
  send({ do: verdict, at: chosen }, { card, words: told[verdict] });
  toNextWaiting();
}

async function change(field) {
  const card = current();
  if (!card) return;
  const name = card.dataset.kind === "name";
  if (name && !["who", "place"].includes(field)) return;
  const { at } = card.dataset;
  const there = () => cardAt(at)?.querySelector(`[data-field="${field}"]`); // an answer may bring another card
  const value = await pick({
    label: name ? told.name : told[field],
    options: choices[field],
    find: field === "place" ? "place" : ["who", "whom"].includes(field) ? "actor" : "",
    address: page.dataset.find,
    beside: ["who", "whom"].includes(field) && !name && Boolean(there()?.querySelector(".known, .unknown")),
    told,
  });
  current()?.focus({ preventScroll: true });
  if (value === null) return;
  const shown = there();
  const beside = value.beside && shown;
  const kept = beside ? shown.dataset.now.split("\n") : [];
  const names = beside ? [...shown.querySelectorAll("bdi")].map((one) => one.textContent) : [];
  if (shown && !name) shown.textContent = [...names, value.name].join(", ");
  const complete = async () => {
    const key = value.later ? await value.later() : value.key;
    if (key === undefined) throw new Refused(told.nothing);
    return { [field]: [...kept, key].join("\n") };
  };
  send({ do: "change", at, [field]: value.name }, { card: cardAt(at), words: `${told.change}: ${value.name}`, complete });
}

async function add() {
  const words = selection(text) || (await selectWords(text, told, say));
  if (!words) return current()?.focus();
  const before = chosen;
  const type = await pick({ label: `“${words.quote}”: ${told.type}`, options: choices.type, told });
  getSelection().removeAllRanges();
  if (type) await send({ do: "add", quote: words.quote, start: words.start, type: type.key }, { words: words.quote });
  const added = items.querySelector(`.card[data-at^="${words.start}-"]`);
  if (type && added && chosen === before) choose(added.dataset.at);
}

function undo() {
  send({ do: "undo" });
}

function goOn() {
  const next = document.getElementById("next");
  sending.then(() => { if (!items.querySelector(".refused:not([hidden])")) location.assign(next.href); });
}

const KEYS = {
  j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
  a: () => judge("accept"), x: () => judge("reject"), n: add, u: undo, Enter: goOn,
  "?": () => document.getElementById("help").showModal(),
  ...Object.fromEntries(Object.entries(FIELDS).map(([key, field]) => [key, () => change(field)])),
};

document.addEventListener("keydown", (event) => {
  const at = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (document.querySelector("dialog[open]") || at.closest("input:not([type=checkbox]), select, textarea")) return;
  if (event.key === "Enter" && at.closest("a, button, summary")) return;
  if (event.key.length === 1 && !letters.checked && event.key !== "?") return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// Pointer and touch: the same, by what is under them.

items.addEventListener("click", (event) => {
  const card = event.target.closest(".card");
  const verdict = event.target.closest(".verdicts button");
  const field = event.target.closest("[data-field]");
  if (event.target.closest("[data-add]")) { event.preventDefault(); return add(); }
  if (!card || event.target.closest(".refused, .change")) return;
  choose(card.dataset.at, { focus: !verdict && !field, scroll: false });
  if (verdict) { event.preventDefault(); judge(verdict.value); }
  if (field) { event.preventDefault(); change(field.dataset.field); }
});
text.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-at]");
  if (!mark || !getSelection().isCollapsed) return;
  event.preventDefault();
  choose(mark.dataset.at, { focus: !mark.matches("a") });
});
for (const kind of ["mouseover", "focusin", "mouseout", "focusout"]) {
  page.addEventListener(kind, (event) => {
    const at = event.target.closest("[data-at]")?.dataset.at;
    light(at, "lit", kind === "mouseover" || kind === "focusin");
    if (kind === "focusin" && at && event.target.matches(".card, .card *")) choose(at, { focus: false, scroll: false });
  });
}
for (const one of document.querySelectorAll(".touch [data-key]")) one.addEventListener("click", () => KEYS[one.dataset.key]());
document.querySelector("form.undo").addEventListener("submit", (event) => { event.preventDefault(); undo(); });
document.getElementById("keys").addEventListener("click", KEYS["?"]);
letters.checked = localStorage.getItem("review-letters") !== "no";
letters.addEventListener("change", () => localStorage.setItem("review-letters", letters.checked ? "yes" : "no"));
addEventListener("beforeunload", (event) => { if (unsaved || items.querySelector(".refused:not([hidden])")) event.preventDefault(); });

document.body.classList.add("live");
for (const one of document.querySelectorAll("#keys, .touch")) one.hidden = false;
const first = cardAt(location.hash.replace(/^#e/, "")) || cards().find((card) => card.dataset.state === "waiting") || cards()[0];
if (first) choose(first.dataset.at);
pickWords(told);
