// The quadratic model of a function at a point, its eigenvectors, the path of gradient
// descent and Newton's step. Chapter 8, "Hessian and curvature".

import { contour, joined } from "../shared/contours.js";
import { fixed, short } from "../shared/numbers.js";
import { linear } from "../shared/scales.js";
import { choice, range } from "../shared/state.js";
import { arrow, axes, circle, clipped, key, line, path, route } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: "100cqi - 106px", narrow: "557px + 100cqi" };

const [C, S] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)]; // the bowl is turned by 30°

// Each function of x, y and k, with its gradient and its Hessian [[a, b], [b, c]]; k is
// the condition number of the bowl, and the others have no use for it.
export const FUNCTIONS = {
  bowl: {
    f: (x, y, k) => ((C * x + S * y) ** 2 + k * (C * y - S * x) ** 2) / 2,
    gradient: (x, y, k) => {
      const [flat, steep] = [C * x + S * y, k * (C * y - S * x)];
      return [C * flat - S * steep, S * flat + C * steep];
    },
    hessian: (x, y, k) => {
      const mixed = C * S * (1 - k);
      return [[C * C + k * S * S, mixed], [mixed, S * S + k * C * C]];
    },
    levels: (k) => [0.004, 0.02, 0.06, 0.15, 0.32, 0.6].map((share) => share * (4 + 2 * k)),
  },
  wells: {
    f: (x, y) => x ** 4 / 4 - x ** 2 / 2 + (x * y) / 2 + y ** 2 / 2,
    gradient: (x, y) => [x ** 3 - x + y / 2, x / 2 + y],
    hessian: (x) => [[3 * x ** 2 - 1, 0.5], [0.5, 1]],
    levels: () => [-0.35, -0.2, 0, 0.3, 0.8, 1.6, 3],
  },
  valley: {
    f: (x, y) => (1 - x) ** 2 + 10 * (y - x ** 2) ** 2,
    gradient: (x, y) => [-2 * (1 - x) - 40 * x * (y - x ** 2), 20 * (y - x ** 2)],
    hessian: (x, y) => [[2 + 120 * x ** 2 - 40 * y, -40 * x], [-40 * x, 20]],
    levels: () => [0.1, 0.5, 2, 6, 15, 35],
  },
};

// Both eigenvalues of a symmetric matrix, the smaller first, and the direction of the
// larger one as an angle.
export function eigen([[a, b], [, c]]) {
  const [middle, half] = [(a + c) / 2, Math.hypot((a - c) / 2, b)];
  return { low: middle - half, high: middle + half, angle: Math.atan2(2 * b, a - c) / 2 };
}

// The v with H v = -g, or null where H is singular.
export function newton([g, h], [[a, b], [, c]]) {
  const det = a * c - b * b;
  const size = Math.max(Math.abs(a), Math.abs(b), Math.abs(c)) ** 2;
  if (Math.abs(det) < 1e-9 * size) return null;
  return [(b * h - c * g) / det, (b * g - a * h) / det];
}

// What the quadratic model at (x, y) says for the nudge (s, t).
export function model(name, x, y, k, s, t) {
  const { f, gradient, hessian } = FUNCTIONS[name];
  const [g, h] = gradient(x, y, k);
  const [[a, b], [, c]] = hessian(x, y, k);
  return f(x, y, k) + g * s + h * t + (a * s * s + 2 * b * s * t + c * t * t) / 2;
}

// The rate of descent: a share of one over the largest curvature at the start, up or down.
export function rateOf(name, x, y, k, share) {
  const { low, high } = eigen(FUNCTIONS[name].hessian(x, y, k));
  return share / Math.max(Math.abs(low), Math.abs(high));
}

const MOST = 20000; // steps that are counted

// Points of descent, at most `shown` of them, and how many steps it takes until the norm
// of the gradient is below a millionth: Infinity if it grows, MOST + 1 if it takes longer.
export function descend(name, x, y, k, share, shown = 60) {
  const { gradient } = FUNCTIONS[name];
  const rate = rateOf(name, x, y, k, share);
  const points = [[x, y]];
  for (let step = 0; step <= MOST; step++) {
    const [g, h] = gradient(x, y, k);
    const norm = Math.hypot(g, h);
    if (norm < 1e-6) return { points, steps: step };
    if (!(norm < 1e6)) return { points, steps: Infinity };
    [x, y] = [x - rate * g, y - rate * h];
    if (points.length <= shown) points.push([x, y]);
  }
  return { points, steps: MOST + 1 };
}

