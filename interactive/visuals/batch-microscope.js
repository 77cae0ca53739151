// One entry of a gradient of a linear layer, and the pairs of a batch that feed it.
// Chapter 10, "Linear layers, minibatches, broadcasting".

import { fixed } from "../shared/numbers.js";
import { clamp } from "../shared/scales.js";
import { choice, range } from "../shared/state.js";
import { line, rectangle, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: "488px", narrow: "596px" };

// The cotangents for a loss that is a mean; a sum makes them six times as large.
const MEAN = [[2, 1, -1], [0, -2, 1], [-1, 3, 0], [1, 0, 2], [-2, -1, 1], [3, 2, -3]];
export const X = [
  [1, 0, 2, -1], [2, -1, 1, 3], [0, 2, -1, 1], [-1, 1, 3, 0], [3, -2, -2, 2], [1, 3, 0, -2],
];
export const W = [[1, -2, 0, 2], [0, 1, 3, -1], [2, 0, -1, 1]];
const [B, m, n] = [6, 3, 4];

export const cotangents = (loss) =>
  MEAN.map((row) => row.map((u) => (loss === "sum" ? B * u : u)));

const count = (length) => Array.from({ length }, (_, k) => k);

// For each gradient: the table that U meets, the shape of the result, and which entries
// of U and of that table meet in an entry (counted from 0).
const KINDS = {
  W: {
    name: "X",
    table: X,
    shape: [m, n],
    row: "i",
    column: "j",
    pairs: ({ i, j }) => count(B).map((b) => [[b, i], [b, j]]),
    by: ({ i, j }) => `W${sub(i)}${sub(j)}`,
  },
  c: {
    name: "1",
    table: X.map(() => [1]),
    shape: [m, 1],
    row: "i",
    pairs: ({ i }) => count(B).map((b) => [[b, i], [b, 0]]),
    by: ({ i }) => `c${sub(i)}`,
  },
  X: {
    name: "W",
    table: W,
    shape: [B, n],
    row: "b",
    column: "j",
    pairs: ({ b, j }) => count(m).map((i) => [[b, i], [i, j]]),
    by: ({ b, j }) => `X${sub(b)}${sub(j)}`,
  },
};

const sub = (index) => "₁₂₃₄₅₆"[index];

// The factors of the sum that makes an entry: numbers of U and of what it meets.
export function factors(by, loss, at) {
  const U = cotangents(loss);
  const { table, pairs } = KINDS[by];
  return pairs(at).map(([[b, i], [row, column]]) => [U[b][i], table[row][column]]);
}

const total = (pairs) => pairs.reduce((sum, [u, x]) => sum + u * x, 0);

// The whole gradient, a row of numbers for each row of the picture.
export function gradient(by, loss) {
  const { shape, row, column } = KINDS[by];
  return count(shape[0]).map((r) =>
    count(shape[1]).map((k) => total(factors(by, loss, { [row]: r, [column ?? ""]: k }))),
  );
}

const html = `
<div class="parts">
  <div class="controls" data-controls="by loss"></div>
  <svg data-stage="tables" aria-label="The cotangents, what they meet, and the gradient"></svg>
  <div class="readout">
    <p><span data-value="name"></span> = <span data-value="terms"></span> =
      <strong data-value="total"></strong></p>
    <p data-value="pairs"></p>
  </div>
  <div class="controls sliders" data-controls="b i j"></div>
</div>`;

const HEAD = 34;
const cellOf = (width) => Math.min(width < 610 ? 28 : 36, Math.floor((width - 40) / 11));

// Left ends of the three tables; `cell` is the side of one entry.
function geometry(width) {
  const cell = cellOf(width);
  const gap = Math.min(70, (width - 20 - 11 * cell) / 2);
  const left = 20;
  return { cell, left, middle: left + m * cell + gap, right: left + (m + n) * cell + 2 * gap };
}

const chosenOf = ({ b, i, j }) => ({ b: b - 1, i: i - 1, j: j - 1 });

function drawTable(left, name, table, looksOf, cell) {
  let drawn = text(left + (table[0].length * cell) / 2, HEAD - 12, name, "middle name strong");
  for (const [row, numbers] of table.entries()) {
    for (const [column, number] of numbers.entries()) {
      const [x, y] = [left + column * cell, HEAD + row * cell];
      drawn += rectangle(x, y, cell, cell, looksOf(row, column));
      drawn += text(x + cell / 2, y + cell / 2 + 4.5, fixed(number, 0), "middle small");
    }
  }
  return drawn;
}

