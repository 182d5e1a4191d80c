// Tells the desk that this article is still open here, and shows who else has it open.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const EVERY = 15_000;
  const list = document.getElementById("presence");
  if (!list) return;

  const message = (leave) => {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    if (leave) data.set("leave", "1");
    return data;
  };

  const show = (others) => {
    if (others.join("\n") === [...list.children].map((item) => item.textContent).join("\n")) return;
    list.replaceChildren(
      ...others.map((text) => {
        const item = document.createElement("li");
        item.textContent = text;
        return item;
      }),
    );
  };

  async function stay() {
    try {
      const answer = await fetch(list.dataset.address, { method: "POST", body: message(false) });
      if (answer.ok) show((await answer.json()).others);
    } catch {
      // The server is away for a moment: the next round says it again.
    }
  }

  setInterval(stay, EVERY);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") stay();
  });
  window.addEventListener("pagehide", () => navigator.sendBeacon(list.dataset.address, message(true)));
});
