/* Makes the band of time a brush: drag over it, or move its two ends with the keyboard. What is chosen stands in the
   two fields of days, which the form sends; without this script they and the band's links do the same. */
for (const form of document.querySelectorAll("form.brush")) {
  const band = form.querySelector(".band");
  const bars = [...band.querySelectorAll("a")];
  const [before, after] = band.querySelectorAll(".outside");
  const { since, until } = form.elements;
  const ends = [form.dataset.from, form.dataset.to].map((name) => {
    const end = document.createElement("input");
    Object.assign(end, { type: "range", min: 0, max: bars.length - 1, className: "end" });
    end.setAttribute("aria-label", name);
    return end;
  });
  ends[0].value = +before.getAttribute("width");
  ends[1].value = +after.getAttribute("x") - 1;
  const handles = document.createElement("div");
  handles.className = "ends";
  handles.append(...ends);
  band.after(handles);

  const say = (input, at) => input.setAttribute("aria-valuetext", bars[at].dataset.name);
  const choose = (one, other, write = true) => {
    const [first, last] = one <= other ? [one, other] : [other, one];
    before.setAttribute("width", first);
    after.setAttribute("x", last + 1);
    after.setAttribute("width", bars.length - last - 1);
    say(ends[0], +ends[0].value);
    say(ends[1], +ends[1].value);
    if (write) [since.value, until.value] = [bars[first].dataset.first, bars[last].dataset.last];
  };
  const moved = () => choose(+ends[0].value, +ends[1].value);
  choose(+ends[0].value, +ends[1].value, false);

  for (const end of ends) {
    end.addEventListener("input", moved);
    end.addEventListener("keydown", (event) => { if (event.key === "Enter") form.requestSubmit(); });
  }

  let from = null;
  const at = (event) => {
    const box = band.getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bars.length)));
  };
  const drag = (event) => {
    [ends[0].value, ends[1].value] = [Math.min(from, at(event)), Math.max(from, at(event))];
    moved();
  };
  band.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = at(event);
    band.setPointerCapture(event.pointerId);
    drag(event);
  });
  band.addEventListener("pointermove", (event) => { if (from !== null) drag(event); });
  band.addEventListener("pointerup", () => { if (from !== null) form.requestSubmit(); from = null; });
  band.addEventListener("pointercancel", () => { from = null; });
  for (const bar of bars) {
    bar.addEventListener("dragstart", (event) => event.preventDefault());
    bar.addEventListener("click", (event) => event.preventDefault());
  }
}
