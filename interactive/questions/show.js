// A formula as MathML: the reader sees how an answer was read.

const OVER = { "+": 1, "-": 1, neg: 1, "*": 2, "/": 3, "^": 4, T: 4, f: 3 };
const strength = (tree) => OVER[tree[0]] || 5;
const TIMES = "<mo>&#x2062;</mo>"; // invisible, and read aloud as a product
const DOT = "<mo>·</mo>";
const APPLY = "<mo>&#x2061;</mo>";
const row = (...parts) => `<mrow>${parts.join("")}</mrow>`;
const bracketed = (inside) => row("<mo>(</mo>", inside, "<mo>)</mo>");
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function identifier(name) {
  const [letter, low] = name.split("_").map(escape);
  const head = `<mi>${letter}</mi>`;
  if (!low) return head;
  const index = /^\d+$/.test(low) ? `<mn>${low}</mn>` : `<mi>${low}</mi>`;
  return `<msub>${head}${index}</msub>`;
}

// The first and the last leaf decide whether a product needs a dot: 2·3, but 2x.
const firstLeaf = (tree) => (["*", "^", "T"].includes(tree[0]) ? firstLeaf(tree[1]) : tree[0]);

function product([, a, b]) {
  const left = within(a, 2);
  const right = within(b, b[0] === "*" ? 3 : 2);
  const dot = firstLeaf(b) === "n" || b[0] === "/" || a[0] === "f" || endsInFunction(a);
  return row(left, dot ? DOT : TIMES, right);
}

const endsInFunction = (tree) => tree[0] === "*" && (tree[2][0] === "f" || endsInFunction(tree[2]));

function within(tree, needed) {
  const inside = mathml(tree);
  return strength(tree) < needed ? bracketed(inside) : inside;
}

function list(items) {
  const rows = items.map((item) => (item[0] === "[" ? item.slice(1) : [item]));
  const cells = (entries) => entries.map((e) => `<mtd>${mathml(e)}</mtd>`).join("");
  const table = rows.map((entries) => `<mtr>${cells(entries)}</mtr>`).join("");
  // Its brackets are borders: few devices have a font with brackets that stretch.
  return `<mtable>${table}</mtable>`;
}

function call([, name, ...given]) {
  const [first] = given;
  if (name === "sqrt") return `<msqrt>${mathml(first)}</msqrt>`;
  if (name === "cbrt") return `<mroot>${mathml(first)}<mn>3</mn></mroot>`;
  const inside = given.map(mathml).join("<mo>,</mo>");
  return row(`<mi>${name}</mi>`, APPLY, bracketed(inside));
}

export function mathml(tree) {
  const [kind, a, b] = tree;
  switch (kind) {
    case "n":
      return `<mn>${escape(tree[2])}</mn>`;
    case "v":
      return identifier(a);
    case "c":
      return `<mi>${a === "pi" ? "π" : a}</mi>`;
    case "neg":
      return row("<mo>−</mo>", within(a, 2));
    case "+":
      return row(mathml(a), "<mo>+</mo>", within(b, b[0] === "neg" ? 2 : 1));
    case "-":
      return row(mathml(a), "<mo>−</mo>", within(b, 2));
    case "*":
      return product(tree);
    case "/":
      return `<mfrac>${row(mathml(a))}${row(mathml(b))}</mfrac>`;
    case "^":
      return `<msup>${row(within(a, 5))}${row(mathml(b))}</msup>`;
    case "T":
      return `<msup>${row(within(a, 5))}<mi mathvariant="normal">T</mi></msup>`;
    case "|":
      return row("<mo>|</mo>", mathml(a), "<mo>|</mo>");
    case "[":
      return list(tree.slice(1));
    default:
      return call(tree);
  }
}