const REACH = 2;
const samples = (count) =>
  Array.from({ length: count + 1 }, (_, i) => -REACH + (2 * REACH * i) / count);
const [FINE, COARSE] = [samples(80), samples(56)];

const html = `
<div class="parts beside">
  <div class="controls across" data-controls="f"></div>
  <svg data-stage="field" aria-label="Level lines, eigenvectors, descent and Newton's step"></svg>
  <div class="readout">
    <table>
      <tr><th>${key("ink")}<var>f</var></th><td data-value="f"></td></tr>
      <tr><th>${key("blue dash")}model</th><td data-value="kind"></td></tr>
      <tr><th>${key("pink thick")}<var>λ</var>, larger</th><td data-value="high"></td></tr>
      <tr><th>${key("pink dot thick")}<var>λ</var>, smaller</th><td data-value="low"></td></tr>
      <tr><th><var>κ</var></th><td data-value="kappa"></td></tr>
    </table>
    <table>
      <tr><th>${key("green dashdot")}Newton, to</th><td data-value="landing"></td></tr>
      <tr><th>the model says</th><td data-value="promised"></td></tr>
      <tr class="total"><th><var>f</var> there</th><td data-value="there"></td></tr>
    </table>
    <table>
      <tr><th>${key("orange thin")}descent, <var>η</var></th><td data-value="rate"></td></tr>
      <tr class="total"><th>steps to ‖∇<var>f</var>‖ &lt; 10⁻⁶</th><td data-value="steps"></td></tr>
    </table>
  </div>
  <div class="controls across two" data-controls="x1 x2 kappa share"></div>
</div>`;

function frameOf({ width, height }) {
  const frame = { left: 34, right: width - 6, top: 22, bottom: height - 36 };
  const x = linear([-REACH, REACH], [frame.left, frame.right]);
  const y = linear([-REACH, REACH], [frame.bottom, frame.top]);
  return { frame, x, y };
}

function levelLines(f, side, levels, x, y) {
  const values = side.map((b) => side.map((a) => f(a, b)));
  return levels
    .flatMap((level) => joined(contour(values, side, side, level)))
    .map((points) => route(points.map(([a, b]) => [x(a), y(b)])))
    .join("");
}

// The level lines of the function: drawn once for each function, κ and width.
function background(view) {
  const { f: name, kappa } = view.state;
  const { frame, x, y } = frameOf(view.stages.field);
  const { f, levels } = FUNCTIONS[name];
  const lines = levelLines((a, b) => f(a, b, kappa), FINE, levels(kappa), x, y);
  const grid = axes(frame, x, y, ["x₁", "x₂"], { across: 4, down: 4 });
  return `${grid}<path class="ink thin soft" d="${lines}"/>`;
}

function drawField(view) {
  const { f: name, x1, x2, kappa, share } = view.state;
  const { frame, x, y } = frameOf(view.stages.field);
  const { f, gradient, hessian, levels } = FUNCTIONS[name];
  const H = hessian(x1, x2, kappa);
  const here = [f(x1, x2, kappa), ...levels(kappa)];
  const local = (a, b) => model(name, x1, x2, kappa, a - x1, b - x2);
  const level = levelLines((a, b) => f(a, b, kappa), COARSE, [here[0]], x, y);
  let drawn = `<path class="ink thin" d="${level}"/>`;
  drawn += `<path class="blue thin dash" d="${levelLines(local, COARSE, here, x, y)}"/>`;
  const { angle } = eigen(H);
  for (const [turn, looks] of [[0, "pink thick"], [Math.PI / 2, "pink thick dot"]]) {
    const [dx, dy] = [44 * Math.cos(angle + turn), -44 * Math.sin(angle + turn)];
    drawn += line(x(x1) - dx, y(x2) - dy, x(x1) + dx, y(x2) + dy, looks);
  }
  const { points } = descend(name, x1, x2, kappa, share);
  const dots = points.map(([a, b]) => [x(a), y(b)]);
  drawn += path(dots, "orange thin");
  for (const [a, b] of dots.slice(1)) drawn += circle(a, b, 2.6, "orange solid");
  const v = newton(gradient(x1, x2, kappa), H);
  if (v) {
    const [a, b] = [x(x1 + v[0]), y(x2 + v[1])];
    drawn += arrow(x(x1), y(x2), a, b, "green thick dashdot", 13);
  }
  const moving = clipped(frame, "field-frame", drawn);
  const looks = `${name} ${kappa} ${view.stages.field.width}`;
  if (view.painted !== looks) {
    view.painted = looks;
    view.paint("field", `<g>${background(view)}</g><g class="moving"></g>`);
  }
  view.stages.field.scene.lastElementChild.innerHTML = moving;
}

