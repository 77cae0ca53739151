// One derivative in the layouts of books and of this course: which axes move where.
// Chapter 1, "Shapes and promises".

import { fixed } from "../shared/numbers.js";
import { clamp } from "../shared/scales.js";
import { choice, range } from "../shared/state.js";
import { rectangle, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: 640, narrow: 725 };

const LENGTHS = { i: 5, j: 7, k: 5 };
const rows = (count) => Array.from({ length: count }, (_, row) => row);

export const W = rows(5).map((i) => rows(7).map((j) => ((3 * i + 5 * j) % 7) - 3));
export const A = rows(7).map((i) => rows(7).map((j) => ((2 * i + 3 * j) % 5) - 2));
export const x = [1, -2, 3, -1, 2, 4, -3];
export const u = [2, -1, 3, 1, -2];
const AAx = A.map((_, j) => x.reduce((sum, value, k) => sum + (A[j][k] + A[k][j]) * value, 0));

// Each formula: its arrays with the letters of their axes, an entry of its derivative,
// and for each layout the letters of the derivative's axes ("1": a paper axis of length
// one) and how the layout writes it; no letters where it has no answer.
const FORMULAS = {
  wx: {
    output: ["y", "i"],
    input: ["x", "j"],
    entry: ({ i, j }) => W[i][j],
    partial: ({ i, j }) => `∂y<sub>${i}</sub>/∂x<sub>${j}</sub>`,
    layouts: {
      numerator: ["ij", "W"],
      denominator: ["ji", "Wᵀ"],
      same: [null, "silent: y is not one number"],
      here: ["ij", "W"],
    },
  },
  quadratic: {
    output: ["s", ""],
    input: ["x", "j"],
    entry: ({ j }) => AAx[j],
    partial: ({ j }) => `∂s/∂x<sub>${j}</sub>`,
    layouts: {
      numerator: ["1j", "xᵀ(A + Aᵀ), a row"],
      denominator: ["j1", "(A + Aᵀ)x, a column"],
      same: ["j1", "(A + Aᵀ)x, a column like x"],
      here: ["j", "(A + Aᵀ)x, one axis like x"],
    },
  },
  bilinear: {
    output: ["s", ""],
    input: ["W", "ij"],
    entry: ({ i, j }) => u[i] * x[j],
    partial: ({ i, j }) => `∂s/∂W<sub>${i}${j}</sub>`,
    layouts: {
      numerator: ["ji", "x uᵀ, transposed"],
      denominator: ["ij", "u xᵀ"],
      same: ["ij", "u xᵀ, like W"],
      here: ["ij", "u xᵀ, like W"],
    },
  },
  weights: {
    output: ["y", "i"],
    input: ["W", "kj"],
    entry: ({ i, k, j }) => (i === k ? x[j] : 0),
    partial: ({ i, k, j }) => `∂y<sub>${i}</sub>/∂W<sub>${k}${j}</sub>`,
    layouts: {
      numerator: [null, "no common custom: three axes, and paper has two"],
      denominator: [null, "no common custom: three axes, and paper has two"],
      same: [null, "silent: y is not one number"],
      here: ["ikj", "one copy of W's shape for each output"],
    },
  },
};

// The derivative as nested arrays, output axes first and then input axes.
export function derivative(formula) {
  const { output, input, entry } = FORMULAS[formula];
  return nested(output[1] + input[1], entry, {});
}

// The same numbers in the layout of a book; null where it has no answer.
export function arranged(formula, layout) {
  const [letters] = FORMULAS[formula].layouts[layout];
  return letters && nested(letters, FORMULAS[formula].entry, {});
}

function nested(letters, entry, index) {
  if (!letters) return entry(index);
  const [letter, ...others] = letters;
  return rows(LENGTHS[letter] ?? 1).map((at) =>
    nested(others.join(""), entry, { ...index, [letter]: at }),
  );
}

const html = `
<div class="parts">
  <div class="controls" data-controls="formula layout"></div>
  <svg data-stage="arrays" aria-label="Output, input and derivative as arrays"></svg>
  <div class="readout">
    <p><span data-value="name"></span> <strong data-value="written"></strong></p>
    <p>shape <strong data-value="shape"></strong></p>
    <p data-value="entry"></p>
  </div>
  <div class="controls sliders" data-controls="i j k"></div>
</div>`;

