// Contours and gradients of five functions, and the slope in every direction.
// Chapter 5, "Gradients".

import { contour } from "../shared/contours.js";
import { fixed, short } from "../shared/numbers.js";
import { linear } from "../shared/scales.js";
import { choice, range } from "../shared/state.js";
import { arrow, axes, circle, key, line, path, route, signed, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: 566, narrow: 930 };

const rosenbrock = (b) => ({
  f: (x, y) => (1 - x) ** 2 + b * (y - x ** 2) ** 2,
  gradient: (x, y) => [-2 * (1 - x) - 4 * b * x * (y - x ** 2), 2 * b * (y - x ** 2)],
  levels: [0.01, 0.03, 0.1, 0.25, 0.5, 1, 1.8, 3].map((share) => share * 4 * b),
});

export const FUNCTIONS = {
  bowl: {
    words: "<var>x</var>₁² + 2<var>x</var>₂²",
    f: (x, y) => x ** 2 + 2 * y ** 2,
    gradient: (x, y) => [2 * x, 4 * y],
    levels: [0.25, 1, 2, 3.5, 5.5, 8, 11],
  },
  saddle: {
    words: "<var>x</var>₁² − <var>x</var>₂²",
    f: (x, y) => x ** 2 - y ** 2,
    gradient: (x, y) => [2 * x, -2 * y],
    levels: [-3, -2, -1, -0.3, 0, 0.3, 1, 2, 3],
  },
  rosenbrock10: {
    words: "(1 − <var>x</var>₁)² + 10(<var>x</var>₂ − <var>x</var>₁²)²",
    ...rosenbrock(10),
  },
  rosenbrock100: {
    words: "(1 − <var>x</var>₁)² + 100(<var>x</var>₂ − <var>x</var>₁²)²",
    ...rosenbrock(100),
  },
  ripples: {
    words: "sin(<var>x</var>₁² + <var>x</var>₂²)",
    f: (x, y) => Math.sin(x ** 2 + y ** 2),
    gradient: (x, y) => [2 * x, 2 * y].map((each) => each * Math.cos(x ** 2 + y ** 2)),
    levels: [-0.8, -0.4, 0, 0.4, 0.8],
  },
};

const RADIANS = Math.PI / 180;
export const direction = (angle) => [Math.cos(angle * RADIANS), Math.sin(angle * RADIANS)];

// The slope of f at a point in the direction of an angle in degrees.
export function directional(name, x, y, angle) {
  const [gx, gy] = FUNCTIONS[name].gradient(x, y);
  const [ux, uy] = direction(angle);
  return gx * ux + gy * uy;
}

const REACH = 2;
const DIAL = 46; // pixels from the point to the tip of u
const grid = Array.from({ length: 81 }, (_, k) => -REACH + (k * REACH) / 40);

const html = `
<div class="parts beside">
  <div class="controls across" data-controls="f"></div>
  <svg data-stage="field" aria-label="Contours, gradient arrows and the point"></svg>
  <div class="readout">
    <p><var>f</var> = <span data-value="words"></span></p>
    <table>
      <tr><th><var>f</var></th><td data-value="f"></td></tr>
      <tr><th>${key("orange thick")}∇<var>f</var></th><td data-value="gradient"></td></tr>
      <tr><th>‖∇<var>f</var>‖</th><td data-value="norm"></td></tr>
      <tr><th>${key("blue thick")}<var>u</var></th><td data-value="u"></td></tr>
      <tr class="total"><th>D<sub>u</sub><var>f</var> = ∇<var>f</var> · <var>u</var></th>
        <td data-value="slope"></td></tr>
    </table>
    <p>${key("green dashdot")}along the level line</p>
    <svg data-stage="cosine" aria-label="The slope against the angle of u"></svg>
  </div>
  <div class="controls across three" data-controls="x1 x2 angle"></div>
</div>`;

function frameOf({ width, height }) {
  const frame = { left: 34, right: width - 6, top: 22, bottom: height - 36 };
  const x = linear([-REACH, REACH], [frame.left, frame.right]);
  const y = linear([-REACH, REACH], [frame.bottom, frame.top]);
  return { frame, x, y };
}

