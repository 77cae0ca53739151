// Is the answer right, and if not, what is the mistake? No page is needed for this.
//
// `judge(question, answer)` gives {verdict: "right" | "wrong" | "unreadable", says,
// tree?, position?, wrong?}; `wrong` is the number of the listed wrong answer that
// was met, whose sentence stands on the page already.
import { read, spelled, Unreadable } from "./read.js";
import { judgeShape } from "./shapes.js";
import { entriesOf, map, shapeOf, transpose, value } from "./value.js";
import { words } from "./words.js";

const POINTS = 12;
const TOLERANCE = 1e-8;

export function judge(question, answer) {
  try {
    return JUDGES[question.kind](question, answer);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { verdict: "unreadable", says: problem.message, position: problem.position };
  }
}

const JUDGES = {
  formula: judgeFormula,
  number: judgeFormula,
  shape: judgeShape,
  choice: (question, chosen) => {
    if (!chosen.length) throw new Unreadable(words.choose);
    const right = question.key.includes(chosen[0]);
    return { verdict: right ? "right" : "wrong", says: "", about: chosen };
  },
  several: (question, chosen) => {
    const places = question.names;
    const missed = places.filter((p) => question.key.includes(p) !== chosen.includes(p));
    if (!missed.length) return { verdict: "right", says: "" };
    // Ticks that are wrong get their reasons; what is not ticked stays to be found.
    const about = missed.filter((place) => chosen.includes(place));
    const says = words.several(places.length - missed.length, places.length, about.length);
    return { verdict: "wrong", says, about };
  },
};

