// The factors of a trace as tiles on a ring, turned until the nudge stands last.
// Chapter 7, "Differentials and layouts".

import { fixed } from "../shared/numbers.js";
import { choice, range } from "../shared/state.js";
import { path, rectangle, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: "700px", narrow: "1000px" };

// Each function: the letter that moves, the entry under a slider, its other matrices, and
// the terms of its differential. Nudges are whole tenths, so that no sum is ever rounded.
export const FUNCTIONS = {
  axb: {
    input: "X",
    entry: ["A", "<var>A</var>₁₁"],
    terms: [[1, "A", "dX", "B"], [1, "C", "dXᵀ", "D"]],
    matrices: {
      A: [[2, 1], [1, 3], [-2, 1], [0, 1]],
      B: [[1, 0, -1, 2], [2, 1, 0, -1], [-1, 1, 2, 0]],
      C: [[1, -1, 0], [0, 2, 1], [2, 0, -1], [-1, 1, 1]],
      D: [[1, 2, 0, -1], [1, -1, 0, 2]],
      dX: [[2, -1, 1], [0, 3, -2]],
    },
  },
  xx: {
    input: "X",
    entry: ["X", "<var>X</var>₁₁"],
    terms: [[1, "dXᵀ", "X"], [1, "Xᵀ", "dX"]],
    matrices: { X: [[2, -1, 0], [1, 3, -2]], dX: [[2, -1, 1], [0, 3, -2]] },
  },
  axx: {
    input: "X",
    entry: ["X", "<var>X</var>₁₁"],
    terms: [[1, "A", "dX", "X"], [1, "A", "X", "dX"]],
    matrices: { A: [[1, -2], [3, 1]], X: [[2, 1], [0, -1]], dX: [[2, -1], [3, 1]] },
  },
  xay: {
    input: "A",
    entry: ["x", "<var>x</var>₁"],
    terms: [[1, "xᵀ", "dA", "y"]],
    matrices: { x: [[2], [-1]], y: [[1], [3], [-2]], dA: [[2, -1, 1], [0, 3, -2]] },
  },
  uv: {
    input: "U",
    entry: ["U", "<var>U</var>₁₁"],
    terms: [[-1, "Vᵀ", "dUᵀ", "R"], [-1, "Rᵀ", "dU", "V"]],
    matrices: {
      X: [[3, -1, 2, 0], [1, 2, -2, 1], [0, 1, 1, -3]],
      U: [[2, 0], [-1, 1], [1, -1]],
      V: [[1, 0, 2, -1], [0, 1, -1, 1]],
      dU: [[2, -1], [1, 3], [0, -2]],
    },
  },
};

const transpose = (M) => M[0].map((_, column) => M.map((row) => row[column]));
const times = (M, N) =>
  M.map((row) => transpose(N).map((column) => row.reduce((sum, v, k) => sum + v * column[k], 0)));
const combined = (M, N, share) => M.map((row, i) => row.map((v, j) => v + share * N[i][j]));

// The matrices with the two entries that the sliders hold.
export function matricesOf({ formula, entry, nudge }) {
  const { input, entry: [name], matrices } = FUNCTIONS[formula];
  const all = Object.fromEntries(
    Object.entries(matrices).map(([key, M]) => [key, M.map((row) => [...row])]),
  );
  all[name][0][0] = entry;
  all[`d${input}`][0][0] = Math.round(10 * nudge);
  if (formula === "uv") all.R = combined(all.X, times(all.U, all.V), -1);
  return all;
}

// Factors are words such as dXᵀ; a product is transposed by tipping each and reversing.
const letter = (factor) => factor.replace("ᵀ", "");
const tip = (factor) => (factor.endsWith("ᵀ") ? letter(factor) : `${factor}ᵀ`);
const tipped = (factors) => factors.map(tip).reverse();
const arrayOf = (factor, matrices) =>
  factor.endsWith("ᵀ") ? transpose(matrices[letter(factor)]) : matrices[factor];
const turned = (factors, forward) =>
  forward ? [factors.at(-1), ...factors.slice(0, -1)] : [...factors.slice(1), factors[0]];

// All forms of the chosen term, from how the product rule left it to how it stands now.
export function forms({ formula, term, turn, flip, swap }) {
  let [, ...factors] = FUNCTIONS[formula].terms[term - 1];
  const made = [factors];
  const add = (next) => made.push((factors = next));
  if (flip === "yes") add(tipped(factors));
  for (let k = 0; k < Math.abs(turn); k++) add(turned(factors, turn > 0));
  if (swap === "yes") add([factors[1], factors[0], ...factors.slice(2)]);
  return made;
}

