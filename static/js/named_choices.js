// A choice that is searched as you type takes the name of the field that it stands for, which Select2 does not give it.
const nameChoices = () => {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
    const label = select.getAttribute("aria-label") || select.labels[0]?.textContent.trim().replace(/:$/, "");
    const shown = select.nextElementSibling?.querySelector(".select2-selection");
    if (!label || !shown) continue;
    shown.setAttribute("aria-label", label);
    shown.removeAttribute("aria-labelledby");
    shown.querySelector("[role=textbox]")?.setAttribute("aria-label", label);
  }
};
window.django?.jQuery?.(nameChoices); // once the admin's own script has made them