// Numbers between 0 and 1 that are the same in every browser and every run.
function* steady(seed) {
  let state = seed;
  for (;;) {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    yield ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
}

// Twelve fixed points of the question's domain; a variable may be a matrix.
export function pointsOf(question) {
  const draw = steady(20);
  const domain = Object.entries(question.variables || {});
  return Array.from({ length: POINTS }, () =>
    Object.fromEntries(
      domain.map(([name, { between: [low, high], shape }]) => {
        const number = () => low + (high - low) * draw.next().value;
        const line = (n, make) => Array.from({ length: n }, make);
        const matrix = shape && line(shape[0], () => line(shape[1] || 1, number));
        return [spelled(name), matrix || number()];
      }),
    ),
  );
}

export const namesOf = (question) => Object.keys(question.variables || {});

// The values of a formula at all points, as lists of entries of one shape.
export function valuesOf(tree, points) {
  return points.map((point) => value(tree, point));
}

function judgeFormula(question, answer) {
  const names = namesOf(question);
  const { tree, ambiguous } = read(answer, names);
  const points = pointsOf(question);
  const formula = (text) => read(text, names).tree;
  const key = valuesOf(formula(question.key), points);
  let mine;
  try {
    mine = valuesOf(tree, points);
  } catch (problem) {
    return { verdict: "unreadable", says: problem.message, tree };
  }
  const same = (values) => agree(mine, values, question.tolerance);
  if (same(key)) return { verdict: "right", says: "", tree };
  const listed = (question.wrong || []).findIndex((text) =>
    same(valuesOf(formula(text), points)),
  );
  if (listed >= 0) return { verdict: "wrong", says: "", wrong: listed, tree };
  let says = diagnose({ tree, mine, key, points, names, question, formula });
  if (ambiguous) {
    const other = valuesOf(read(answer, names, true).tree, points);
    says = agree(other, key) ? words.tight : `${says} ${words.slash}`;
  }
  return { verdict: "wrong", says, tree };
}

// Equal at every point, relative to the size of the entries there.
export function agree(mine, key, tolerance = TOLERANCE) {
  const scale = Math.max(...key.map((k) => Math.max(...entriesOf(k).map(Math.abs))));
  return key.every((k, n) => {
    if (`${shapeOf(k)}` !== `${shapeOf(mine[n])}`) return false;
    const there = entriesOf(k);
    const size = Math.max(...there.map(Math.abs), 1e-4 * scale);
    return entriesOf(mine[n]).every((x, i) => Math.abs(x - there[i]) <= tolerance * size);
  });
}

function diagnose({ tree, mine, key, points, names, question, formula }) {
  const broken = mine.findIndex((a) => !entriesOf(a).every(Number.isFinite));
  if (broken >= 0) return words.undefinedAt(spot(points[broken]));
  const isMatrix = Array.isArray(key[0]);
  const turned = () => key.map(transpose);
  if (`${shapeOf(mine[0])}` !== `${shapeOf(key[0])}`) {
    if (isMatrix && agree(mine, turned())) return words.transposed;
    return words.shape(shapeOf(mine[0]), shapeOf(key[0]));
  }
  if (agree(mine, key.map((k) => map(k, (x) => -x)))) return words.sign;
  const ratio = constantOf(mine, key, (a, k) => a / k);
  // Where nothing varies, every wrong number is a multiple of the right one.
  const telling = isMatrix || names.length || Math.abs(ratio) === 2 || ratio === 0.5;
  if (ratio && telling) return words.factor(fraction(ratio));
  if (isMatrix && agree(mine, turned())) return words.transposed;
  if (isMatrix) return byEntries(mine, key);
  if (!names.length) {
    const near = Math.abs(mine[0] - key[0]) < 0.01 * Math.abs(key[0]);
    return near ? words.close : words.different("", digits(mine[0]));
  }
  return byVariables({ tree, mine, points, names, keyTree: formula(question.key), key });
}

function byEntries(mine, key) {
  const [rows, columns] = shapeOf(key[0]);
  const place = (n) =>
    columns === 1 ? `${n + 1}` : `(${Math.floor(n / columns) + 1}, ${(n % columns) + 1})`;
  const entry = (values, n) => values.map((a) => entriesOf(a)[n]);
  const all = [...Array(rows * columns).keys()];
  const off = all.filter((n) => !agree(entry(mine, n), entry(key, n)));
  const negative = off.filter((n) => agree(entry(mine, n), entry(key, n).map((x) => -x)));
  if (negative.length === off.length) return words.entriesSign(off.map(place));
  return words.entries(off.map(place), all.length);
}

function byVariables({ tree, mine, points, names, keyTree, key }) {
  const keyAt = (change) => valuesOf(keyTree, points.map(change));
  const known = names.map(spelled);
  for (const a of known) {
    if (agree(mine, keyAt((p) => ({ ...p, [a]: map(p[a], (x) => -x) })))) {
      return words.reflected(a);
    }
    for (const b of known.slice(known.indexOf(a) + 1)) {
      if (agree(mine, keyAt((p) => ({ ...p, [a]: p[b], [b]: p[a] })))) {
        return words.exchanged(a, b);
      }
    }
  }
  const offset = constantOf(mine, key, (a, k) => a - k);
  if (offset) return words.offset(fraction(offset));
  const depends = (formula, values, name) => {
    const moved = points.map((p, n) => ({ ...p, [name]: points[(n + 1) % POINTS][name] }));
    return !agree(valuesOf(formula, moved), values);
  };
  const lost = known.filter((v) => depends(keyTree, key, v) && !depends(tree, mine, v));
  if (lost.length) return words.missing(lost);
  const more = known.filter((v) => depends(tree, mine, v) && !depends(keyTree, key, v));
  if (more.length) return words.extra(more);
  return words.different(spot(points[0]), digits(mine[0]));
}

// The number c with compare(mine, key) = c at all points and entries, or null.
function constantOf(mine, key, compare) {
  const found = mine.flatMap((a, n) => {
    const there = entriesOf(key[n]);
    return entriesOf(a)
      .map((x, i) => [x, there[i]])
      .filter(([x, k]) => x !== 0 || k !== 0)
      .map(([x, k]) => compare(x, k));
  });
  const c = found[0];
  const steady = found.every((r) => Math.abs(r - c) <= TOLERANCE * Math.abs(c));
  return found.length && Number.isFinite(c) && c !== 0 && steady ? c : null;
}

const digits = (x) => String(Number(x.toPrecision(5))).replace("-", "−");

// 1.5 as 3/2, so that it reads as a factor; other numbers with five digits.
function fraction(x) {
  for (let below = 1; below <= 12; below += 1) {
    const above = Math.round(x * below);
    if (above && Math.abs(x * below - above) < 1e-9 * below) {
      return `${above}${below > 1 ? `/${below}` : ""}`.replace("-", "−");
    }
  }
  return digits(x);
}

function spot(point) {
  const numbers = Object.entries(point).filter(([, x]) => !Array.isArray(x));
  return numbers.map(([name, x]) => `${name} = ${digits(x)}`).join(", ");
}