// The diagonal of a product and its sum, in tenths; or which factor does not meet the next
// one on the ring, where the first follows the last.
export function measured(factors, matrices, sign = 1) {
  const arrays = factors.map((factor) => arrayOf(factor, matrices));
  const clash = arrays.findIndex(
    (M, k) => M[0].length !== arrays[(k + 1) % arrays.length].length,
  );
  if (clash >= 0) return { clash };
  const diagonal = arrays.reduce(times).map((row, k) => sign * row[k] + 0);
  return { clash, diagonal, trace: total(diagonal) };
}

// What stands before the nudge when allowed moves have brought it to the end.
function before([, ...factors], nudge) {
  let now = factors.includes(nudge) ? factors : tipped(factors);
  while (now.at(-1) !== nudge) now = turned(now, true);
  return now.slice(0, -1);
}

// The gradient of a term, and of the whole function as their sum.
export function share(formula, term, matrices) {
  const { input, terms } = FUNCTIONS[formula];
  const factors = tipped(before(terms[term], `d${input}`));
  const G = factors.map((factor) => arrayOf(factor, matrices)).reduce(times);
  return G.map((row) => row.map((value) => terms[term][0] * value + 0));
}

export function gradient(formula, matrices) {
  return FUNCTIONS[formula].terms
    .map((_, term) => share(formula, term, matrices))
    .reduce((M, N) => combined(M, N, 1));
}

// <G, dX> in tenths, entry by entry.
export const inner = (G, N) => total(G.flat().map((value, k) => value * N.flat()[k]));

const tenths = (value) => fixed(value / 10, 1);
const italic = (factors) =>
  factors.join(" ").replace(/[A-Za-z]+/g, "<var>$&</var>");
const minus = (sign) => (sign < 0 ? "−" : "");
const trace = (factors, sign) => `${minus(sign)}tr(${italic(factors)})`;
const added = (values) =>
  values.map((v, k) => (k ? ` ${v < 0 ? "−" : "+"} ${tenths(Math.abs(v))}` : tenths(v))).join("");
const total = (values) => values.reduce((sum, value) => sum + value, 0);
const sizeOf = (M) => `${M.length} × ${M[0].length}`;

// The gradient in letters: AᵀBᵀ + DC, or 2X where both terms give the same.
function inLetters({ input, terms }) {
  const words = terms.map((term) => italic(tipped(before(term, `d${input}`))));
  const sign = minus(terms[0][0]);
  if (words[0] === words[1]) return `${sign}2${words[0]}`;
  return sign + words.join(" + ");
}

const html = `
<div class="parts">
  <div class="controls" data-controls="formula term"></div>
  <svg data-stage="ring" aria-label="The factors of the trace as tiles"></svg>
  <div class="controls moves" data-controls="turn flip swap"></div>
  <div class="parts pair">
    <div class="readout">
      <p data-value="remark"></p>
      <div class="forms"><table>
        <thead><tr><th></th><th>trace</th><td>sum of the diagonal</td><td></td></tr></thead>
        <tbody data-value="forms"></tbody>
      </table></div>
    </div>
    <div>
      <svg data-stage="gradient" aria-label="The gradient that is read off"></svg>
      <p class="sum" data-value="found"></p>
      <p class="sum" data-value="df"></p>
    </div>
  </div>
  <div class="controls entries" data-controls="entry nudge"></div>
</div>`;

const GAP = 12;
const cellOf = (width) => Math.min(36, Math.floor((width - 62) / 9));

// Where the tiles of some factors stand in the stage: { dX: { x, y, wide, high } }.
function placesOf(factors, matrices, { width }) {
  const cell = cellOf(width);
  const sizes = factors.map((factor) => {
    const M = arrayOf(factor, matrices);
    return { wide: M[0].length * cell, high: M.length * cell };
  });
  const length = total(sizes.map(({ wide }) => wide + GAP)) - GAP;
  let x = (width - length + 14) / 2;
  const places = {};
  sizes.forEach(({ wide, high }, k) => {
    places[letter(factors[k])] = { x, y: 22 + (4 * cell - high) / 2, wide, high };
    x += wide + GAP;
  });
  return places;
}

// A tile with its numbers, and its lengths below it.
function tile({ x, y, wide, high }, name, looks, M, cell, write) {
  let drawn = rectangle(x, y, wide, high, looks);
  drawn += text(x + wide / 2, y - 7, slant(name), "middle");
  M.forEach((row, i) =>
    row.forEach((value, j) => {
      drawn += text(x + (j + 0.5) * cell, y + (i + 0.5) * cell + 4.5, write(value), "middle small");
    }),
  );
  const size = M.length ? sizeOf(M) : "";
  return drawn + text(x + wide / 2, y + high + 16, size, "middle small");
}

