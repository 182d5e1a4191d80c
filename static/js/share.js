/* Print, copy the permanent address, or hand it to the reader's own programs. */
const tools = document.querySelector(".tools");
const address = new URL(tools.dataset.at, location.href).href;
const able = { print: true, copy: Boolean(navigator.clipboard), share: Boolean(navigator.share) };
const does = {
  print: () => print(),
  copy: async (button) => {
    const label = button.textContent;
    await navigator.clipboard.writeText(address);
    button.textContent = tools.querySelector("[role=status]").textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 2000);
  },
  share: () => navigator.share({ title: document.querySelector("h1").textContent, url: address }),
};
for (const button of tools.querySelectorAll("[data-do]")) {
  button.hidden = !able[button.dataset.do];
  button.addEventListener("click", () => Promise.resolve(does[button.dataset.do](button)).catch(() => {}));
}
