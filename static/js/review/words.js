// Words of the article: those that are selected, and a way to select them by keyboard.
const points = (words) => [...words].length; // characters as the server counts them
const ENDS = /[.!?]["”’)]*$/;

/** The selected words of the text as {quote, start}, or null. */
export function selection(text) {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const paragraph = (range.startContainer.nodeType === 3 ? range.startContainer.parentElement : range.startContainer).closest(".para");
  if (!paragraph || !text.contains(paragraph) || !paragraph.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const raw = range.toString();
  const quote = raw.trim();
  if (!quote) return null;
  const lead = points(raw) - points(raw.trimStart());
  return { quote, start: Number(paragraph.dataset.start) + points(before.toString()) + lead };
}

/** Let somebody choose words with the arrow keys, or by tapping the first and the last. Resolves to what `selection` returns. */
export function selectWords(text, told, say) {
  const words = [...text.querySelectorAll(".para")].flatMap(wordsOf);
  if (!words.length) return Promise.resolve(null);
  const lit = text.querySelector(".sentence.chosen, .act.chosen");
  let from = Math.max(0, words.findIndex((one) => lit && (lit.compareDocumentPosition(one.node) & 20 || lit.contains(one.node))));
  let to = from;
  let begun = false; // by a tap, and the next one ends it
  const byTouch = matchMedia("(hover: none)").matches;
  const hint = byTouch ? told.tap : told.select;
  const note = Object.assign(document.createElement("p"), { className: "selecting", textContent: hint });
  const [done, leave] = [told.take, told.leave].map((textContent) => Object.assign(document.createElement("button"), { type: "button", textContent }));
  if (byTouch) note.append(done, leave);
  document.querySelector("main").append(note);
  say(hint);

  const paint = () => {
    const range = from <= to ? rangeOf(words[from], words[to]) : rangeOf(words[to], words[from]);
    const shown = getSelection();
    shown.removeAllRanges();
    shown.addRange(range);
    words[to].node.parentElement.scrollIntoView({ block: "nearest" });
  };
  const sentence = (by) => {
    let next = to;
    if (by < 0) {
      next -= 1;
      while (next > 0 && !words[next - 1].closes) next -= 1;
      return Math.max(0, next);
    }
    while (next < words.length - 1 && !words[next].closes) next += 1;
    return Math.min(words.length - 1, next + 1);
  };
  return new Promise((resolve) => {
    const end = (value) => {
      document.removeEventListener("keydown", keys, true);
      document.removeEventListener("click", taps, true);
      note.remove();
      resolve(value);
    };
    const take = () => { paint(); const chosen = selection(text); say(chosen?.quote || ""); end(chosen); };
    const stop = () => { getSelection().removeAllRanges(); end(null); };
    const taps = (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.target === done) return take();
      if (event.target === leave || !text.contains(event.target)) return event.target === note ? undefined : stop();
      const tapped = words.findIndex((one) => lies(one, event));
      if (tapped < 0) return;
      to = tapped;
      if (!begun) from = to;
      begun = !begun;
      paint();
    };
    const keys = (event) => {
      const moves = { ArrowRight: () => to + 1, ArrowLeft: () => to - 1, ArrowDown: () => sentence(1), ArrowUp: () => sentence(-1) };
      if (event.key === "Escape" || (event.key === "Enter" && event.target === leave)) stop();
      else if (event.key === "Enter") take();
      else if (moves[event.key]) {
        to = Math.max(0, Math.min(words.length - 1, moves[event.key]()));
        if (!event.shiftKey) from = to;
        paint();
        say(getSelection().toString());
      } else if (event.key !== "Shift") return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("keydown", keys, true);
    if (byTouch) document.addEventListener("click", taps, true);
    paint();
  });
}

function rangeOf(first, last) {
  const range = document.createRange();
  range.setStart(first.node, first.start);
  range.setEnd(last.last, last.end);
  return range;
}

/** Whether a word lies where somebody has tapped. */
function lies(word, { clientX: x, clientY: y }) {
  return [...rangeOf(word, word).getClientRects()].some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
}

/** The words of a paragraph, each without the signs around it, and whether a sentence ends with it. */
function wordsOf(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let length = 0; walker.nextNode(); length += walker.currentNode.data.length) nodes.push({ node: walker.currentNode, from: length });
  const whole = paragraph.textContent;
  const within = (offset, last) => {
    const held = nodes.findLast((one) => one.from < offset || (!last && one.from === offset)) || nodes[0];
    return [held.node, offset - held.from];
  };
  return [...whole.matchAll(/\S+/g)].flatMap((match) => {
    const core = match[0].match(/[\p{L}\p{N}].*[\p{L}\p{N}]|[\p{L}\p{N}]/u);
    if (!core) return [];
    const start = match.index + core.index;
    const [node, first] = within(start, false);
    const [last, end] = within(start + core[0].length, true);
    const closes = ENDS.test(match[0]) || match.index + match[0].length >= whole.trimEnd().length;
    return [{ node, start: first, last, end, closes }];
  });
}
