// A field to type in, and what it may mean below: types and statuses from the page, actors and places from the server.
const dialog = document.getElementById("picker");
const input = document.getElementById("picker-words");
const list = document.getElementById("picker-found");
const beside = document.getElementById("picker-beside");
const hint = document.getElementById("picker-hint");
const WAIT = 60; // milliseconds after the last letter
const known = new Map(); // what was asked before

let asked = null; // what the open picker is for
let found = [];
let at = 0;
let moved = false; // somebody chose a row with the arrows
let timer = 0;
let turn = 0;
let looking = false; // the server has not answered yet

/**
 * Ask for one thing. Resolves to {key, name, beside}, or null when it was left. Whoever presses Enter before the server
 * has answered does not wait: in place of `key` there is `later`, which asks for the key of what comes first.
 */
export function pick(what) {
  finish(null);
  asked = what;
  document.getElementById("picker-for").textContent = what.label;
  dialog.querySelector(".beside").hidden = !what.beside;
  beside.checked = false;
  input.value = "";
  moved = false;
  show([]);
  look();
  dialog.returnValue = "";
  dialog.showModal();
  input.focus();
  return new Promise((resolve) => {
    what.done = resolve;
  });
}

function finish(value) {
  const done = asked?.done;
  asked = null;
  clearTimeout(timer);
  timer = 0;
  looking = false;
  if (dialog.open) dialog.close();
  done?.(value);
}

function take(option, keep = beside.checked) {
  if (!asked) return;
  if (option) finish({ ...option, beside: Boolean(asked.beside && keep) });
  else if (!asked.options && !asked.find && typed()) finish({ key: typed(), name: typed(), beside: false });
}

/** What comes first for these words, although the server has not answered yet. */
function takeUnseen(keep) {
  const [what, words] = [asked, typed()];
  const later = async () => (await search(what, words))[0]?.key;
  finish({ later, name: words, beside: Boolean(what.beside && keep) });
}

const typed = () => input.value.trim();

async function look() {
  clearTimeout(timer);
  timer = 0;
  if (!asked) return;
  const mine = ++turn;
  const what = asked;
  const words = typed();
  if (what.options) return show(what.options.filter((one) => fits(one, words)));
  if (!what.find) return show([]);
  looking = true;
  let away = "";
  const options = await search(what, words).catch(() => {
    away = what.told.away.split(".")[0] + ".";
    return others(what, words);
  });
  if (mine !== turn || what !== asked) return; // something else is asked by now
  looking = false;
  show(options);
  if (away) hint.textContent = away;
}

async function search(what, words) {
  const address = `${what.address}&${new URLSearchParams({ for: what.find, q: words })}`;
  if (!known.has(address)) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    known.set(address, (await answer.json()).found);
  }
  return [...known.get(address), ...others(what, words)];
}

function others(what, words) {
  const none = { key: "", name: what.find === "place" ? what.told.nowhere : what.told.nobody };
  if (!words) return [none];
  return what.find === "actor" ? [{ key: `“${words}”`, name: `“${words}”`, told: what.told.words }] : [];
}

const fits = (one, words) =>
  words.toLowerCase().split(/\s+/).every((word) => ` ${one.name} ${one.key}`.toLowerCase().replace(/[·/-]/g, " ").includes(` ${word}`) || !word);

function show(options) {
  const held = moved ? options.findIndex((one) => one.key === found[at]?.key) : -1;
  moved = held >= 0;
  at = Math.max(0, held);
  found = options;
  list.replaceChildren(...options.map(row));
  hint.textContent = options.length || !input.value || !(asked?.find || asked?.options) ? "" : asked.told.nothing;
  mark();
}

function row(one, number) {
  const made = document.createElement("li");
  made.role = "option";
  made.id = `picker-${number}`;
  const name = document.createElement("b");
  name.textContent = one.name;
  if (one.quad) name.className = `mark q${one.quad}`;
  const facts = document.createElement("small");
  facts.textContent = [one.kind, one.country, one.told, one.spelled && `“${one.spelled}”`].filter(Boolean).join(" · ");
  made.append(name, facts);
  return made;
}

function mark() {
  [...list.children].forEach((one, number) => one.setAttribute("aria-selected", String(number === at)));
  if (found.length) input.setAttribute("aria-activedescendant", `picker-${at}`);
  else input.removeAttribute("aria-activedescendant");
  list.children[at]?.scrollIntoView({ block: "nearest" });
}

function pickKeys(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % (found.length || 1);
    moved = true;
    mark();
  } else if (event.key === "Enter") {
    event.preventDefault();
    const keep = event.shiftKey || beside.checked;
    if ((timer || looking) && !moved) takeUnseen(keep); // what was typed last counts, not what was found before
    else take(found[at], keep);
  }
}

/** Set the picker up, once. */
export function pickWords() {
  input.addEventListener("keydown", pickKeys);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    moved = false;
    if (asked?.find) timer = setTimeout(look, WAIT);
    else look();
  });
  list.addEventListener("click", (event) => {
    const row = event.target.closest("li");
    if (row) take(found[[...list.children].indexOf(row)]);
  });
  // The browser tells late of a closed dialog; a quick person has opened it again by then.
  dialog.addEventListener("close", () => { if (!dialog.open) finish(null); });
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); finish(null); });
}
