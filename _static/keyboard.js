// The theme takes the focus from a button when it is pressed, so that a keyboard starts
// at the top of the page again after a sidebar was closed: give it back to the button.
for (const side of ["primary", "secondary"]) {
  const dialog = document.getElementById(`pst-${side}-sidebar-modal`);
  const button = document.querySelector(`.${side}-toggle`);
  dialog?.addEventListener("close", () => button?.focus());
}
