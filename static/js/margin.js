/* Notes stand in the margin beside their sentences, below one another where there are many; each points to its own. */
const reading = document.querySelector(".reading");
const wide = matchMedia("(min-width: 52.01rem)");
const BETWEEN = 14; // pixels
const notes = [...reading.querySelectorAll(".note")].map((note) => [note, document.getElementById(note.dataset.of)]);

const align = () => {
  reading.classList.toggle("aligned", wide.matches);
  const top = reading.getBoundingClientRect().top;
  const measured = notes.map(([note, sentence]) => [sentence.getClientRects()[0].top - top, note.offsetHeight]);
  let free = 0;
  measured.forEach(([wanted, height], number) => {
    const at = Math.max(wanted, free);
    notes[number][0].style.top = `${at}px`;
    free = at + height + BETWEEN;
  });
  reading.style.minHeight = wide.matches ? `${free}px` : "";
};

for (const [note, sentence] of notes) {
  for (const begins of ["pointerenter", "focusin"]) note.addEventListener(begins, () => sentence.classList.add("lit"));
  for (const ends of ["pointerleave", "focusout"]) note.addEventListener(ends, () => sentence.classList.remove("lit"));
}
align();
new ResizeObserver(align).observe(reading);
document.fonts.ready.then(align);
