// Three scores, their shares as a point of a triangle, and the columns of the softmax's
// Jacobian as arrows. Chapter 11, "Elementwise functions, softmax, cross-entropy".

import { fixed } from "../shared/numbers.js";
import { clamp } from "../shared/scales.js";
import { range } from "../shared/state.js";
import { arrow, circle, key, line, path, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = {
  wide: "50cqi + 140px",
  narrow: "clamp(250px, 80cqi - 24px, 400px) + 620px",
};

export function softmax(z) {
  const top = Math.max(...z);
  const powers = z.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((each) => each / sum);
}

// By rows: p_i (δ_ij - p_j).
export function jacobian(z) {
  const p = softmax(z);
  return p.map((share, i) => p.map((other, j) => share * ((i === j ? 1 : 0) - other)));
}

const dot = (a, b) => a.reduce((sum, each, k) => sum + each * b[k], 0);

// The cotangent u brought back to the scores: p (u - <p, u>).
export function pulledBack(z, u) {
  const p = softmax(z);
  const mean = dot(p, u);
  return p.map((share, k) => share * (u[k] - mean));
}

const REACH = 3; // of the scores
const LOOKS = ["blue thick", "orange thick dash", "green thick dashdot"];
const KEYS = { z: ["z1", "z2", "z3"], u: ["u1", "u2", "u3"] };
const of = (state, letter) => KEYS[letter].map((name) => state[name]);
const numbers = [0, 1, 2];

const cells = (name) => numbers.map((j) => `<td data-value="${name}${j + 1}"></td>`).join("");
const html = `
<div class="parts beside">
  <svg data-stage="triangle" aria-label="The shares and the columns of J"></svg>
  <div class="readout">
    <table>
      <tr><th>class</th>${numbers.map((j) => `<td>${j + 1}</td>`).join("")}</tr>
      <tr><th>shares <var>p</var></th>${cells("p")}</tr>
      ${numbers
        .map((i) => `<tr${i ? "" : ' class="total"'}><th>row ${i + 1} of <var>J</var></th>${cells(`J${i + 1}`)}</tr>`)
        .join("")}
      <tr class="total"><th>sums</th>${cells("sum")}</tr>
      <tr class="total"><th>${key("pink thick dot")}<var>J</var><sup>T</sup><var>u</var></th>${cells("g")}</tr>
    </table>
    <p>mean of <var>u</var> under <var>p</var>: <span data-value="mean"></span></p>
    <p data-value="remark"></p>
  </div>
  <div class="controls across three" data-controls="z1 z2 z3 u1 u2 u3"></div>
</div>`;

// The corners in pixels, and the place of shares.
function triangle({ width, height }) {
  const side = Math.min(width - 60, (height - 52) / 0.866);
  const [left, floor] = [(width - side) / 2, (height + 0.866 * side) / 2];
  const corners = [
    [left, floor],
    [left + side, floor],
    [left + side / 2, floor - 0.866 * side],
  ];
  const place = (p) => [0, 1].map((axis) => dot(p, corners.map((corner) => corner[axis])));
  return { corners, place };
}

const column = (J, j) => J.map((row) => row[j]);
const plus = (a, b) => a.map((each, k) => each + b[k]);

function draw(view) {
  const [z, u] = [of(view.state, "z"), of(view.state, "u")];
  const [p, J, g] = [softmax(z), jacobian(z), pulledBack(z, u)];
  const { corners, place } = triangle(view.stages.triangle);
  const here = place(p);
  let drawn = path(corners, "axis", true);
  numbers.forEach((j) => {
    const [x, y] = corners[j];
    drawn += line(...here, x, y, "faint");
    drawn += text(x, j === 2 ? y - 9 : y + 20, `class ${j + 1}`, "middle");
  });
  numbers.forEach((j) => {
    drawn += arrow(...here, ...place(plus(p, column(J, j))), LOOKS[j], 11);
  });
  drawn += arrow(...here, ...place(plus(p, g)), "pink thick dot", 12);
  numbers.forEach((j) => {
    const [x, y] = place(plus(p, column(J, j)));
    drawn += text(x + [-12, 12, 14][j], y + [14, 14, 2][j], j + 1, "middle strong halo");
  });
  view.paint("triangle", drawn + circle(...here, 4, "ink solid"));
  const values = { mean: fixed(dot(p, u), 3), remark: remark(u, g) };
  numbers.forEach((i) => {
    values[`p${i + 1}`] = fixed(p[i], 3);
    values[`g${i + 1}`] = fixed(g[i], 3);
    values[`sum${i + 1}`] = fixed(column(J, i).reduce((a, b) => a + b), 3);
    numbers.forEach((j) => (values[`J${i + 1}${j + 1}`] = fixed(J[i][j], 3)));
  });
  view.write(values);
}

function remark(u, g) {
  if (u.every((each) => each === u[0])) {
    return "All entries of u are equal: the arrows cancel, and nothing comes back.";
  }
  if (Math.max(...g.map(Math.abs)) < 0.02) {
    return "Near a corner hardly anything comes back: the softmax is saturated.";
  }
  return "Each column points to its corner; together they give 0.";
}

function say(state) {
  const [z, u] = [of(state, "z"), of(state, "u")];
  const list = (values) => values.map((value) => fixed(value)).join(", ");
  const columns = numbers.map((j) => list(column(jacobian(z), j))).join("; ");
  return (
    `Shares ${list(softmax(z))}. Columns of J: ${columns}. ` +
    `Pulled back: ${list(pulledBack(z, u))}.`
  );
}

// The scores, with the mean 0, whose shares stand at a place of the picture.
function scoresAt(view, px, py) {
  const { corners } = triangle(view.stages.triangle);
  const [[left, floor], [right], [, top]] = corners;
  const third = clamp((floor - py) / (floor - top), 0.004, 0.992);
  const second = clamp((px - left) / (right - left) - third / 2, 0.004, 0.996 - third);
  const logs = [1 - second - third, second, third].map(Math.log);
  const mean = logs.reduce((a, b) => a + b) / 3;
  const [z1, z2, z3] = logs.map((each) => clamp(each - mean, -REACH, REACH));
  return { z1, z2, z3 };
}

// All scores up by a half, or down where one would leave its slider.
function shift(view) {
  const z = of(view.state, "z");
  const by = Math.max(...z) <= REACH - 0.5 ? 0.5 : -REACH - Math.min(...z);
  view.set({ z1: z[0] + by, z2: z[1] + by, z3: z[2] + by });
}

const score = (k, value) =>
  range(`<var>z</var><sub>${k}</sub>`, -REACH, REACH, 0.05, value);
const weight = (k, value) => range(`<var>u</var><sub>${k}</sub>`, -1, 1, 0.05, value);

export const render = define({
  name: "simplex-arrows",
  label: "The shares of three scores in a triangle, with the columns of J as arrows",
  css: `
    :host { --label: 2em; --side: 270px; }
    td { width: 4em; }
    .readout p { min-height: 1.4em; }
    .readout p:last-child { min-height: 2.8em; }
    sub, sup { line-height: 0; }
    @container (min-width: 640px) { .three { grid-template-columns: 1fr 1fr 1fr; } }
    .three .range { grid-template-columns: 2em minmax(0, 1fr) 3em; }`,
  html,
  controls: {
    z1: score(1, 0),
    z2: score(2, 0.7),
    z3: score(3, 1.6),
    u1: weight(1, 0.8),
    u2: weight(2, -0.5),
    u3: weight(3, 0.3),
  },
  stages: { triangle: (width) => clamp(0.8 * width, 250, 400) },
  handles: [
    {
      stage: "triangle",
      label: "the shares p",
      keys: ["z2", "z3"],
      at: (view) => triangle(view.stages.triangle).place(softmax(of(view.state, "z"))),
      drag: (view, px, py) => view.set(scoresAt(view, px, py)),
    },
  ],
  actions: {
    "u = (1, 1, 1)": (view) => view.set({ u1: 1, u2: 1, u3: 1 }),
    "Equal scores": (view) => view.set({ z1: 0, z2: 0, z3: 0 }),
    "Shift all scores": shift,
  },
  draw,
  say,
});
