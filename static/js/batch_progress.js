// Shows how far a batch is while a worker is at it, and the page anew when it is finished.
"use strict";

(() => {
  const EVERY = 1000;

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector("[data-batch-progress]");
    if (!place) return;
    const bar = place.querySelector("progress");
    const told = place.querySelector("[data-told]");
    let state = null;

    async function refresh() {
      try {
        const answer = await fetch(place.dataset.batchProgress, { headers: { Accept: "application/json" } });
        if (answer.ok) {
          const now = await answer.json();
          if (state !== null && now.state !== state) return location.reload();
          state = now.state;
          if (now.under_way === false) return location.reload();
          told.textContent = now.told;
          if (now.done === null) bar.removeAttribute("value");
          else bar.value = now.done;
        }
      } catch {
        // The server is away for a moment: the next round asks again.
      }
      setTimeout(refresh, EVERY);
    }

    refresh();
  });
})();
