// A filter is sent without its empty fields, so that the address says only what is asked.
for (const form of document.querySelectorAll("form.filter")) {
  const fields = () => form.querySelectorAll("input[name], select[name]");
  form.addEventListener("submit", () => {
    for (const field of fields()) field.disabled = !field.value;
  });
  addEventListener("pageshow", () => {
    for (const field of fields()) field.disabled = false; // when the reader comes back
  });
}