const kindOf = ({ low, high }) =>
  low > 0 ? "bowl" : high < 0 ? "dome" : low < 0 && high > 0 ? "saddle" : "flat along one";

const pair = ([a, b]) => `(${fixed(a)}, ${fixed(b)})`;

function facts({ f: name, x1, x2, kappa, share }) {
  const { f, gradient, hessian } = FUNCTIONS[name];
  const H = hessian(x1, x2, kappa);
  const v = newton(gradient(x1, x2, kappa), H);
  const there = v && [x1 + v[0], x2 + v[1]];
  return {
    ...eigen(H),
    value: f(x1, x2, kappa),
    there,
    promised: v && model(name, x1, x2, kappa, ...v),
    reached: v && f(...there, kappa),
    rate: rateOf(name, x1, x2, kappa, share),
    steps: descend(name, x1, x2, kappa, share).steps,
  };
}

const count = (steps) =>
  Number.isFinite(steps) ? (steps > MOST ? `over ${MOST}` : String(steps)) : "never";
const tidy = (value) => short(Math.abs(value) < 1e-9 ? 0 : value);

function draw(view) {
  drawField(view);
  const found = facts(view.state);
  const { low, high, there, promised, reached } = found;
  view.write({
    f: tidy(found.value),
    kind: kindOf(found),
    high: short(high),
    low: short(low),
    kappa: low > 0 ? short(high / low) : "no meaning",
    landing: there ? pair(there) : "nowhere",
    promised: there ? tidy(promised) : "no value",
    there: there ? tidy(reached) : "no value",
    rate: short(found.rate),
    steps: count(found.steps),
  });
}

function say(state) {
  const found = facts(state);
  const landing = found.there ? `leads to ${found.there.map((a) => fixed(a)).join(", ")}` : "does not exist";
  return (
    `At ${fixed(state.x1)}, ${fixed(state.x2)} the model is a ${kindOf(found)}, eigenvalues ` +
    `${short(found.low)} and ${short(found.high)}. Newton's step ${landing}. ` +
    `Descent needs ${count(found.steps)} steps.`
  );
}

// The best rate for the model: 2 over the sum of its eigenvalues, where both are positive.
function bestRate(view) {
  const { f: name, x1, x2, kappa } = view.state;
  const { low, high } = eigen(FUNCTIONS[name].hessian(x1, x2, kappa));
  view.set({ share: low > 0 ? (2 * high) / (low + high) : 1 });
}

function takeNewton(view) {
  const { f: name, x1, x2, kappa } = view.state;
  const { gradient, hessian } = FUNCTIONS[name];
  const v = newton(gradient(x1, x2, kappa), hessian(x1, x2, kappa));
  if (!v) return;
  view.animate((part) => view.set({ x1: x1 + part * v[0], x2: x2 + part * v[1] }), 600);
}

export const render = define({
  name: "quadratic-model",
  label: "The quadratic model of a function, gradient descent and Newton's step",
  css: `
    :host { --label: 4.6em; --side: 250px; }
    .soft { stroke-opacity: 0.6; }
    .readout table + table { margin-top: 6px; }
    @container (min-width: 640px) { 
      .two { grid-auto-flow: column; grid-template: auto auto / 1fr 1fr; }
    }`,
  html,
  controls: {
    f: choice(
      "function",
      { bowl: "tilted bowl", wells: "two wells", valley: "bent valley" },
      "bowl",
    ),
    x1: range("<var>x</var>₁", -REACH, REACH, 0.01, 1.2),
    x2: range("<var>x</var>₂", -REACH, REACH, 0.01, 1.4),
    kappa: range("bowl, <var>κ</var>", 1, 100, 1, 10),
    share: range("<var>η</var> |<var>λ</var>|max", 0.05, 2.1, 0.01, 1),
  },
  unused: ({ f }) => (f === "bowl" ? [] : ["kappa"]),
  stages: { field: (width) => width + 18 },
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
  ],
  actions: { "Newton's step": takeNewton, "Best rate": bestRate },
  draw,
  say,
});
