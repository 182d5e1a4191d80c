/* The list follows what is typed or chosen in its filter, as “Show” would do. Without this script there is “Show”. */
const form = document.querySelector("form.filter");
const found = document.getElementById("found");
let timer, asking;

async function follow() {
  asking?.abort();
  asking = new AbortController();
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const address = asked.size ? `?${asked}` : location.pathname;
  found.classList.add("searching");
  try {
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("found");
    if (!next) return;
    found.replaceChildren(...next.childNodes);
    history.replaceState(null, "", address);
  } catch (error) {
    if (error.name !== "AbortError") form.requestSubmit();
    return;
  }
  found.classList.remove("searching");
}

form?.addEventListener("input", (event) => {
  clearTimeout(timer);
  timer = setTimeout(follow, event.target.type === "text" ? 200 : 0);
});
