// A choice that is searched as you type takes the name of the field that it stands for: Select2 gives it none while it is empty.
addEventListener("load", () => {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
    const label = select.getAttribute("aria-label") || select.labels[0]?.textContent.trim().replace(/:$/, "");
    const shown = select.nextElementSibling?.querySelector(".select2-selection");
    if (!label || !shown) continue;
    shown.setAttribute("aria-label", label);
    shown.removeAttribute("aria-labelledby");
    shown.querySelector("[role=textbox]")?.setAttribute("aria-label", label);
  }
});
