// Keeps the reading states on the desk fresh while something waits or is being read.
"use strict";

(() => {
  const EVERY = 1000;
  const UNDER_WAY = new Set(["queued", "running"]);

  const underWay = () =>
    [...document.querySelectorAll(".reading-state")].filter((mark) => UNDER_WAY.has(mark.dataset.state));

  async function refresh() {
    const marks = underWay();
    if (!marks.length) return;
    const ids = marks.map((mark) => mark.dataset.article).join(",");
    try {
      const answer = await fetch(`${marks[0].dataset.states}?ids=${ids}`, { headers: { Accept: "application/json" } });
      const states = answer.ok ? await answer.json() : {};
      for (const mark of marks) {
        const job = states[mark.dataset.article];
        if (job && job.state !== mark.dataset.state) {
          mark.dataset.state = job.state;
          mark.textContent = job.shown;
        }
      }
    } catch {
      // The server is away for a moment: the next round asks again.
    }
    setTimeout(refresh, EVERY);
  }

  document.addEventListener("DOMContentLoaded", refresh);
})();