// Where the arrays stand, in pixels; `cell` is the side of one entry.
function geometry({ width }) {
  const cell = width < 480 ? 15 : 24;
  const top = 30;
  return {
    cell,
    sheet: 0.55 * cell,
    output: [2.2 * cell, top],
    input: [2.2 * cell, top + 5 * cell + 44],
    result: [width < 480 ? width - 9.8 * cell - 4 : width - 13 * cell, top + 2.2 * cell],
  };
}

// Left upper corner of an entry: sheets lie behind one another, upwards to the right.
function corner([left, top], letters, index, { cell, sheet }) {
  const [down, across] = letters.length === 1 ? [letters, "1"] : letters.slice(-2);
  const depth = letters.length === 3 ? index[letters[0]] : 0;
  const column = index[across] ?? 0;
  const row = index[down] ?? 0;
  return [left + column * cell + depth * sheet, top + row * cell - depth * sheet];
}

// All index values that the letters can take, the last letter fastest.
function indices(letters) {
  return [...letters].reduce(
    (made, letter) =>
      made.flatMap((index) => rows(LENGTHS[letter]).map((at) => ({ ...index, [letter]: at }))),
    [{}],
  );
}

const looksOf = (formula, letter) =>
  formula.output[1].includes(letter) ? "blue" : "orange dash";

function grid(place, letters, size, chosen) {
  let drawn = "";
  for (const index of indices(letters)) {
    const [left, top] = corner(place, letters || "1", index, size);
    const hit = [...letters].every((letter) => index[letter] === chosen[letter]);
    const looks = hit ? "ink thin tint" : "faint";
    drawn += rectangle(left, top, size.cell, size.cell, looks);
  }
  return drawn;
}

// A letter at the middle of each axis of an array: left of its rows, above its columns.
function letterPlaces([left, top], letters, { cell, sheet }, along = 0.5) {
  const places = {};
  const paper = letters.slice(-2);
  const [down, across] = paper.length === 1 ? [paper, ""] : paper;
  const height = (LENGTHS[down] ?? 1) * cell;
  const width = (LENGTHS[across] ?? 1) * cell;
  if (LENGTHS[down]) places[down] = [left - 13, top + height / 2];
  if (LENGTHS[across]) places[across] = [left + along * width, top - 13];
  if (letters.length === 3) {
    places[letters[0]] = [left + 2 * sheet - 15, top - 2 * sheet - 11];
    places[across] = [left + width / 2 + 4 * sheet, top - 4 * sheet - 13];
  }
  return places;
}

function drawLetters(places, formula) {
  return Object.entries(places)
    .map(([letter, [px, py]]) => {
      const looks = looksOf(formula, letter);
      const ring = `<circle class="${looks} paper thin" cx="${px}" cy="${py}" r="9.5"/>`;
      return ring + text(px, py + 4.5, letter, "middle name");
    })
    .join("");
}

// A bow from the letter of an axis to the same letter at the derivative.
function bow([x1, y1], [x2, y2], looks) {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const [sx, sy] = [x1 + 10 * Math.cos(angle), y1 + 10 * Math.sin(angle)];
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2 - 0.16 * Math.abs(x2 - x1)];
  const end = Math.atan2(y2 - my, x2 - mx);
  const [ex, ey] = [x2 - 12 * Math.cos(end), y2 - 12 * Math.sin(end)];
  const wing = (turn) =>
    `L${ex - 9 * Math.cos(end + turn)} ${ey - 9 * Math.sin(end + turn)}`;
  const head = `M${ex} ${ey}${wing(0.42)}${wing(-0.42)}Z`;
  const curve = `M${sx} ${sy}Q${mx} ${my} ${ex} ${ey}`;
  return `<path class="${looks} thin" d="${curve}"/><path class="${looks} head" d="${head}"/>`;
}

function chosenOf({ i, k, j }) {
  return { i: i - 1, k: k - 1, j: j - 1 };
}

