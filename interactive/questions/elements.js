// Short ways to make and fill elements of the page.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export function button(text, act, attributes = {}) {
  const made = make("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

// The contents of a node, copied; of <li><p>text</p></li> what is inside the <p>.
export function contentsOf(node) {
  const copy = node.cloneNode(true);
  const paragraphs = [...copy.children];
  const single = paragraphs.length === 1 && paragraphs[0].tagName === "P";
  return [...(single ? paragraphs[0] : copy).childNodes];
}
