// One pixel of the input of a convolution, the windows that see it, and their taps.
// Chapter 15, "Convolution, pooling, normalisation, attention".

import { fixed } from "../shared/numbers.js";
import { clamp } from "../shared/scales.js";
import { choice, range } from "../shared/state.js";
import { rectangle, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: "590px", narrow: "897px" };

export const SIDE = 5; // of the input
export const W = [[1, 0, 2], [-1, 3, 1], [2, -2, -1]];
const K = W.length;
// As many cotangents as the largest output needs; smaller ones take the upper left part.
const ALL = [
  [2, -1, 0, 3, 1, -2, 1], [1, 3, -2, 0, 2, 1, -1], [0, 2, 1, -1, 3, -3, 2],
  [-2, 1, 4, 2, -1, 0, 1], [3, 0, -1, 1, 2, 2, -2], [1, -2, 2, -3, 0, 1, 3],
  [2, 1, -1, 0, 1, -2, 2],
];

const count = (length) => Array.from({ length }, (_, k) => k);
const sizes = (state) => ({ s: Number(state.stride), p: Number(state.padding) });

// How many windows fit in each direction.
export function outputs(state) {
  const { s, p } = sizes(state);
  return Math.floor((SIDE + 2 * p - K) / s) + 1;
}

export function cotangents(state) {
  const m = outputs(state);
  return ALL.slice(0, m).map((row) => row.slice(0, m));
}

// The outputs whose window holds pixel (r, q), counted from 0, each with its tap.
export function pairs(state, r, q) {
  const { s, p } = sizes(state);
  const found = [];
  for (const i of count(outputs(state))) {
    for (const j of count(outputs(state))) {
      const tap = [r + p - i * s, q + p - j * s];
      if (tap.every((k) => k >= 0 && k < K)) found.push([[i, j], tap]);
    }
  }
  return found;
}

const factors = (state, r, q) =>
  pairs(state, r, q).map(([[i, j], [k, l]]) => [ALL[i][j], W[k][l]]);

const total = (terms) => terms.reduce((sum, [u, w]) => sum + u * w, 0);

// The whole gradient by the input.
export function gradient(state) {
  return count(SIDE).map((r) => count(SIDE).map((q) => total(factors(state, r, q))));
}

const html = `
<div class="parts">
  <div class="controls" data-controls="stride padding"></div>
  <svg data-stage="tables" aria-label="The input, the kernel and the cotangents"></svg>
  <div class="readout">
    <p><span data-value="name"></span> = <span data-value="terms"></span> =
      <strong data-value="total"></strong></p>
    <p data-value="pairs"></p>
  </div>
  <div class="controls sliders" data-controls="r q"></div>
</div>`;

const HEAD = 34;
const MOST = SIDE + 4; // rows of the input with two rings of zeros
const isWide = (width) => width >= 600;
const cellOf = (width) =>
  isWide(width)
    ? Math.min(30, Math.floor((width - 90) / (2 * MOST + K - 2)))
    : Math.min(26, Math.floor((width - 40) / (MOST + K)));

// The side of a cell, and the upper left corners of input, kernel and cotangents.
function geometry({ width }) {
  const cell = cellOf(width);
  const kernel = [MOST * cell + 36, HEAD];
  const right = [kernel[0] + K * cell + 36, HEAD];
  const below = [4, HEAD + MOST * cell + 40];
  return { cell, input: [4, HEAD], kernel, output: isWide(width) ? right : below };
}

function drawTable([left, top], name, table, lit, hit, cell) {
  const middle = left + (table.length * cell) / 2;
  let drawn = text(middle, top - 12, name, "middle name strong");
  for (const [row, numbers] of table.entries()) {
    for (const [column, number] of numbers.entries()) {
      const [x, y] = [left + column * cell, top + row * cell];
      const looks = lit.has(`${row},${column}`) ? hit : "faint";
      drawn += rectangle(x, y, cell, cell, looks);
      drawn += text(x + cell / 2, y + cell / 2 + 4.5, fixed(number, 0), "middle small");
    }
  }
  return drawn;
}

function drawInput([left, top], state, found, sum, cell) {
  const { s, p } = sizes(state);
  const side = SIDE + 2 * p;
  const at = (row, column) => [left + column * cell, top + row * cell];
  let drawn = text(left + (side * cell) / 2, top - 12, "input X", "middle name strong");
  for (const row of count(side)) {
    for (const column of count(side)) {
      const [x, y] = at(row, column);
      const inside = [row, column].every((k) => k >= p && k < p + SIDE);
      drawn += rectangle(x, y, cell, cell, inside ? "axis" : "faint");
      if (!inside) drawn += text(x + cell / 2, y + cell / 2 + 4.5, "0", "middle small");
    }
  }
  const pixel = at(state.r - 1 + p, state.q - 1 + p);
  drawn += rectangle(...pixel, cell, cell, "green tint thick");
  for (const [[i, j]] of found) {
    drawn += rectangle(...at(i * s, j * s), K * cell, K * cell, "blue dash thin");
  }
  const place = [pixel[0] + cell / 2, pixel[1] + cell / 2 + 4.5];
  return drawn + text(...place, fixed(sum, 0), "middle small strong halo");
}