function drawArrays(view, progress) {
  const formula = FORMULAS[view.state.formula];
  const [letters, written] = formula.layouts[view.state.layout];
  const size = geometry(view.stages.arrays);
  const chosen = chosenOf(view.state);
  let drawn = "";
  const sources = {};
  for (const side of ["output", "input"]) {
    const [name, own] = formula[side];
    const [left, top] = size[side];
    drawn += grid(size[side], own, size, chosen);
    const width = own.length === 2 ? 7 : 1;
    drawn += text(left + width * size.cell + 9, top + 15, name, "name strong");
    Object.assign(sources, letterPlaces(size[side], own, size, 0.88));
  }
  const sourceLetters = drawLetters(sources, formula);
  if (!letters) {
    drawn += sourceLetters;
    const { width } = view.stages.arrays;
    const [first, second = ""] = written.split(": ");
    const middle = 0.62 * width;
    drawn += text(middle, 150, first, "middle strong");
    view.paint("arrays", drawn + text(middle, 172, second, "middle small"));
    return;
  }
  const targets = letterPlaces(size.result, letters, size);
  for (const letter of Object.keys(targets)) {
    drawn += bow(sources[letter], targets[letter], looksOf(formula, letter));
  }
  drawn += drawResult(view, formula, letters, size, chosen, progress);
  view.paint("arrays", drawn + sourceLetters + drawLetters(targets, formula));
}

// The entries of the derivative, on their way from where the last layout had them.
function drawResult(view, formula, letters, size, chosen, progress) {
  const own = formula.output[1] + formula.input[1];
  const ease = progress ** 2 * (3 - 2 * progress);
  const before = view.before ?? letters;
  const cells = indices(own).map((index) => {
    const start = corner(size.result, before, index, size);
    const end = corner(size.result, letters, index, size);
    const hit = [...own].every((letter) => index[letter] === chosen[letter]);
    const place = end.map((at, axis) => start[axis] + ease * (at - start[axis]));
    return { index, place, hit };
  });
  const depth = ({ index }) => (index.i === chosen.i ? -1 : index.i);
  if (letters.length === 3) cells.sort((p, q) => depth(q) - depth(p));
  let drawn = "";
  for (const { index, place, hit } of cells) {
    const front = letters.length < 3 || index.i === chosen.i;
    const looks = hit ? "ink tint" : `paper thin ${front ? "soft" : "softer"}`;
    drawn += rectangle(...place, size.cell, size.cell, looks);
    if (front && size.cell > 20) {
      const number = fixed(formula.entry(index), 0);
      drawn += text(place[0] + size.cell / 2, place[1] + 17, number, "middle small");
    }
  }
  return drawn;
}

const LAYOUTS = {
  numerator: "numerator",
  denominator: "denominator",
  same: "same-shape habit",
  here: "here: outputs first",
};

function shapeWords({ output, input }, layout, letters) {
  if (!letters) return "none";
  const tuple = (own) => {
    const lengths = [...own].map((letter) => LENGTHS[letter]);
    return `(${lengths.join(", ")}${lengths.length === 1 ? "," : ""})`;
  };
  const joined = output[1] + input[1];
  if (layout === "here") return `${tuple(output[1])} + ${tuple(input[1])} = ${tuple(joined)}`;
  return [...letters].map((letter) => LENGTHS[letter] ?? 1).join(" × ");
}

function whereWords(layout, letters, index) {
  if (layout === "here") return `J[${[...letters].map((letter) => index[letter]).join(", ")}]`;
  const [row, column] = [...letters].map((letter) => (index[letter] ?? 0) + 1);
  return `row ${row}, column ${column}`;
}

function draw(view) {
  const { formula: name, layout } = view.state;
  const formula = FORMULAS[name];
  const [letters, written] = formula.layouts[layout];
  const [last, lastLetters] = view.last ?? [];
  view.last = [name, letters];
  if (last === name && letters && lastLetters && lastLetters !== letters) {
    view.before = lastLetters;
    drawArrays(view, 0);
    view.animate((progress) => {
      view.before = lastLetters;
      drawArrays(view, progress);
      if (progress === 1) view.before = null;
    }, 700);
  } else {
    view.before = null;
    drawArrays(view, 1);
  }
  const chosen = chosenOf(view.state);
  const own = Object.fromEntries(
    [...formula.output[1], ...formula.input[1]].map((j) => [j, view.state[j]]),
  );
  view.write({
    name: `∂${formula.output[0]}/∂${formula.input[0]}${letters ? " = " : ":"}`,
    written,
    shape: shapeWords(formula, layout, letters),
    entry: "",
  });
  if (letters) {
    const where = whereWords(layout, letters, chosen);
    const value = fixed(formula.entry(chosen), 0);
    view.values.entry.innerHTML = `${where} holds ${formula.partial(own)} = ${value}`;
  }
}

