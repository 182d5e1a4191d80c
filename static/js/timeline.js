/* A period of the timeline fetches what happened in it when it is opened; a day in the address opens its period. */
const timeline = document.querySelector(".timeline");
const told = (text) => {
  const line = document.createElement("p");
  line.className = "soft";
  line.textContent = text;
  return line;
};

async function fill(period) {
  const link = period.querySelector(".within > p:only-child > a");
  if (!link || period.dataset.asked) return;
  period.dataset.asked = "yes";
  const within = period.querySelector(".within");
  const asked = new URLSearchParams(timeline.dataset.asked);
  for (const name of ["first", "last", "undated"]) if (period.dataset[name]) asked.set(name, period.dataset[name]);
  const waiting = told(timeline.dataset.waiting);
  within.prepend(waiting);
  within.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`${timeline.dataset.part}?${asked}`);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    within.replaceChildren(...page.body.childNodes);
  } catch {
    waiting.textContent = timeline.dataset.failed;
    delete period.dataset.asked;
  }
  within.removeAttribute("aria-busy");
}

async function goTo(day) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return;
  const period = [...timeline.querySelectorAll(".period")].find(
    (one) => one.dataset.first && one.dataset.first <= day && day <= one.dataset.last,
  );
  if (!period) return;
  period.open = true;
  await fill(period);
  (document.getElementById(day) ?? period).scrollIntoView();
}

if (timeline) {
  timeline.addEventListener("toggle", (event) => { if (event.target.open) fill(event.target); }, true);
  const asked = () => goTo(location.hash.slice(1) || new URLSearchParams(location.search).get("on") || "");
  addEventListener("hashchange", asked);
  asked();
}