const whole = (value) => fixed(value, 0);
const slant = (name) => `<tspan font-style="italic">${name}</tspan>`;
const tight = (value) => (value ? tenths(value).replace("0.", ".") : "0");

// `from` are the places of the tiles before the last move; `share` goes from 0 to 1.
function drawRing(view, now, from, progress) {
  const { factors, matrices, sign, found, last, legal } = now;
  const stage = view.stages.ring;
  const cell = cellOf(stage.width);
  const places = placesOf(factors, matrices, stage);
  const ease = progress ** 2 * (3 - 2 * progress);
  const middle = 26.5 + 2 * cell;
  const first = places[letter(factors[0])];
  const end = places[letter(factors.at(-1))];
  let drawn = text(first.x - 6, middle, `${minus(sign)}tr(`, "end");
  drawn += text(end.x + end.wide + 6, middle, ")");
  for (const factor of factors) {
    const to = places[letter(factor)];
    const start = from[letter(factor)] ?? to;
    const place = Object.fromEntries(
      Object.entries(to).map(([key, value]) => [key, start[key] + ease * (value - start[key])]),
    );
    const moves = factor.startsWith("d");
    const looks = moves ? "orange tint dash" : "blue tint";
    const M = progress === 1 ? arrayOf(factor, matrices) : [];
    const narrow = cell < 34 ? tight : tenths;
    drawn += tile(place, factor, looks, M, cell, moves ? narrow : whole);
  }
  if (progress < 1) return view.paint("ring", drawn);
  const low = 4 * cell + 48;
  if (found.clash >= 0) {
    const [a, b] = clashing(now);
    const left = places[letter(factors[found.clash])];
    const seam = found.clash < factors.length - 1;
    const x = seam ? left.x + left.wide + GAP / 2 : stage.width / 2;
    drawn += text(x, low + 16, `${a[0].length} ≠ ${b.length}`, "middle strong");
  } else if (last && legal) {
    const right = places[letter(factors.at(-2))];
    const ends = [first.x, right.x + right.wide];
    drawn += path([[ends[0], low], [ends[0], low + 6], [ends[1], low + 6], [ends[1], low]], "green thin");
    const name = `Gᵀ = ${minus(sign)}${factors.slice(0, -1).join(" ")}`;
    drawn += text((ends[0] + ends[1]) / 2, low + 22, slant(name), "middle");
  }
  view.paint("ring", drawn);
}

const clashing = ({ factors, matrices, found: { clash } }) =>
  [clash, (clash + 1) % factors.length].map((k) => arrayOf(factors[k], matrices));

// The transpose of what stands before the nudge, and the sum of both terms.
function drawGradient(view, { state, matrices, last, legal, own }) {
  const { width } = view.stages.gradient;
  const G = share(state.formula, state.term - 1, matrices);
  const all = [["Gᵀ", transpose(G)], ["G", G]];
  if (own.terms.length > 1) all.push(["∇f", gradient(state.formula, matrices)]);
  const cell = Math.min(34, Math.floor((width - 48) / 8));
  const length = total(all.map(([, M]) => M[0].length * cell));
  const gap = (width - length) / (all.length + 1);
  let x = gap;
  let drawn = "";
  all.forEach(([name, M], k) => {
    const place = { wide: M[0].length * cell, high: M.length * cell, x };
    place.y = 22 + (3 * cell - place.high) / 2;
    const looks = k === 2 ? "green thick tint" : k ? "green tint" : "green tint dot";
    if (last && legal) drawn += tile(place, name, looks, M, cell, whole);
    else drawn += tile(place, `${name} ?`, "faint", [], cell);
    x += place.wide + gap;
  });
  view.paint("gradient", drawn);
}

// All that is shown, from the state alone.
function board(state) {
  const own = FUNCTIONS[state.formula];
  const term = Math.min(state.term, own.terms.length);
  const made = forms({ ...state, term });
  const [sign] = own.terms[term - 1];
  const matrices = matricesOf(state);
  const factors = made.at(-1);
  const found = measured(factors, matrices, sign);
  const nudge = `d${own.input}`;
  return {
    state: { ...state, term },
    own,
    made,
    sign,
    matrices,
    factors,
    found,
    nudge,
    last: factors.at(-1) === nudge,
    legal: state.swap === "no" || factors.length === 2,
    right: measured(made[0], matrices, sign).trace,
  };
}

