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

/** Let somebody choose words with the arrow keys. Resolves to what `selection` returns. */
export function selectWords(text, hint, say) {
  const words = [...text.querySelectorAll(".para")].flatMap(wordsOf);
  if (!words.length) return Promise.resolve(null);
  const lit = text.querySelector(".sentence.chosen, .act.chosen");
  let from = Math.max(0, words.findIndex((one) => lit && (lit.compareDocumentPosition(one.node) & 20 || lit.contains(one.node))));
  let to = from;
  const note = Object.assign(document.createElement("p"), { className: "selecting", textContent: hint });
  document.querySelector("main").append(note);
  say(hint);

  const paint = () => {
    const [first, last] = from <= to ? [words[from], words[to]] : [words[to], words[from]];
    const range = document.createRange();
    range.setStart(first.node, first.start);
    range.setEnd(last.last, last.end);
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
      note.remove();
      resolve(value);
    };
    const keys = (event) => {
      const moves = { ArrowRight: () => to + 1, ArrowLeft: () => to - 1, ArrowDown: () => sentence(1), ArrowUp: () => sentence(-1) };
      if (event.key === "Escape") { getSelection().removeAllRanges(); end(null); }
      else if (event.key === "Enter") { const chosen = selection(text); say(chosen?.quote || ""); end(chosen); }
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
    paint();
  });
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
