// The value of a formula at a point: a number, or a matrix as an array of rows.
import { Unreadable } from "./read.js";
import { words } from "./words.js";

const exp = Math.exp;
const FUNCTIONS = {
  sin: Math.sin, cos: Math.cos, tan: Math.tan,
  sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh,
  arcsin: Math.asin, arccos: Math.acos, arctan: Math.atan,
  exp, ln: Math.log, sqrt: Math.sqrt, cbrt: Math.cbrt, sign: Math.sign,
  relu: (x) => Math.max(x, 0),
  σ: (x) => 1 / (1 + exp(-x)),
  softplus: (x) => Math.max(x, 0) + Math.log1p(exp(-Math.abs(x))),
  max: Math.max, min: Math.min,
};

const isMatrix = Array.isArray;
export const shapeOf = (a) => (isMatrix(a) ? [a.length, a[0].length] : []);
export const entriesOf = (a) => (isMatrix(a) ? a.flat() : [a]);
export const map = (a, f) => (isMatrix(a) ? a.map((row) => row.map(f)) : f(a));
export const transpose = (a) => (isMatrix(a) ? a[0].map((_, j) => a.map((row) => row[j])) : a);

// A 1 × 1 matrix such as xᵀx is a number.
const unwrap = (a) => (isMatrix(a) && a.length === 1 && a[0].length === 1 ? a[0][0] : a);
const refuse = (sentence) => {
  throw new Unreadable(sentence);
};

function add(a, b) {
  if (isMatrix(a) !== isMatrix(b) || `${shapeOf(a)}` !== `${shapeOf(b)}`) {
    refuse(words.cannotAdd(shapeOf(a), shapeOf(b)));
  }
  return isMatrix(a) ? a.map((row, i) => row.map((x, j) => x + b[i][j])) : a + b;
}

function multiply(a, b) {
  if (!isMatrix(a)) return map(b, (x) => a * x);
  if (!isMatrix(b)) return map(a, (x) => x * b);
  if (a[0].length !== b.length) refuse(words.cannotMultiply(shapeOf(a), shapeOf(b)));
  const columns = transpose(b);
  const dot = (row, column) => row.reduce((sum, x, k) => sum + x * column[k], 0);
  return unwrap(a.map((row) => columns.map((column) => dot(row, column))));
}

function power(a, b) {
  if (isMatrix(b)) refuse(words.cannotRaise);
  if (!isMatrix(a)) return a ** b;
  const square = a.length === a[0].length && Number.isInteger(b) && b > 0 && b < 9;
  if (!square) refuse(words.cannotRaise);
  return b === 1 ? a : multiply(a, power(a, b - 1));
}

function collect(items, point) {
  const rows = items.map((item) =>
    item[0] === "[" ? item.slice(1).map((entry) => value(entry, point)) : value(item, point),
  );
  if (!rows.some(isMatrix)) return unwrap(rows.map((entry) => [entry])); // a column
  if (!rows.every(isMatrix) || rows.flat().some(isMatrix)) refuse(words.nestedTooDeep);
  if (rows.some((row) => row.length !== rows[0].length)) refuse(words.unequalRows);
  return unwrap(rows);
}

export function value(tree, point) {
  const [kind, a, b] = tree;
  const of = (part) => value(part, point);
  switch (kind) {
    case "n":
      return a;
    case "v":
      return point[a];
    case "c":
      return a === "e" ? Math.E : Math.PI;
    case "neg":
      return map(of(a), (x) => -x);
    case "+":
      return add(of(a), of(b));
    case "-":
      return add(of(a), map(of(b), (x) => -x));
    case "*":
      return multiply(of(a), of(b));
    case "/": {
      const below = of(b);
      if (isMatrix(below)) refuse(words.cannotDivide);
      return map(of(a), (x) => x / below);
    }
    case "^":
      return a[0] === "c" && a[1] === "e" && !isMatrix(of(b)) ? exp(of(b)) : power(of(a), of(b));
    case "T":
      return unwrap(transpose(of(a)));
    case "|": {
      const inner = of(a);
      return isMatrix(inner) ? Math.hypot(...inner.flat()) : Math.abs(inner);
    }
    case "[":
      return collect(tree.slice(1), point);
    default: {
      // A function, entry by entry; max and min take several numbers.
      const [first, ...others] = tree.slice(2).map(of);
      if (others.length && [first, ...others].some(isMatrix)) refuse(words.nestedTooDeep);
      return map(first, (x) => FUNCTIONS[a](x, ...others));
    }
  }
}