const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

function remark(now) {
  const { factors, matrices, found, nudge, last, legal, right, own, state } = now;
  if (found.clash >= 0) {
    const [{ length: columns }, { length: rows }] = [clashing(now)[0][0], clashing(now)[1]];
    const [p, q] = factors.slice(found.clash);
    if (!q) return `This swap is no turn: the product is ${rows} × ${columns}, and has no trace.`;
    return (
      `This swap is no turn, and does not multiply: ${p} has ${counted(columns, "column")}, ` +
      `${q} has ${counted(rows, "row")}.`
    );
  }
  if (!legal && found.trace !== right) {
    return `This swap is no turn: it multiplies, but the trace is ${tenths(found.trace)} and no longer ${tenths(right)}.`;
  }
  if (!legal) return "This swap is no turn. The trace is the same by chance: change an entry.";
  if (last) {
    const shape = sizeOf(matrices[nudge]);
    return `${nudge} stands last. Before it stands Gᵀ; its transpose G is ${shape}, like ${own.input}.`;
  }
  const swapped = state.swap === "yes" ? "With two factors a swap is a turn. " : "";
  if (!factors.includes(nudge)) return `${swapped}The nudge is transposed: transpose the whole product.`;
  return `${swapped}${nudge} does not stand last: turn the ring.`;
}

// A form of the trace, the numbers on the diagonal of its product, and their sum.
function row(factors, place, { matrices, sign, right }) {
  const { clash, diagonal, trace: value } = measured(factors, matrices, sign);
  const fits = clash < 0;
  const relation = value === right ? "=" : "≠";
  return `<tr><th>${fits && place ? relation : ""}</th><th>${trace(factors, sign)}</th>
    <td>${fits ? added(diagonal) : ""}</td><td>${fits ? `= ${tenths(value)}` : "no value"}</td></tr>`;
}

function draw(view) {
  const now = board(view.state);
  const { state, own, made, matrices, factors, nudge } = now;
  view.state.term = String(state.term);
  showTerms(view, own, matrices);
  const places = placesOf(factors, matrices, view.stages.ring);
  const key = `${state.formula} ${state.term} ${view.stages.ring.width}`;
  const from = view.key === key ? view.places : places;
  const moved = JSON.stringify(from) !== JSON.stringify(places);
  Object.assign(view, { key, places });
  drawRing(view, now, from, moved ? 0 : 1);
  if (moved) view.animate((progress) => drawRing(view, now, from, progress), 450);
  drawGradient(view, now);
  view.values.forms.innerHTML = made.map((form, k) => row(form, k, now)).join("");
  const parts = own.terms.map(([share, ...each]) => measured(each, matrices, share).trace);
  const product = inner(gradient(state.formula, matrices), matrices[nudge]);
  view.values.df.innerHTML = `<var>df</var> = ${parts.length > 1 ? `${added(parts)} = ` : ""}${tenths(total(parts))}`;
  view.write({ remark: remark(now) });
  view.values.found.innerHTML =
    now.last && now.legal
      ? `∇<var>f</var> = ${inLetters(own)}, ⟨∇<var>f</var>, <var>${nudge}</var>⟩ = ${tenths(product)}`
      : "";
}

// The radio buttons of the terms say what each is, with its value.
function showTerms(view, { terms, entry, input }, matrices) {
  ["1", "2"].forEach((value, k) => {
    const button = view.root.querySelector(`[name="term"][value="${value}"]`);
    button.disabled = k >= terms.length;
    if (button.disabled) return (button.nextElementSibling.textContent = "no second term");
    const [sign, ...factors] = terms[k];
    const amount = tenths(measured(factors, matrices, sign).trace);
    button.nextElementSibling.innerHTML = `${trace(factors, sign)} = ${amount}`;
  });
  view.root.querySelector('[for="entry"]').innerHTML = entry[1];
  view.root.querySelector('[for="nudge"]').innerHTML = `<var>d${input}</var>₁₁`;
}

function say(state) {
  const now = board(state);
  const { factors, found, sign, own, matrices } = now;
  const value = found.clash < 0 ? tenths(found.trace) : "no number";
  const G = share(state.formula, now.state.term - 1, matrices);
  const rows = G.map((row) => row.map(whole).join(", ")).join("; ");
  const read = now.last && now.legal ? ` Rows of G: ${rows}.` : "";
  return `${minus(sign)}tr(${factors.join(" ")}) is ${value}. ${remark(now)}${read}`;
}

