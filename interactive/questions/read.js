// Reads what a person types for a formula: calculator style, Python style or LaTeX.
// `read` gives a tree of arrays, [kind, ...parts], or throws Unreadable with a position.
//
//   ["n", 16, "16"]  ["v", "x"]  ["c", "pi"]  ["+", a, b]  ["-", a, b]  ["neg", a]
//   ["*", a, b, written]  ["/", a, b]  ["^", a, b]  ["T", a]  ["f", "sin", a, ...]
//   ["|", a]  ["[", ...entries]
import { words } from "./words.js";

const LONGEST = 300; // also bounds how deep brackets can go

export class Unreadable extends Error {
  constructor(message, position) {
    super(message);
    this.position = position;
  }
}

// Every spelling of a function, and the name under which it is computed.
const FUNCTIONS = {
  sin: "sin", cos: "cos", tan: "tan", sinh: "sinh", cosh: "cosh", tanh: "tanh",
  arcsin: "arcsin", arccos: "arccos", arctan: "arctan",
  asin: "arcsin", acos: "arccos", atan: "arctan",
  exp: "exp", ln: "ln", log: "ln", sqrt: "sqrt", cbrt: "cbrt", abs: "abs",
  sigma: "σ", sigmoid: "σ", σ: "σ", softplus: "softplus", relu: "relu", sign: "sign",
  sgn: "sign", max: "max", min: "min", norm: "norm", transpose: "transpose",
};
const INVERSES = { sin: "arcsin", cos: "arccos", tan: "arctan" };
const GREEK = {
  alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", varepsilon: "ε",
  zeta: "ζ", eta: "η", theta: "θ", kappa: "κ", lambda: "λ", mu: "μ", nu: "ν", xi: "ξ",
  pi: "π", rho: "ρ", sigma: "σ", tau: "τ", phi: "φ", varphi: "φ", chi: "χ", psi: "ψ",
  omega: "ω", Delta: "Δ", Sigma: "Σ", Omega: "Ω",
};
const CONSTANTS = { e: "e", pi: "pi", π: "pi" };
const SIGNS = {
  "−": "-", "–": "-", "·": "*", "⋅": "*", "×": "*", "∗": "*", "@": "*", "÷": "/",
  "∥": "‖", "√": "sqrt",
};
const COMMANDS = {
  frac: "frac", dfrac: "frac", tfrac: "frac", cdot: "*", times: "*", ast: "*", div: "/",
  lvert: "|", rvert: "|", vert: "|", lVert: "‖", rVert: "‖", Vert: "‖",
  top: "T", intercal: "T",
};
const SPACE = String.raw`\s|\$|~|\\[,;:! ]`;
const LAYOUT = String.raw`\\(?:left|right|displaystyle|quad|[bB]ig[lr]?)(?![A-Za-z])`;
const FONT_ALONE = String.raw`\\math(?:sf|rm|bf|it)\s+(?=\w)`;
const SILENT = new RegExp(`(?:${SPACE}|${LAYOUT}|${FONT_ALONE})+`, "y");
const FONT = /\\(operatorname|mathrm|mathbf|mathsf|mathit|text)\*?\s*\{([^{}]*)\}/y;
const MATRIX = /\\(begin|end)\s*\{[pbv]?matrix\}/y;
const NUMBER = /(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/y;
const LETTERS = /[A-Za-z\u0370-\u03ff]+/y;
const SUBSCRIPT = /_\s*(\{([^{}]{1,8})\}|[A-Za-z0-9])|[₀-₉]+/y;
const RAISED = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀˣⁿ]+/y;
const LOW = "₀₁₂₃₄₅₆₇₈₉";
const HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀˣⁿ";
const PLAIN = "0123456789+-Txn";
const PARTS = { "½": [1, 2], "⅓": [1, 3], "⅔": [2, 3], "¼": [1, 4], "¾": [3, 4] };

const CLOSING = { "(": ")", "[": "]", "{": "}" };

export function spelled(name) {
  // One spelling for each variable: theta and θ, x_{1} and x₁ and x_1 are the same.
  const [letter, low] = name.split("_");
  return (GREEK[letter] || letter) + (low ? "_" + low : "");
}

