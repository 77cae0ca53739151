// The theme takes the focus from a button when it is pressed, so that a keyboard starts
// at the top of the page again after a sidebar was closed: give it back to the button.
for (const side of ["primary", "secondary"]) {
  const dialog = document.getElementById(`pst-${side}-sidebar-modal`);
  const button = document.querySelector(`.${side}-toggle`);
  dialog?.addEventListener("close", () => button?.focus());
}

// The meaning of a word of the glossary hides what is below it: Escape puts it away.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const link of document.querySelectorAll(".glossary-link")) {
    link.classList.toggle("dismissed", link.matches(":hover, :focus"));
  }
});
for (const kind of ["pointerenter", "focus"]) {
  addEventListener(
    kind,
    (event) => event.target.classList?.remove("dismissed"),
    { capture: true },
  );
}