// The number of turns between -1 and 1 that does the same on a ring of two or three.
function least(turns, count) {
  const rest = ((turns % count) + count) % count;
  return rest > count / 2 ? rest - count : rest;
}

// The next of the four steps of the chapter.
function next(view) {
  const { factors, nudge, last, legal, own, state } = board(view.state);
  const count = factors.length;
  if (!legal) return view.set({ swap: "no" });
  if (!factors.some((factor) => factor === nudge)) {
    return view.set({ flip: state.flip === "yes" ? "no" : "yes" });
  }
  if (!last) {
    const missing = count - 1 - factors.indexOf(nudge);
    return view.set({ turn: least(state.turn + missing, count) });
  }
  if (state.term < own.terms.length) {
    return view.set({ term: "2", turn: 0, flip: "no", swap: "no" });
  }
  view.status.textContent = "There is no step left: read off the gradient.";
}

// The first turn comes soon, so that a small drag is answered; the others by the way.
function pull(view, px) {
  const way = px - view.grabbed.px;
  const count = Math.abs(way) < 20 ? 0 : 1 + Math.floor((Math.abs(way) - 20) / 90);
  const turn = Math.max(-2, Math.min(2, view.grabbed.turn + Math.sign(way) * count));
  if (turn !== view.state.turn) view.set({ turn });
}

const back = { resets: ["turn", "flip", "swap"] };
const turns = (turn) => (turn ? `${Math.abs(turn)} ${turn > 0 ? "forward" : "back"}` : "none");

export const render = define({
  name: "differential-board",
  label: "The factors of a trace on a ring, turned until the nudge stands last",
  css: `
    .readout { grid-template-columns: 1fr; align-content: start; }
    .readout table { width: auto; }
    th { white-space: nowrap; }
    .readout > p { min-height: 4.2em; }
    .forms { min-height: 140px; }
    thead { opacity: 0.8; }
    th, td { padding-right: 9px; }
    th:first-child { min-width: 0.8em; padding-right: 4px; }
    td:last-child { padding-right: 0; text-align: left; }
    .sum { margin: 4px 0 0; min-height: 1.4em; }
    .choice:has(:disabled) { opacity: 0.45; }
    .moves { --label: 4.2em; }
    .moves legend { margin-right: 10px; padding: 3px 0; width: auto; }
    .entries { --label: 2.6em; }
    @container (min-width: 640px) {
      .entries, .moves { grid-template-columns: 1fr 1fr; }
      .moves > :first-child { grid-column: 1 / -1; }
      .readout > p { min-height: 2.8em; }
    }`,
  html,
  controls: {
    formula: {
      ...choice(
        "<var>f</var>",
        {
          axb: "tr(<var>AXB</var>) + tr(<var>CX</var>ᵀ<var>D</var>)",
          xx: "tr(<var>X</var>ᵀ<var>X</var>)",
          axx: "tr(<var>AX</var>²)",
          xay: "<var>x</var>ᵀ<var>Ay</var> by <var>A</var>",
          uv: "‖<var>X</var> − <var>UV</var>‖² by <var>U</var>",
        },
        "axb",
      ),
      resets: [...back.resets, "term"],
    },
    term: { ...choice("term of <var>df</var>", { 1: "first", 2: "second" }, "1"), ...back },
    turn: range("turns", -2, 2, 1, 0, { write: turns }),
    flip: choice("product", { no: "as it came", yes: "transposed" }, "no"),
    swap: choice("first two", { no: "in place", yes: "swapped" }, "no"),
    entry: range("<var>A</var>₁₁", -3, 3, 1, 2),
    nudge: range("<var>dX</var>₁₁", -0.5, 0.5, 0.1, 0.2),
  },
  stages: {
    ring: (width) => 4 * cellOf(width) + 76,
    gradient: (width) => 3 * Math.min(34, Math.floor((width - 48) / 8)) + 46,
  },
  handles: [
    {
      stage: "ring",
      label: "the nudge on the ring",
      keys: ["turn"],
      radius: 6,
      reach: 36,
      at: (view) => {
        const { factors, matrices, nudge } = board(view.state);
        const { x, y, wide } = placesOf(factors, matrices, view.stages.ring)[nudge];
        return [x + wide, y];
      },
      grab: (view, px) => (view.grabbed = { px, turn: view.state.turn }),
      drag: pull,
    },
  ],
  unused: ({ formula, term }) => (formula === "axb" && term === "2" ? ["entry"] : []),
  actions: { "Next step": next },
  draw,
  say,
});