// What does not depend on the point: drawn once for each function and width.
function background(view, name) {
  const { width } = view.stages.field;
  view.kept ??= {};
  const drawn = view.kept[`${name} ${width}`];
  if (drawn) return drawn;
  const { f, gradient, levels } = FUNCTIONS[name];
  const { frame, x, y } = frameOf(view.stages.field);
  const values = grid.map((b) => grid.map((a) => f(a, b)));
  let made = axes(frame, x, y, ["x₁", "x₂"], { across: 4, down: 4 });
  const labels = [];
  for (const level of levels) {
    const pieces = contour(values, grid, grid, level).map(([a, b, c, d]) => [
      [x(a), y(b)],
      [x(c), y(d)],
    ]);
    const looks = `contour ${level < 0 ? "dash" : ""}`;
    made += `<path class="${looks}" d="${pieces.map(route).join("")}"/>`;
    const spot = labelSpot(pieces, frame, labels);
    if (spot) labels.push([...spot, signed(Number(level.toPrecision(3)))]);
  }
  for (let i = 0; i < 9; i++) {
    for (let j = 0; j < 9; j++) {
      const [a, b] = [i, j].map((k) => -REACH + ((k + 0.5) * 2 * REACH) / 9);
      const [gx, gy] = gradient(a, b);
      const norm = Math.hypot(gx, gy);
      if (norm < 1e-9) {
        made += circle(x(a), y(b), 1.5, "ink soft solid");
        continue;
      }
      const [dx, dy] = [(9 * gx) / norm, (-9 * gy) / norm];
      made += arrow(x(a) - dx, y(b) - dy, x(a) + dx, y(b) + dy, "ink soft thin", 6);
    }
  }
  for (const [a, b, words] of labels) made += text(a, b + 4, words, "middle small halo");
  return (view.kept[`${name} ${width}`] = made);
}

// Where the value of a contour is written: near the falling diagonal, away from others.
function labelSpot(pieces, { left, right, top, bottom }, others) {
  let best = 40;
  let spot = null;
  for (const [[px, py]] of pieces) {
    const far = Math.abs(px - left - (py - top)) + (px < (left + right) / 2 ? 30 : 0);
    const inside = px > left + 16 && px < right - 16 && py > top + 8 && py < bottom - 8;
    const free = others.every(([a, b]) => Math.abs(a - px) > 30 || Math.abs(b - py) > 15);
    if (far < best && inside && free) [best, spot] = [far, [px, py]];
  }
  return spot;
}

function drawField(view) {
  const { f: name, x1, x2, angle } = view.state;
  const { x, y } = frameOf(view.stages.field);
  const [px, py] = [x(x1), y(x2)];
  const [gx, gy] = FUNCTIONS[name].gradient(x1, x2);
  const norm = Math.hypot(gx, gy);
  const [ux, uy] = direction(angle);
  let drawn = circle(px, py, DIAL, "faint");
  if (norm > 1e-9) {
    const [tx, ty] = [gx / norm, gy / norm];
    const far = 1.9 * DIAL;
    drawn += line(px - far * ty, py - far * tx, px + far * ty, py + far * tx, "green dashdot");
    // Never longer than three dials, and in proportion while it is short.
    const length = (3 * DIAL * norm) / (norm + 8);
    drawn += arrow(px, py, px + length * tx, py - length * ty, "orange thick", 12);
  }
  drawn += arrow(px, py, px + (DIAL - 7) * ux, py - (DIAL - 7) * uy, "blue thick", 11);
  if (view.painted !== view.state.f + view.stages.field.width) {
    view.painted = view.state.f + view.stages.field.width;
    view.paint("field", `<g>${background(view, name)}</g><g class="moving"></g>`);
  }
  view.stages.field.scene.lastElementChild.innerHTML = drawn;
}

// All slopes at the point: a cosine of height ‖∇f‖, zero along the level line.
function drawCosine(view) {
  const { f: name, x1, x2, angle } = view.state;
  const { width, height } = view.stages.cosine;
  const frame = { left: 8, right: width - 8, top: 16, bottom: height - 22 };
  const X = linear([0, 360], [frame.left, frame.right]);
  const top = Math.max(Math.hypot(...FUNCTIONS[name].gradient(x1, x2)), 1e-9);
  const Y = linear([-top, top], [frame.bottom, frame.top]);
  const slope = (t) => directional(name, x1, x2, t);
  const points = Array.from({ length: 73 }, (_, k) => [X(5 * k), Y(slope(5 * k))]);
  let drawn = line(frame.left, Y(0), frame.right, Y(0), "axis") + path(points, "ink thin");
  for (const tick of [0, 90, 180, 270, 360]) {
    const side = { 0: "", 360: "end" }[tick] ?? "middle";
    drawn += line(X(tick), Y(0) - 3, X(tick), Y(0) + 3, "axis");
    drawn += text(X(tick), height - 4, `${tick}°`, `${side} small`);
  }
  drawn += line(X(angle), Y(0), X(angle), Y(slope(angle)), "blue thick");
  drawn += circle(X(angle), Y(slope(angle)), 4.5, "blue solid");
  view.paint("cosine", drawn);
}

