/* The citation in plain text where it is asked for, and a button beside each form that copies it. `#cite` opens it. */
for (const panel of document.querySelectorAll("details.cite")) {
  const links = [...panel.querySelectorAll("li a")];
  const told = new Map();
  const citation = (link) => {
    if (!told.has(link)) {
      told.set(link, fetch(link.href).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))));
    }
    return told.get(link);
  };

  const status = document.createElement("span");
  status.className = "unseen";
  status.role = "status";

  const copyButton = (link) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = panel.dataset.copy;
    button.setAttribute("aria-label", `${panel.dataset.copy}: ${link.textContent}`);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText((await citation(link)).trim());
        button.textContent = status.textContent = panel.dataset.copied;
        setTimeout(() => { button.textContent = panel.dataset.copy; status.textContent = ""; }, 2000);
      } catch {
        told.delete(link);
        location.href = link.href;
      }
    });
    return button;
  };

  const begin = async () => {
    if (navigator.clipboard) {
      for (const link of links) link.after(" ", copyButton(link));
      panel.append(status);
    }
    try {
      const words = document.createElement("p");
      words.className = "citation";
      words.dir = "auto";
      words.textContent = await citation(links[0]);
      panel.querySelector("summary").after(words);
    } catch {
      told.delete(links[0]);
    }
  };
  panel.addEventListener("toggle", begin, { once: true });

  const asked = () => { panel.open ||= location.hash === "#cite"; };
  addEventListener("hashchange", asked);
  asked();
}