function say({ formula, layout, ...state }) {
  const own = FORMULAS[formula];
  const [letters, written] = own.layouts[layout];
  const start = `${LAYOUTS[layout]}: derivative of ${own.output[0]} by ${own.input[0]}`;
  if (!letters) return `${start}, ${written}.`;
  const shape = shapeWords(own, layout, letters);
  const chosen = chosenOf(state);
  const value = fixed(own.entry(chosen), 0);
  const where = whereWords(layout, letters, chosen);
  return `${start} is ${written}, shape ${shape}; ${where} is ${value}.`;
}

const unused = ({ formula }) => {
  const { output, input } = FORMULAS[formula];
  return ["i", "j", "k"].filter((letter) => !(output[1] + input[1]).includes(letter));
};

// Which sliders the arrow keys move: along the columns, then along the rows.
function keys({ state }) {
  const [letters] = FORMULAS[state.formula].layouts[state.layout];
  const [down, across] = letters?.length === 1 ? [letters, "1"] : (letters ?? "kj").slice(-2);
  return [LENGTHS[across] ? across : down, LENGTHS[down] ? down : across];
}

function pick(view, px, py) {
  const [letters] = FORMULAS[view.state.formula].layouts[view.state.layout];
  if (!letters) return;
  const size = geometry(view.stages.arrays);
  const [left, top] = corner(size.result, letters, { ...chosenOf(view.state), j: 0, k: 0,
    ...(letters.length < 3 && { i: 0 }) }, size);
  const at = { across: (px - left) / size.cell, down: (py - top) / size.cell };
  const [down, across] = letters.length === 1 ? [letters, "1"] : letters.slice(-2);
  if (at.across < -1 || at.down < -1 || at.across > 8 || at.down > 8) return;
  const changes = {};
  for (const [letter, place] of [[down, at.down], [across, at.across]]) {
    if (LENGTHS[letter]) {
      changes[letter] = clamp(Math.floor(place), 0, LENGTHS[letter] - 1) + 1;
    }
  }
  view.set(changes);
}

export const render = define({
  name: "layout-switch",
  label: "One derivative in four layouts: which axes move where",
  css: `
    .paper { fill: var(--paper); }
    .soft { stroke-opacity: 0.6; }
    .softer { stroke-opacity: 0.25; }
    .readout { grid-template-columns: 1fr; min-height: 5.2em; }
    .sliders { --label: 1em; }
    @container (min-width: 560px) {
      .sliders { grid-template-columns: 1fr 1fr 1fr; }
    }
    .sliders .range { grid-template-columns: 1em minmax(0, 1fr) 1.5em; }
    .ink.tint { fill: color-mix(in srgb, currentColor 26%, var(--paper)); fill-opacity: 1; }`,
  html,
  controls: {
    formula: choice(
      "formula",
      {
        wx: "y = Wx by x",
        quadratic: "s = xᵀAx by x",
        bilinear: "s = uᵀWx by W",
        weights: "y = Wx by W",
      },
      "wx",
    ),
    layout: choice("layout", LAYOUTS, "numerator"),
    i: range("<var>i</var>", 1, 5, 1, 2),
    j: range("<var>j</var>", 1, 7, 1, 3),
    k: range("<var>k</var>", 1, 5, 1, 2),
  },
  stages: { arrays: (width) => (width < 480 ? 270 : 380) },
  handles: [
    {
      stage: "arrays",
      label: "the chosen entry",
      keys,
      down: true,
      open: true,
      jumps: true,
      radius: 13,
      reach: 13,
      at(view) {
        const [letters] = FORMULAS[view.state.formula].layouts[view.state.layout];
        if (!letters) return null;
        const size = geometry(view.stages.arrays);
        const place = corner(size.result, letters, chosenOf(view.state), size);
        return place.map((at) => at + size.cell / 2);
      },
      drag: pick,
    },
  ],
  unused,
  draw,
  say,
});