const chosen = ({ r, q }) => [r - 1, q - 1];

function draw(view) {
  const { state } = view;
  const { cell, input, kernel, output } = geometry(view.stages.tables);
  const found = pairs(state, ...chosen(state));
  const terms = factors(state, ...chosen(state));
  const lit = (side) => new Set(found.map((pair) => pair[side].join()));
  view.paint(
    "tables",
    drawInput(input, state, found, total(terms), cell) +
      drawTable(kernel, "W", W, lit(1), "orange tint dash", cell) +
      drawTable(output, "U", cotangents(state), lit(0), "blue tint", cell),
  );
  view.write({
    name: `∂L/∂X${sub(state.r)}${sub(state.q)}`,
    terms: terms.map(([u, w]) => `${bracket(u)}·${bracket(w)}`).join(" + ") || "no term",
    total: fixed(total(terms), 0),
    pairs: reached(found),
  });
}

const sub = (index) => "₁₂₃₄₅₆₇"[index - 1];
const bracket = (value) => (value < 0 ? `(${fixed(value, 0)})` : fixed(value, 0));

// Which outputs reach the pixel, and through which taps, in words.
function reached(found) {
  if (!found.length) return "No window reaches this pixel, so its gradient is 0.";
  const mark = (letter, [row, column]) => `${letter}${sub(row + 1)}${sub(column + 1)}`;
  const met = found.map(([output, tap]) => `${mark("U", output)} with ${mark("W", tap)}`);
  const windows = found.length === 1 ? "One window reaches" : `${found.length} windows reach`;
  return `${windows} it: ${met.join(", ")}.`;
}

function say(state) {
  const found = pairs(state, ...chosen(state));
  const sum = fixed(total(factors(state, ...chosen(state))), 0);
  const terms = factors(state, ...chosen(state)).map(
    ([u, w]) => `${fixed(u, 0)} times ${fixed(w, 0)}`,
  );
  const how = found.length ? `${terms.join(" plus ")} is ${sum}.` : "No window reaches it.";
  return `Pixel in row ${state.r}, column ${state.q}; ${how}`;
}

function place(view) {
  const { cell, input } = geometry(view.stages.tables);
  const { p } = sizes(view.state);
  const [row, column] = chosen(view.state);
  return [input[0] + (column + p + 0.5) * cell, input[1] + (row + p + 0.5) * cell];
}

function pick(view, px, py) {
  const { cell, input } = geometry(view.stages.tables);
  const { p } = sizes(view.state);
  const reach = input[0] + (SIDE + 2 * p + 0.5) * cell;
  if (px > reach || py > input[1] + (SIDE + 2 * p + 0.5) * cell) return;
  const index = (length) => clamp(Math.floor(length / cell) - p, 0, SIDE - 1) + 1;
  view.set({ r: index(py - input[1]), q: index(px - input[0]) });
}

export const render = define({
  name: "conv-backward",
  label: "One pixel of a convolution's input and the windows that see it",
  css: `
    .readout { grid-template-columns: 1fr; min-height: 11.5em; }
    .sliders { --label: 6.2em; }
    @container (min-width: 640px) {
      .readout { min-height: 6em; }
      .sliders { grid-template-columns: 1fr 1fr; }
    }
    .sliders .range { grid-template-columns: 6.2em minmax(0, 1fr) 1.5em; }`,
  html,
  controls: {
    stride: choice("stride", { 1: "1", 2: "2", 3: "3" }, "1"),
    padding: choice("padding", { 0: "0", 1: "1", 2: "2" }, "1"),
    r: range("row <var>r</var>", 1, SIDE, 1, 2),
    q: range("column <var>q</var>", 1, SIDE, 1, 3),
  },
  stages: {
    tables: (width) =>
      HEAD + MOST * cellOf(width) + 8 + (isWide(width) ? 0 : 36 + (MOST - 2) * cellOf(width)),
  },
  handles: [
    {
      stage: "tables",
      label: "the pixel",
      keys: ["q", "r"],
      down: true,
      open: true,
      jumps: true,
      radius: 13,
      reach: 13,
      at: place,
      drag: pick,
    },
  ],
  draw,
  say,
});