function tokens(text, names) {
  const known = names.map(spelled);
  const out = [];
  let at = 0;
  let hit;
  const matches = (pattern) => {
    pattern.lastIndex = at;
    hit = pattern.exec(text);
    return hit !== null;
  };
  const push = (kind, position, more) => out.push({ kind, position, ...more });

  const word = (letters, position) => {
    // Longest name first: xsinx is x, sin, x; but a variable goes before all.
    while (letters) {
      let size = letters.length;
      while (size > 0 && !meaning(letters.slice(0, size))) size -= 1;
      if (!size) throw new Unreadable(words.unknownName(letters, names), position);
      const [kind, name] = meaning(letters.slice(0, size));
      push(kind, position, { name });
      letters = letters.slice(size);
      position += size;
    }
  };
  const meaning = (letters) => {
    const name = GREEK[letters] || letters;
    if (known.includes(name)) return ["name", name];
    if (Object.hasOwn(FUNCTIONS, letters)) return ["function", FUNCTIONS[letters]];
    if (Object.hasOwn(CONSTANTS, letters)) return ["constant", CONSTANTS[letters]];
    return letters === "T" ? ["T"] : null;
  };

  while (at < text.length) {
    const start = at;
    if (matches(SILENT)) {
      at += hit[0].length;
    } else if (text.startsWith(".T", at)) {
      push("^", start);
      push("T", start);
      at += 2;
    } else if (matches(NUMBER)) {
      push("number", start, { text: hit[0] });
      at += hit[0].length;
    } else if (matches(MATRIX)) {
      push(hit[1] === "end" ? "close" : "begin", start);
      at += hit[0].length;
    } else if (matches(FONT)) {
      at += hit[0].length;
      word(hit[2].replace(/\s/g, ""), start);
    } else if (text.startsWith("\\\\", at)) {
      push("row", start);
      at += 2;
    } else if (text[at] === "\\" && /[|{}]/.test(text[at + 1])) {
      push(text[at + 1] === "|" ? "‖" : text[at + 1], start);
      at += 2;
    } else if (text[at] === "\\") {
      at += 1;
      if (!matches(LETTERS)) throw new Unreadable(words.unknownSign("\\"), start);
      at += hit[0].length;
      const sign = Object.hasOwn(COMMANDS, hit[0]) ? COMMANDS[hit[0]] : null;
      if (sign) push(sign, start);
      else name(hit[0], start);
    } else if (matches(LETTERS)) {
      at += hit[0].length;
      name(hit[0], start);
    } else if (matches(RAISED)) {
      at += hit[0].length;
      push("^", start);
      push("(", start);
      const inner = [...hit[0]].map((sign) => PLAIN[HIGH.indexOf(sign)]).join("");
      for (const token of tokens(inner, names)) out.push({ ...token, position: start });
      push(")", start);
    } else if (PARTS[text[at]]) {
      push("part", start, { of: PARTS[text[at]] });
      at += 1;
    } else if (text.startsWith("**", at)) {
      push("^", start);
      at += 2;
    } else if (text.startsWith("||", at)) {
      push("‖", start);
      at += 2;
    } else {
      const sign = SIGNS[text[at]] || text[at];
      if (sign === "sqrt") push("function", start, { name: "sqrt" });
      else if ("+-*/^()[]{},;|‖&".includes(sign)) push(sign, start);
      else throw new Unreadable(words.unknownSign([...text.slice(at)][0]), start);
      at += 1;
    }
  }
  return out;

  function name(letters, start) {
    const index = matches(SUBSCRIPT) || matches(/\d+/y) ? hit[0] : "";
    const low = index.replace(/[_{}\s]/g, "").replace(/[₀-₉]/g, (d) => LOW.indexOf(d));
    // In axb_1 the index belongs to the last letter, in theta_1 to the whole word.
    let head = low && letters;
    while (head && !known.includes(`${spelled(head)}_${low}`)) head = head.slice(1);
    if (head) {
      at += index.length;
      const before = letters.slice(0, letters.length - head.length);
      word(before, start);
      push("name", start + before.length, { name: `${spelled(head)}_${low}` });
    } else if (letters === "log" && isBase(index)) {
      at += index.length;
      push("function", start, { name: "ln", base: low });
    } else if (low && !/^\d/.test(index)) {
      throw new Unreadable(words.unknownName(`${letters}_${low}`, names), start);
    } else {
      word(letters, start);
    }
  }

  function isBase(index) {
    // log_2 8, log10(x) and log2 x have a base; log 2 and log2 alone have none.
    const argument = /^\s*[({A-Za-z]/.test(text.slice(at + index.length));
    return index[0] === "_" || (/^(10|2)$/.test(index) && argument);
  }
}

// `tight` reads 1/2x as 1/(2x); without it 1/2x is (1/2)x, and `ambiguous` says so.
export function read(text, names = [], tight = false) {
  if (!text.trim()) throw new Unreadable(words.empty);
  if (text.length > LONGEST) throw new Unreadable(words.tooLong(LONGEST), LONGEST);
  const lead = /^[^=]*=(?!.*=)/s.exec(text); // f'(x) = ... : the right side counts
  const skipped = lead && lead[0].length < text.length ? lead[0].length : 0;
  const list = tokens(" ".repeat(skipped) + text.slice(skipped), names);
  const end = { kind: "end", position: text.length };
  let at = 0;
  let ambiguous = false;
  const bars = [];

  const peek = () => list[at] || end;
  const take = () => list[at++] || end;
  const fail = (message, token = peek()) => {
    throw new Unreadable(message, token.position);
  };
  const expect = (kind, opening) => {
    if (peek().kind === kind) return take();
    if (peek().kind === "end") return fail(words.notClosed(opening.kind), opening);
    return fail(words.notExpected(shown(peek())));
  };
  const shown = (token) =>
    token.name || token.text || (token.kind === "row" ? "\\\\" : token.kind);

  const startsOperand = () => {
    const { kind } = peek();
    if (kind === "|" || kind === "‖") return bars[bars.length - 1] !== kind;
    return ["number", "part", "name", "function", "constant", "frac", "(", "[", "{",
      "begin"].includes(kind);
  };

  function sum() {
    let left = signed(product);
    while (peek().kind === "+" || peek().kind === "-") {
      const sign = take().kind;
      left = [sign, left, signed(product)];
    }
    return left;
  }

  function signed(next) {
    if (peek().kind === "+") {
      take();
      return signed(next);
    }
    if (peek().kind !== "-") return next();
    take();
    return ["neg", signed(next)];
  }

  function product() {
    let left = power();
    for (;;) {
      const { kind } = peek();
      if (kind === "*") {
        take();
        left = ["*", left, signed(power), true];
      } else if (kind === "/") {
        take();
        let below = signed(power);
        if (startsOperand() && below[0] !== "f") {
          ambiguous = true;
          while (tight && startsOperand()) below = ["*", below, power(), false];
        }
        left = ["/", left, below];
      } else if (startsOperand()) {
        left = ["*", left, power(), false];
      } else {
        return left;
      }
    }
  }

  function power() {
    let base = operand();
    while (peek().kind === "^") base = raised(base);
    return base;
  }

  function raised(base) {
    take();
    const brace = CLOSING[peek().kind] ? peek() : null;
    const inside = brace ? list[at + 1] : peek();
    if (inside && inside.kind === "T") {
      at += brace ? 2 : 1;
      if (brace) expect(CLOSING[brace.kind], brace);
      return ["T", base];
    }
    return ["^", base, signed(exponent)];
  }

  function exponent() {
    const base = operand();
    return peek().kind === "^" ? raised(base) : base;
  }

  function operand() {
    const token = take();
    switch (token.kind) {
      case "number":
        return ["n", Number(token.text), token.text];
      case "part":
        return ["/", ...token.of.map((n) => ["n", n, String(n)])];
      case "name":
        return ["v", token.name];
      case "constant":
        return ["c", token.name];
      case "function":
        return call(token);
      case "frac":
        return ["/", braced(), braced()];
      case "begin":
        return matrix(token);
      case "|":
      case "‖":
        return between(token);
      case "(":
      case "{":
      case "[":
        return group(token);
      default:
        at -= 1;
        return fail(missing(token), token);
    }
  }

  function missing(token) {
    if (token.kind === "end") {
      const before = list[list.length - 1];
      return before ? words.endsWith(shown(before)) : words.empty;
    }
    if (token.kind === "T") return words.unknownName("T", names);
    if (")]}".includes(token.kind) && at > 0 && CLOSING[list[at - 1].kind]) {
      return words.emptyBrackets;
    }
    if (")]}".includes(token.kind) && !depthOf(at)) return words.notOpened(token.kind);
    return words.notExpected(shown(token));
  }

  function depthOf(index) {
    let open = 0;
    for (const { kind } of list.slice(0, index)) {
      open += Boolean(CLOSING[kind]) - ")]}".includes(kind);
    }
    return open;
  }

  function group(opening) {
    const inside = entries(opening);
    return opening.kind === "[" || inside.length > 1 ? ["[", ...inside] : inside[0];
  }

  function entries(opening) {
    bars.push(opening.kind);
    const found = [sum()];
    while (peek().kind === "," || peek().kind === ";") {
      take();
      if (peek().kind === CLOSING[opening.kind]) break; // (5,) ends in a comma
      found.push(sum());
    }
    expect(CLOSING[opening.kind], opening);
    bars.pop();
    return found;
  }

  function braced() {
    const opening = peek();
    if (opening.kind !== "{") {
      // \frac12 is one half
      const token = take();
      if (token.kind !== "number") return fail(words.fraction, token);
      const digits = [...token.text];
      const first = digits.shift();
      if (digits.length) {
        at -= 1;
        list[at] = { ...token, text: digits.join("") };
      }
      return ["n", Number(first), first];
    }
    take();
    return group(opening);
  }

  function between(opening) {
    bars.push(opening.kind);
    const inner = sum();
    expect(opening.kind, opening);
    bars.pop();
    return ["|", inner];
  }

  function matrix(opening) {
    bars.push("begin");
    const rows = [[sum()]];
    while (peek().kind === "&" || peek().kind === "row") {
      if (take().kind === "row") {
        if (peek().kind === "close") break;
        rows.push([sum()]);
      } else rows[rows.length - 1].push(sum());
    }
    expect("close", opening);
    bars.pop();
    return ["[", ...rows.map((row) => ["[", ...row])];
  }

  function call(token) {
    let name = token.name;
    let outer = null;
    if (peek().kind === "^") {
      // sin^2 x is (sin x)^2; sin^{-1} x is the inverse function
      take();
      outer = signed(exponent);
      const inverse = outer[0] === "neg" && outer[1][0] === "n" && outer[1][1] === 1;
      if (inverse && INVERSES[name]) [name, outer] = [INVERSES[name], null];
    }
    let tree = ["f", name, ...parameters(token)];
    const many = name === "max" || name === "min";
    if (tree.length - 2 > 1 && !many) fail(words.oneArgument(name), token);
    if (many && tree.length < 4) fail(words.twoArguments(name), token);
    if (name === "abs" || name === "norm") tree = ["|", tree[2]];
    if (name === "transpose") tree = ["T", tree[2]];
    if (token.base) tree = ["/", tree, ["f", "ln", read(token.base, names).tree]];
    return outer ? ["^", tree, outer] : tree;
  }

  function parameters(token) {
    const opening = peek();
    if (opening.kind === "(" || opening.kind === "{") {
      take();
      return entries(opening);
    }
    if (token.name === "sqrt") {
      if (opening.kind === "[") {
        take();
        const index = group(opening); // \sqrt[3]{x}
        const body = peek().kind === "{" ? braced() : fail(words.fraction);
        if (index[1][1] === 3) token.name = "cbrt";
        else if (index[1][1] !== 2) fail(words.root, opening);
        return [body];
      }
      return [power()]; // √2x is (√2)x
    }
    return [signed(bare)];
  }

  // The argument of a function without brackets: sin 2x y stops at cos, ( and + .
  function bare() {
    let tree = power();
    while (["number", "name", "constant", "frac"].includes(peek().kind)) {
      tree = ["*", tree, power(), false];
    }
    return tree;
  }

  const tree = sum();
  if (peek().kind === "," || peek().kind === ";") fail(words.comma);
  if (")]}".includes(peek().kind)) fail(words.notOpened(peek().kind));
  if (peek().kind !== "end") fail(words.notExpected(shown(peek())));
  return { tree, ambiguous };
}
