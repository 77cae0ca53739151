// The factors of a trace as tiles on a ring, turned until the nudge stands last.
// Chapter 7, "Differentials and layouts".

import { fixed } from "../shared/numbers.js";
import { choice, range } from "../shared/state.js";
import { path, rectangle, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: "668px", narrow: "1058px" };

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
      D: [[1, 2, 0, -1], [0, 1, 1, 1]],
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
  const all = structuredClone(matrices);
  all[name][0][0] = entry;
  all[`d${input}`][0][0] = Math.round(10 * nudge);
  if (all.U) all.R = combined(all.X, times(all.U, all.V), -1);
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

// The diagonal of a product and its sum, in tenths; nothing where two neighbours do not
// fit on the ring, where the first follows the last.
export function measured(factors, matrices, sign = 1) {
  const arrays = factors.map((factor) => arrayOf(factor, matrices));
  const next = (k) => arrays[(k + 1) % arrays.length];
  if (arrays.some((M, k) => M[0].length !== next(k).length)) return {};
  const diagonal = arrays.reduce(times).map((row, k) => sign * row[k] + 0);
  return { diagonal, trace: total(diagonal) };
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
        <thead><tr><td></td><th>trace</th><td>sum of the diagonal</td><td></td></tr></thead>
        <tbody data-value="forms"></tbody>
      </table></div>
    </div>
    <div>
      <svg data-stage="gradient" aria-label="The gradient that is read off"></svg>
      <p class="sum" data-value="found"></p>
      <p class="sum"><var>df</var> = <span data-value="parts"></span
        ><span data-value="df"></span></p>
    </div>
  </div>
  <div class="controls entries" data-controls="entry nudge"></div>
</div>`;

const GAP = 12;
const cellOf = (width) => Math.min(36, Math.floor((width - 62) / 9));
const smallCell = (width) => Math.min(34, Math.floor((width - 48) / 8));
const widthOf = (arrays, cell) => total(arrays.map((M) => M[0].length * cell));

// Where the tiles of some matrices stand, side by side in a stage of so many rows.
function placesOf(arrays, cell, rows, left, gap) {
  return arrays.map((M, k) => ({
    x: left + widthOf(arrays.slice(0, k), cell) + k * gap,
    wide: M[0].length * cell,
    y: 22 + ((rows - M.length) * cell) / 2,
  }));
}

// A tile with its numbers, and its lengths below it; without `write` an empty frame.
function tile({ x, y }, name, looks, M, cell, write) {
  const [wide, high] = [M[0].length * cell, M.length * cell];
  const middle = x + wide / 2;
  let drawn = rectangle(x, y, wide, high, looks);
  drawn += text(middle, y - 7, slant(name), "middle");
  if (!write) return drawn;
  M.forEach((row, i) =>
    row.forEach((value, j) => {
      const [px, py] = [x + (j + 0.5) * cell, y + (i + 0.5) * cell + 4.5];
      drawn += text(px, py, write(value), "middle small");
    }),
  );
  return drawn + text(middle, y + high + 16, sizeOf(M), "middle small");
}

const whole = (value) => fixed(value, 0);
const tight = (value) => (value ? tenths(value).replace("0.", ".") : "0");
const slant = (name) => `<tspan font-style="italic">${name}</tspan>`;

// The places of the factors, by their letters.
function ringOf({ width }, { factors, arrays }) {
  const cell = cellOf(width);
  const length = widthOf(arrays, cell) + GAP * (arrays.length - 1);
  const places = placesOf(arrays, cell, 4, (width - length + 14) / 2, GAP);
  return Object.fromEntries(factors.map((factor, k) => [letter(factor), places[k]]));
}

// `from` are the places of the tiles before the last move; `progress` goes from 0 to 1.
function drawRing(view, now, from, progress) {
  const { factors, arrays, sign, found, done } = now;
  const cell = cellOf(view.stages.ring.width);
  const places = ringOf(view.stages.ring, now);
  const all = Object.values(places);
  const ends = all.map(({ x, wide }) => x + wide);
  const ease = progress ** 2 * (3 - 2 * progress);
  const middle = 26.5 + 2 * cell;
  let drawn = text(all[0].x - 6, middle, `${minus(sign)}tr(`, "end");
  drawn += text(ends.at(-1) + 6, middle, ")");
  factors.forEach((factor, k) => {
    const [start, to] = [from[letter(factor)] ?? all[k], all[k]];
    const place = { x: start.x + ease * (to.x - start.x), y: start.y + ease * (to.y - start.y) };
    const moves = factor.startsWith("d");
    const write = moves ? (cell < 34 ? tight : tenths) : whole;
    const looks = moves ? "orange tint dash" : "blue tint";
    drawn += tile(place, factor, looks, arrays[k], cell, progress === 1 && write);
  });
  const low = 4 * cell + 48;
  const [left, right] = [all[0].x, ends.at(-2)];
  if (!found.diagonal) {
    drawn += text(ends[0] + GAP / 2, low + 16, misfit(arrays), "middle strong");
  } else if (done && progress === 1) {
    const name = `Gᵀ = ${minus(sign)}${factors.slice(0, -1).join(" ")}`;
    drawn += path([[left, low], [left, low + 6], [right, low + 6], [right, low]], "green thin");
    drawn += text((left + right) / 2, low + 22, slant(name), "middle");
  }
  view.paint("ring", drawn);
}

// A swap of the first two, the only forbidden move, sets these two at odds, for a product
// of three is either square in all its factors or has three different lengths.
const misfit = ([M, N]) => `${M[0].length} ≠ ${N.length}`;

// The transpose of what stands before the nudge, and the sum of both terms.
function drawGradient(view, { state, matrices, done, own }) {
  const { width } = view.stages.gradient;
  const G = share(state.formula, state.term - 1, matrices);
  const arrays = [transpose(G), G];
  if (own.terms.length > 1) arrays.push(gradient(state.formula, matrices));
  const cell = smallCell(width);
  const gap = (width - widthOf(arrays, cell)) / (arrays.length + 1);
  const places = placesOf(arrays, cell, 3, gap, gap);
  const looks = ["green tint dot", "green tint", "green tint thick"];
  const tiles = ["Gᵀ", "G", "∇f"].slice(0, arrays.length).map((name, k) =>
    done
      ? tile(places[k], name, looks[k], arrays[k], cell, whole)
      : tile(places[k], `${name} ?`, "faint", arrays[k], cell),
  );
  view.paint("gradient", tiles.join(""));
}

// All that is shown, from the state alone.
function board(state) {
  const own = FUNCTIONS[state.formula];
  const term = Math.min(state.term, own.terms.length);
  const made = forms({ ...state, term });
  const [sign] = own.terms[term - 1];
  const matrices = matricesOf(state);
  const factors = made.at(-1);
  const nudge = `d${own.input}`;
  const legal = state.swap === "no" || factors.length === 2;
  return {
    state: { ...state, term },
    own,
    made,
    sign,
    matrices,
    factors,
    nudge,
    legal,
    arrays: factors.map((factor) => arrayOf(factor, matrices)),
    found: measured(factors, matrices, sign),
    done: legal && factors.at(-1) === nudge,
    right: measured(made[0], matrices, sign).trace,
  };
}

function remark({ factors, arrays, matrices, found, nudge, done, legal, right, own, state }) {
  if (!legal) {
    const [p, q] = factors.map((factor, k) => `${factor} is ${sizeOf(arrays[k])}`);
    if (!found.diagonal) {
      return `This swap is no turn, and does not multiply: ${p}, ${q}, and ${misfit(arrays)}.`;
    }
    if (found.trace === right) return "This swap is no turn: change an entry, and see.";
    return (
      `This swap is no turn: it multiplies, but the trace is ${tenths(found.trace)} ` +
      `and no longer ${tenths(right)}.`
    );
  }
  if (done) {
    const shape = `${sizeOf(matrices[nudge])}, like ${own.input}`;
    return `${nudge} stands last. Before it stands Gᵀ; its transpose G is ${shape}.`;
  }
  const swapped = state.swap === "yes" ? "With two factors a swap is a turn. " : "";
  return factors.includes(nudge)
    ? `${swapped}${nudge} does not stand last: turn the ring.`
    : `${swapped}The nudge is transposed: transpose the whole product.`;
}

// A form of the trace, the numbers on the diagonal of its product, and their sum.
function row(factors, place, { matrices, sign, right }) {
  const { diagonal, trace: value } = measured(factors, matrices, sign);
  const relation = value === right ? "=" : "≠";
  return `<tr><td>${diagonal && place ? relation : ""}</td><th>${trace(factors, sign)}</th>
    <td>${diagonal ? added(diagonal) : ""}</td>
    <td>${diagonal ? `= ${tenths(value)}` : "no value"}</td></tr>`;
}

function draw(view) {
  view.stop();
  const now = board(view.state);
  const { state, own, made, matrices, nudge } = now;
  view.state.term = String(state.term);
  showTerms(view, own, matrices);
  const places = ringOf(view.stages.ring, now);
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
  view.write({
    remark: remark(now),
    parts: parts.length > 1 ? `${added(parts)} = ` : "",
    df: tenths(total(parts)),
  });
  const found = `⟨∇<var>f</var>, <var>${nudge}</var>⟩ = ${tenths(product)}`;
  view.values.found.innerHTML = now.done ? `∇<var>f</var> = ${inLetters(own)}, ${found}` : "";
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
  const { factors, found, sign, matrices } = now;
  const value = found.diagonal ? tenths(found.trace) : "no number";
  const G = share(state.formula, now.state.term - 1, matrices);
  const rows = G.map((row) => row.map(whole).join(", ")).join("; ");
  const read = now.done ? ` Rows of G: ${rows}.` : "";
  return `${minus(sign)}tr(${factors.join(" ")}) is ${value}. ${remark(now)}${read}`;
}

// The number of turns between -1 and 1 that does the same on a ring of two or three.
function least(turns, count) {
  const rest = ((turns % count) + count) % count;
  return rest > count / 2 ? rest - count : rest;
}

// The next of the four steps of the chapter.
function next(view) {
  const { factors, nudge, done, legal, own, state } = board(view.state);
  const count = factors.length;
  if (!legal) return view.set({ swap: "no" });
  if (!factors.includes(nudge)) {
    return view.set({ flip: state.flip === "yes" ? "no" : "yes" });
  }
  if (!done) {
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
    .readout { grid-template-columns: 1fr; }
    .readout > p { min-height: 4.2em; }
    .forms { font-size: 13px; min-height: 126px; }
    .forms table { width: auto; }
    thead { opacity: 0.8; }
    th { white-space: nowrap; }
    th, td { padding-right: 8px; }
    td:first-child { min-width: 1.1em; padding-right: 3px; }
    td:last-child { padding-right: 0; }
    td:not(:nth-child(3)) { text-align: left; }
    .sum { margin: 4px 0 0; min-height: 1.4em; }
    .choice:has(:disabled) { opacity: 0.45; }
    .moves .range { grid-template-columns: 4.2em minmax(0, 1fr) 5.2em; }
    .moves legend { margin-right: 10px; padding: 3px 0; width: auto; }
    .entries { --label: 2.6em; }
    @container (max-width: 639px) { .choice:has([name="term"]) { width: 100%; } }
    @container (min-width: 640px) {
      .entries, .moves { grid-template-columns: 1fr 1fr; }
      .moves > :first-child { grid-column: 1 / -1; }
      .pair { grid-template-columns: 1.2fr 1fr; }
      .readout > p { min-height: 2.8em; }
      .forms { font-size: 14px; min-height: 134px; }
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
    gradient: (width) => 3 * smallCell(width) + 46,
  },
  handles: [
    {
      stage: "ring",
      label: "the nudge on the ring",
      keys: ["turn"],
      radius: 6,
      reach: 36,
      at: (view) => {
        const now = board(view.state);
        const { x, y, wide } = ringOf(view.stages.ring, now)[now.nudge];
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
