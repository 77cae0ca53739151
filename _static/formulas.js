// A formula that is copied arrives as the LaTeX that it was set from: $...$ within a
// line, $$...$$ on a line of its own.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || !event.clipboardData) return;
  const range = selection.getRangeAt(0).cloneRange();
  const whole = (node) =>
    (node.nodeType === 1 ? node : node.parentElement).closest(".katex");
  const first = whole(range.startContainer);
  const last = whole(range.endContainer);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const copied = range.cloneContents();
  const formulas = copied.querySelectorAll(".katex");
  if (formulas.length === 0) return;
  const displayed = first?.parentElement.matches(".katex-display");
  for (const formula of formulas) {
    const latex = formula.querySelector("annotation").textContent;
    const display = formula.closest(".katex-display") || (formulas.length === 1 && displayed);
    formula.replaceWith(display ? `\n$$${latex}$$\n` : `$${latex}$`);
  }
  const box = document.createElement("div");
  box.append(copied);
  event.clipboardData.setData("text/html", box.innerHTML);
  event.clipboardData.setData("text/plain", box.textContent);
  event.preventDefault();
});
