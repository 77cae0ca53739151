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
  const originals = [...document.querySelectorAll(".katex")].filter((formula) =>
    range.intersectsNode(formula),
  );
  const copied = range.cloneContents();
  const copies = [...copied.querySelectorAll(".katex")];
  if (copies.length === 0 || copies.length !== originals.length) return;
  copies.forEach((formula, n) => {
    const latex = formula.querySelector("annotation").textContent.trim();
    const display = originals[n].closest(".katex-display");
    formula.replaceWith(display ? `\n$$${latex}$$\n` : `$${latex}$`);
  });
  const box = document.createElement("div");
  box.append(copied);
  event.clipboardData.setData("text/html", box.innerHTML);
  event.clipboardData.setData("text/plain", box.textContent);
  event.preventDefault();
});
