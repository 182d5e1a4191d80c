// Names while typing: actors, places and sources by any spelling. A combobox as the ARIA Authoring Practices describe it;
// without this script the field takes whatever is typed, and the page that answers says what may have been meant.
const WAIT = 120; // milliseconds after the last letter
const SHORTEST = 2;

for (const input of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("ul");
  const around = document.createElement("div");
  let found = [];
  let at = -1;
  let timer = 0;
  let turn = 0;

  around.className = "suggesting";
  input.replaceWith(around);
  around.append(input, list);
  Object.assign(list, { id: `${input.id || input.name}-suggested`, className: "suggested", role: "listbox", hidden: true });
  list.setAttribute("aria-label", input.dataset.suggested);
  input.autocomplete = "off";
  const told = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(told)) input.setAttribute(name, value);

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  });
  input.addEventListener("blur", () => show([]));
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) select((at + step + found.length + 1) % (found.length + 1));
    else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && at >= 0 && at < found.length) take(found[at]);
    else return;
    event.preventDefault();
  });

  async function look() {
    const words = input.value.trim();
    const mine = ++turn;
    if (words.length < SHORTEST) return show([]);
    try {
      const asked = new URLSearchParams({ q: words, ...(input.dataset.suggest && { of: input.dataset.suggest }) });
      const answer = await fetch(`/suggest/?${asked}`, { headers: { Accept: "application/json" } });
      if (mine === turn && document.activeElement === input) show((await answer.json()).suggestions);
    } catch {
      show([]); // without an answer the field is a plain one
    }
  }

  function show(suggestions) {
    found = suggestions;
    list.replaceChildren(...found.map(option));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    select(-1);
  }

  function option(one, number) {
    const item = document.createElement("li");
    const name = document.createElement("bdi");
    const about = document.createElement("span");
    Object.assign(item, { id: `${list.id}-${number}`, role: "option" });
    name.textContent = one.name;
    about.className = "small";
    about.textContent = [one.spelled, one.kind, one.about].filter(Boolean).join(" · ");
    item.append(name, about);
    item.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    item.addEventListener("click", () => take(one));
    return item;
  }

  function select(number) {
    at = number;
    for (const [index, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(index === at));
    const chosen = list.children[at];
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  function take(one) {
    turn++;
    show([]);
    if (!input.dataset.suggest) return location.assign(one.address);
    input.value = one.value;
  }
}
