/* Lines of a page are put into the text and taken out without loading the page anew; the server decides where. */
const page = document.querySelector("#content-main");
page?.addEventListener("click", async (event) => {
  const button = event.target.closest("button[name=_put], button[name=_take]");
  if (!button) return;
  event.preventDefault();
  const list = page.querySelector("aside");
  const filled = new FormData(button.form);
  filled.append(button.name, button.value);
  list.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(location.pathname, { method: "POST", body: filled });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const scrolled = list.scrollTop;
    button.form.elements.body.value = fresh.querySelector("[name=body]").value;
    list.replaceChildren(...fresh.querySelector("#content-main aside").childNodes);
    list.scrollTop = scrolled;
    list.querySelector(`#line-${button.value} button`)?.focus({ preventScroll: true });
  } catch {
    button.form.requestSubmit(button);
  } finally {
    list.removeAttribute("aria-busy");
  }
});
