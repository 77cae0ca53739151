// Shapes: (5, 7), 5x7, [5, 7] and "5 by 7" are one answer, and so are () and "a number".
import { Unreadable } from "./read.js";
import { words } from "./words.js";

const LENGTH = /^(\d{1,9}|[A-Za-z])$/;

export function readShape(text) {
  let plain = text.trim();
  if (!plain) throw new Unreadable(words.empty);
  if (plain.length > 80) throw new Unreadable(words.tooLong(80), 80);
  if (/^(a )?(number|scalar)$/i.test(plain)) return [];
  plain = plain.replace(/\)\s*\+\s*\(/g, ","); // (5,) + (7,) joins, as tuples do
  const inside = /^\((.*)\)$/.exec(plain) || /^\[(.*)\]$/.exec(plain);
  plain = (inside ? inside[1] : plain).trim();
  if (!plain) return [];
  // An x between lengths is a times sign, unless it is a length itself: (x, y).
  const pieces = /\d\s*x\s*\d|^\w\s+x\s+\w/.test(plain)
    ? plain.split(/\s*(?:[,×*]|x|by)\s*/)
    : plain.split(/\s*(?:[,;×*·]|\\times|\bby\b)\s*/);
  if (pieces.length > 1 && pieces[pieces.length - 1] === "") pieces.pop();
  const kept = pieces.filter((piece) => piece !== "" || pieces.length === 1);
  for (const piece of kept) {
    if (!LENGTH.test(piece)) {
      throw new Unreadable(words.shapeSyntax, Math.max(text.indexOf(piece), 0));
    }
  }
  return kept.map((piece) => (/^\d/.test(piece) ? String(Number(piece)) : piece));
}

export function judgeShape(question, answer) {
  const mine = readShape(answer);
  const key = readShape(question.key);
  const shape = mine;
  const equals = (text) => JSON.stringify(readShape(text)) === JSON.stringify(mine);
  if (equals(question.key)) return { verdict: "right", says: "", shape };
  const listed = (question.wrong || []).findIndex(equals);
  if (listed >= 0) return { verdict: "wrong", says: "", wrong: listed, shape };
  return { verdict: "wrong", says: diagnose(mine, key), shape };
}

function diagnose(mine, key) {
  const sorted = (lengths) => `${[...lengths].sort()}`;
  const product = (lengths) => lengths.reduce((all, n) => all * Number(n), 1);
  const long = (lengths) => `${lengths.filter((n) => n !== "1")}`;
  if (`${[...mine].reverse()}` === `${key}`) return words.shapeReversed;
  if (sorted(mine) === sorted(key)) return words.shapePermuted;
  if (long(mine) === long(key)) return words.shapeOnes;
  if (product(mine) === product(key)) return words.shapeFlat; // letters: NaN, never equal
  if (mine.length !== key.length) return words.shapeAxes(mine.length, key.length);
  return words.shapeLengths;
}

// How a shape was read: the way Python prints it.
export const shownShape = (shape) => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
