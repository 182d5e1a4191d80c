// Files dropped on a page or chosen there, each sent on its own: one that fails takes no other with it.
"use strict";

(() => {
  const AT_ONCE = 2;
  const SHOWN = 1000; // lines; a batch takes no more files at once

  const size = (bytes) =>
    bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

  function element(name, text, facts = {}) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    return Object.assign(made, facts);
  }

  class Upload {
    constructor(file, words) {
      this.file = file;
      this.words = words;
      this.line = element("li");
      this.bar = element("progress", "", { max: 1, value: 0 });
      this.state = element("span", words.waiting, { className: "how-far" });
      this.bar.setAttribute("aria-label", file.name);
      this.line.append(element("span", file.name, { className: "name" }), this.bar, this.state);
    }

    // Resolves to whether the file has arrived.
    send(address, token) {
      const form = new FormData();
      form.append("many", this.file);
      const request = new XMLHttpRequest();
      return new Promise((resolve) => {
        const end = (error) => {
          this.done = !error;
          this.line.className = error ? "failed" : "sent";
          this.state.textContent = error || this.words.sent;
          this.bar.value = error ? 0 : 1;
          resolve(this.done);
        };
        request.upload.addEventListener("progress", (event) => {
          if (event.lengthComputable) this.bar.value = event.loaded / event.total;
        });
        request.addEventListener("load", () => {
          if (request.status === 200) return end("");
          let error = "";
          try {
            error = JSON.parse(request.responseText).error;
          } catch {
            error = `${request.status} ${request.statusText}`;
          }
          end(error || this.words.lost);
        });
        request.addEventListener("error", () => end(this.words.lost));
        request.open("POST", address);
        request.setRequestHeader("X-CSRFToken", token);
        request.setRequestHeader("Accept", "application/json");
        request.send(form);
      });
    }
  }

  function serve(form) {
    const input = form.querySelector("input[type=file]");
    const zone = form.querySelector("[data-drop]");
    const list = form.querySelector("[data-uploads]");
    const problem = form.querySelector("[data-error]");
    const button = form.querySelector("input[type=submit]");
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const words = form.dataset;
    const summary = element("p", "", { className: "drop-sum" });
    let uploads = [];
    let target = words.page ? { upload: form.action, page: words.page } : null;

    zone.classList.add("live");
    zone.querySelector("[data-dropping]").hidden = false;
    zone.insertBefore(summary, list);

    function add(files) {
      for (const file of files) {
        if (uploads.length < SHOWN && !uploads.some((one) => one.file.name === file.name && one.file.size === file.size))
          uploads.push(new Upload(file, words));
      }
      list.hidden = !uploads.length;
      list.replaceChildren(...uploads.map((one) => one.line));
      const all = uploads.reduce((sum, one) => sum + one.file.size, 0);
      summary.textContent = words.chosen.replace("%n", uploads.length).replace("%size", size(all));
      input.value = "";
    }

    function complain(text) {
      problem.textContent = text;
      problem.hidden = !text;
      if (text) problem.scrollIntoView({ block: "nearest" });
    }

    // The batch is made once, with what holds for all; then files are sent to it.
    async function begin() {
      if (target) return true;
      const facts = new FormData(form);
      facts.delete("many");
      const answer = await fetch(form.action, { method: "POST", body: facts, headers: { Accept: "application/json" } });
      const told = await answer.json();
      if (answer.ok) target = told;
      else complain(told.error);
      return answer.ok;
    }

    async function sendAll() {
      const waiting = uploads.filter((one) => !one.done);
      let next = 0;
      const lane = async () => {
        while (next < waiting.length) {
          const one = waiting[next++];
          await one.send(target.upload, token);
          const arrived = uploads.filter((upload) => upload.done).length;
          summary.textContent = words.sending.replace("%n", arrived).replace("%all", uploads.length);
          if (!one.done) list.prepend(one.line);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
    }

    form.addEventListener("submit", async (event) => {
      if (!uploads.length) return; // as without this script
      event.preventDefault();
      complain("");
      button.disabled = true;
      window.addEventListener("beforeunload", hold);
      try {
        if (await begin()) await sendAll();
      } catch {
        complain(words.lost);
      }
      window.removeEventListener("beforeunload", hold);
      button.disabled = false;
      if (!target) return;
      if (uploads.every((one) => one.done)) return location.assign(target.page);
      button.value = words.again;
      if (!form.querySelector(".go-on")) {
        button.after(element("a", words.on, { href: target.page, className: "go-on" }));
      }
    });

    const hold = (event) => event.preventDefault();
    input.addEventListener("change", () => add(input.files));
    for (const name of ["dragenter", "dragover"])
      zone.addEventListener(name, (event) => {
        event.preventDefault();
        zone.classList.add("over");
      });
    for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      add(event.dataTransfer.files);
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-batch-upload]").forEach(serve);
  });
})();