const pair = (values, write) => `(${values.map(write).join(", ")})`;

function draw(view) {
  const { f: name, x1, x2, angle } = view.state;
  const { f, gradient, words } = FUNCTIONS[name];
  const slope = gradient(x1, x2);
  drawField(view);
  drawCosine(view);
  if (view.named !== name) view.values.words.innerHTML = words;
  view.named = name;
  view.write({
    f: short(f(x1, x2)),
    gradient: pair(slope, short),
    norm: short(Math.hypot(...slope)),
    u: pair(direction(angle), (each) => fixed(each, 3)),
    slope: short(directional(name, x1, x2, angle)),
  });
}

function say({ f: name, x1, x2, angle }) {
  const { f, gradient } = FUNCTIONS[name];
  const slope = gradient(x1, x2).map(short).join(" and ");
  const along = short(directional(name, x1, x2, angle));
  return (
    `At ${fixed(x1)}, ${fixed(x2)}: f ${short(f(x1, x2))}, gradient ${slope}, ` +
    `slope in direction ${angle} degrees ${along}.`
  );
}

// Turn u to where the slope has a given share of the gradient's length.
function turn(quarter) {
  return (view) => {
    const { f: name, x1, x2 } = view.state;
    const [gx, gy] = FUNCTIONS[name].gradient(x1, x2);
    const angle = Math.round(Math.atan2(gy, gx) / RADIANS) + quarter;
    view.set({ angle: (angle + 720) % 360 });
  };
}

function angleOf(view, px, py) {
  const { x, y } = frameOf(view.stages.field);
  const { x1, x2 } = view.state;
  const angle = Math.atan2(y(x2) - py, px - x(x1)) / RADIANS;
  return (Math.round(angle) + 360) % 360;
}

export const render = define({
  name: "gradient-field",
  label: "Contours, gradients and directional derivatives of five functions",
  css: `
    :host { --label: 2.2em; --side: 236px; }
    .soft { stroke-opacity: 0.45; fill-opacity: 0.45; }
    .contour { opacity: 0.75; stroke: var(--blue); stroke-width: 1.1; }
    .readout > p { min-height: 1.4em; }
    @container (min-width: 560px) { .three { grid-template-columns: 1fr 1fr 1fr; } }
    .three .range { grid-template-columns: 1.4em minmax(0, 1fr) 2.8em; }`,
  html,
  controls: {
    f: choice(
      "function",
      {
        bowl: "bowl",
        saddle: "saddle",
        rosenbrock10: "Rosenbrock 10",
        rosenbrock100: "Rosenbrock 100",
        ripples: "ripples",
      },
      "bowl",
    ),
    x1: range("<var>x</var>₁", -REACH, REACH, 0.01, 1),
    x2: range("<var>x</var>₂", -REACH, REACH, 0.01, 0.6),
    angle: range("<var>u</var>", 0, 360, 1, 110, { wraps: true, write: (angle) => `${angle}°` }),
  },
  stages: {
    field: (width) => width + 18,
    cosine: () => 118,
  },
  handles: [
    {
      stage: "field",
      label: "the point",
      keys: ["x1", "x2"],
      jumps: true,
      at: (view) => {
        const { x, y } = frameOf(view.stages.field);
        return [x(view.state.x1), y(view.state.x2)];
      },
      drag: (view, px, py) => {
        const { x, y } = frameOf(view.stages.field);
        view.set({ x1: x.invert(px), x2: y.invert(py) });
      },
    },
    {
      stage: "field",
      label: "the direction u",
      keys: ["angle"],
      at: (view) => {
        const { x, y } = frameOf(view.stages.field);
        const [ux, uy] = direction(view.state.angle);
        return [x(view.state.x1) + DIAL * ux, y(view.state.x2) - DIAL * uy];
      },
      drag: (view, px, py) => view.set({ angle: angleOf(view, px, py) }),
    },
  ],
  actions: { "Steepest": turn(0), "Along the level line": turn(90) },
  draw,
  say,
});