function draw(view) {
  const { by, loss } = view.state;
  const kind = KINDS[by];
  const at = chosenOf(view.state);
  const { cell, left, middle, right } = geometry(view.stages.tables.width);
  const pairs = kind.pairs(at);
  const lit = (side) => new Set(pairs.map((pair) => pair[side].join()));
  const [litU, litTable] = [lit(0), lit(1)];
  const [row, column] = [at[kind.row], at[kind.column] ?? 0];
  const looks = (set, hit) => (r, k) => (set.has([r, k].join()) ? hit : "faint");
  let drawn = "";
  for (const b of count(B)) {
    drawn += text(left - 6, HEAD + b * cell + cell / 2 + 4.5, String(b + 1), "end small");
  }
  drawn += drawTable(left, "U", cotangents(loss), looks(litU, "blue tint"), cell);
  const hit = "orange tint dash";
  drawn += drawTable(middle, kind.name, kind.table, looks(litTable, hit), cell);
  const chosen = new Set([[row, column].join()]);
  const result = gradient(by, loss);
  drawn += drawTable(right, `by ${by}`, result, looks(chosen, "green tint thick"), cell);
  const height = (place) => HEAD + (place + 0.5) * cell;
  for (const [[b], [met]] of pairs) {
    drawn += line(left + m * cell, height(b), middle, height(met), "ink thin dot");
  }
  view.paint("tables", drawn);
  write(view, kind, at);
}

const bracket = (value) => (value < 0 ? `(${fixed(value, 0)})` : fixed(value, 0));

function write(view, kind, at) {
  const { by, loss } = view.state;
  const pairs = factors(by, loss, at);
  view.write({
    name: `∂L/∂${kind.by(at)}`,
    terms: pairs.map(([u, x]) => `${bracket(u)}·${bracket(x)}`).join(" + "),
    total: fixed(total(pairs), 0),
    pairs: fed(by, at),
  });
}

// Which pairs of an example and an output feed the entry, in words.
function fed(by, { b, i }) {
  if (by === "X") return `Fed by example ${b + 1} alone, through its outputs 1 to ${m}.`;
  const what = by === "c" ? "; each copy of the bias counts once" : "";
  return `Fed by output ${i + 1} of all ${B} examples${what}.`;
}

function say(state) {
  const at = chosenOf(state);
  const kind = KINDS[state.by];
  const pairs = factors(state.by, state.loss, at);
  const places = [kind.row, kind.column].filter(Boolean).map((key) => at[key] + 1);
  const terms = pairs.map(([u, x]) => `${fixed(u, 0)} times ${fixed(x, 0)}`).join(" plus ");
  const where = kind.column ? `row ${places[0]}, column ${places[1]}` : `entry ${places[0]}`;
  const sum = `${terms} is ${fixed(total(pairs), 0)}`;
  return `Gradient by ${state.by}, ${where}: ${sum}. ${fed(state.by, at)}`;
}

function place(view) {
  const kind = KINDS[view.state.by];
  const at = chosenOf(view.state);
  const { cell, right } = geometry(view.stages.tables.width);
  const [row, column] = [at[kind.row], at[kind.column] ?? 0];
  return [right + (column + 0.5) * cell, HEAD + (row + 0.5) * cell];
}

function pick(view, px, py) {
  const { shape, row, column } = KINDS[view.state.by];
  const { cell, right } = geometry(view.stages.tables.width);
  if (px < right - cell) return;
  const index = (at, length) => clamp(Math.floor(at), 0, length - 1) + 1;
  const changes = { [row]: index((py - HEAD) / cell, shape[0]) };
  if (column) changes[column] = index((px - right) / cell, shape[1]);
  view.set(changes);
}

export const render = define({
  name: "batch-microscope",
  label: "One entry of a gradient and the pairs of the batch that feed it",
  css: `
    .readout { grid-template-columns: 1fr; min-height: 6em; }
    .sliders { --label: 6.2em; }
    @container (min-width: 640px) {
      .readout { min-height: 3.2em; }
      .sliders { grid-template-columns: 1fr 1fr 1fr; }
    }
    .sliders .range { grid-template-columns: 6.2em minmax(0, 1fr) 1.5em; }`,
  html,
  controls: {
    by: choice("gradient by", { W: "weights W", c: "bias c", X: "input X" }, "W"),
    loss: choice("loss", { mean: "mean over 6", sum: "sum" }, "mean"),
    b: range("example <var>b</var>", 1, B, 1, 1),
    i: range("output <var>i</var>", 1, m, 1, 2),
    j: range("feature <var>j</var>", 1, n, 1, 3),
  },
  stages: { tables: (width) => HEAD + B * cellOf(width) + 8 },
  handles: [
    {
      stage: "tables",
      label: "the entry of the gradient",
      keys: ({ state }) => [KINDS[state.by].column ?? "i", KINDS[state.by].row],
      down: true,
      open: true,
      jumps: true,
      radius: 13,
      reach: 13,
      at: place,
      drag: pick,
    },
  ],
  unused: ({ by }) => ({ W: ["b"], c: ["b", "j"], X: ["i"] })[by],
  draw,
  say,
});
