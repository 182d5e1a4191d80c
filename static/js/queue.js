// Keeps the figures and the bars of the queue page fresh, and loads the page anew when more than they has changed.
"use strict";

(() => {
  const EVERY = 3000;

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector("[data-queue]");
    if (!place) return;
    const shape = JSON.stringify(JSON.parse(document.getElementById("queue-shape").textContent));
    const busy = () => place.contains(document.activeElement) && document.activeElement.matches("input, select, button");

    function show(now) {
      for (const figure of place.querySelectorAll("[data-live]")) figure.textContent = now[figure.dataset.live];
      for (const told of place.querySelectorAll("[data-live-rereading]")) {
        const asked = now.rereadings[told.dataset.liveRereading];
        if (asked === undefined) continue;
        told.textContent = asked.toLocaleString("en");
        const bar = told.closest(".task").querySelector("progress");
        if (bar) bar.value = asked;
      }
      place.querySelectorAll(".minutes rect").forEach((bar, n) => {
        const [y, height, told] = now.bars[n];
        bar.setAttribute("y", y);
        bar.setAttribute("height", height);
        bar.querySelector("title").textContent = told;
      });
    }

    async function refresh() {
      try {
        const answer = await fetch(place.dataset.queue, { headers: { Accept: "application/json" } });
        if (answer.ok) {
          const now = await answer.json();
          if (JSON.stringify(now.shape) !== shape && !busy()) return location.reload();
          show(now);
        }
      } catch {
        // The server is away for a moment: the next round asks again.
      }
      setTimeout(refresh, EVERY);
    }

    setTimeout(refresh, EVERY);
  });
})();
