// The error of a difference quotient against its step, measured and predicted.
// Chapter 3, "Derivatives by numbers".

import { fixed, power, tenTo } from "../shared/numbers.js";
import { clamp, logarithmic } from "../shared/scales.js";
import { choice, range } from "../shared/state.js";
import { axes, circle, clipped, key, line, path } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: 555, narrow: 862 };

// Each function with three derivatives, and its imaginary part at x + ih.
export const FUNCTIONS = {
  exp: {
    f: Math.exp,
    derivatives: [Math.exp, Math.exp, Math.exp],
    imaginary: (x, h) => Math.exp(x) * Math.sin(h),
  },
  sin: {
    f: Math.sin,
    derivatives: [Math.cos, (x) => -Math.sin(x), (x) => -Math.cos(x)],
    imaginary: (x, h) => Math.cos(x) * Math.sinh(h),
  },
  cube: {
    f: (x) => x ** 3,
    derivatives: [(x) => 3 * x ** 2, (x) => 6 * x, () => 6],
    imaginary: (x, h) => 3 * x ** 2 * h - h ** 3,
  },
  reciprocal: {
    f: (x) => 1 / x,
    derivatives: [(x) => -1 / x ** 2, (x) => 2 / x ** 3, (x) => -6 / x ** 4],
    imaginary: (x, h) => -h / (x ** 2 + h ** 2),
  },
};

// How each type rounds, and its machine epsilon.
const TYPES = {
  float64: { round: (value) => value, eps: 2 ** -52 },
  float32: { round: Math.fround, eps: 2 ** -23 },
};
const POWERS = { forward: 1, central: 2, complex: 2 };

// The quotient with all steps of its computation rounded to the type, as course_lib
// computes it: divided by the distance that the two points really have.
export function quotient(name, x, h, method, type) {
  const { f, imaginary } = FUNCTIONS[name];
  const { round } = TYPES[type];
  [x, h] = [round(x), round(h)];
  if (method === "complex") return round(imaginary(x, h)) / h;
  const right = round(x + h);
  const left = method === "central" ? round(x - h) : x;
  const rise = round(round(f(right)) - round(f(left)));
  return round(rise / round(right - left));
}

export const exact = (name, x) => FUNCTIONS[name].derivatives[0](x);

// Predicted errors: what the finite step leaves out, and what rounding adds.
export function truncation(name, x, h, method) {
  const { derivatives } = FUNCTIONS[name];
  if (method === "forward") return (h * Math.abs(derivatives[1](x))) / 2;
  return (h ** 2 * Math.abs(derivatives[2](x))) / 6;
}

export function roundOff(name, x, h, method, type) {
  if (method === "complex") return 0;
  return (TYPES[type].eps * Math.abs(FUNCTIONS[name].f(x))) / h;
}

// The step with the smallest sum of both; null where one of them is 0.
export function bestStep(name, x, method, type) {
  const order = POWERS[method];
  const bend = truncation(name, x, 1, method);
  const noise = roundOff(name, x, 1, method, type);
  return bend && noise ? (noise / (order * bend)) ** (1 / (order + 1)) : null;
}

const html = `
<div class="parts beside">
  <div class="controls across" data-controls="f method type"></div>
  <svg data-stage="errors" aria-label="Error against step, both axes logarithmic"></svg>
  <div class="readout">
    <table>
      <tr><th>step <var>h</var></th><td data-value="h"></td></tr>
      <tr><th>quotient</th><td data-value="quotient"></td></tr>
      <tr><th>derivative</th><td data-value="exact"></td></tr>
      <tr><th>${key("blue thick")}error</th><td data-value="error"></td></tr>
      <tr><th>correct digits</th><td data-value="digits"></td></tr>
      <tr class="total"><th>${key("orange dash")}truncation</th>
        <td data-value="truncation"></td></tr>
      <tr><th>${key("ink dot")}round-off</th><td data-value="roundOff"></td></tr>
      <tr><th>${key("green dashdot")}best step</th><td data-value="best"></td></tr>
    </table>
    <p data-value="remark"></p>
  </div>
  <div class="controls across two" data-controls="x log"></div>
</div>`;

const LOWEST = 1e-17;
const STEPS = Array.from({ length: 16 * 8 + 1 }, (_, k) => 10 ** (k / 8 - 16));

function frameOf({ width, height }) {
  const frame = { left: 50, right: width - 10, top: 24, bottom: height - 38 };
  const x = logarithmic([1e-16, 1], [frame.left, frame.right]);
  const y = logarithmic([LOWEST, 100], [frame.bottom, frame.top]);
  return { frame, x, y };
}

function errorAt({ f, x, method, type }, h) {
  return Math.abs(quotient(f, x, h, method, type) - exact(f, x));
}

const stepOf = ({ log }) => 10 ** log;
const shown = (error) => clamp(error, LOWEST, 100);

function drawErrors(view) {
  const { state } = view;
  const { f, x, method, type } = state;
  const { frame, x: X, y: Y } = frameOf(view.stages.errors);
  const predicted = (error) => STEPS.map((h) => [X(h), Y(shown(error(h)))]);
  let lines = path(predicted((h) => truncation(f, x, h, method)), "orange dash");
  if (method !== "complex") {
    lines += path(predicted((h) => roundOff(f, x, h, method, type)), "ink dot");
  }
  let drawn = "";
  for (const h of STEPS) {
    const error = errorAt(state, h);
    if (Number.isFinite(error)) drawn += circle(X(h), Y(shown(error)), 2.2, "blue thin");
  }
  const best = bestStep(f, x, method, type);
  if (best) drawn += line(X(best), frame.top, X(best), frame.bottom, "green dashdot thin");
  const write = (value) => tenTo(Math.round(Math.log10(value)));
  view.paint(
    "errors",
    axes(frame, X, Y, ["step h", "error"], { write, across: 5, down: 10 }) +
      clipped(frame, "frame", lines) +
      drawn,
  );
}

function draw(view) {
  const { f, x, method, type } = view.state;
  const h = stepOf(view.state);
  const value = quotient(f, x, h, method, type);
  const error = errorAt(view.state, h);
  const best = bestStep(f, x, method, type);
  drawErrors(view);
  view.write({
    h: power(h),
    quotient: Number.isFinite(value) ? fixed(value, 12) : "0/0",
    exact: fixed(exact(f, x), 12),
    error: power(error, 2),
    digits: digitsOf(error, exact(f, x)),
    truncation: power(truncation(f, x, h, method), 2),
    roundOff: method === "complex" ? "none" : power(roundOff(f, x, h, method, type), 2),
    best: best ? power(best) : "any small one",
    remark: Number.isFinite(value) ? "" : "x and x + h are the same number here.",
  });
}

function digitsOf(error, derivative) {
  if (!Number.isFinite(error)) return "none";
  const digits = -Math.log10(Math.max(error / Math.abs(derivative), 1e-16));
  return fixed(Math.max(0, digits), 1);
}

function say(state) {
  const { f, x, method, type } = state;
  const h = stepOf(state);
  const error = errorAt(state, h);
  if (!Number.isFinite(error)) return `Step ${power(h)}: no quotient, 0 divided by 0.`;
  const best = bestStep(f, x, method, type);
  return (
    `${method}, ${type}, step ${power(h)}: error ${power(error)}, ` +
    `${digitsOf(error, exact(f, x))} correct digits` +
    (best ? `; best step ${power(best)}.` : ".")
  );
}

function takeBest(view) {
  const { f, x, method, type } = view.state;
  const best = bestStep(f, x, method, type);
  view.set({ log: best ? Math.log10(best) : -16 });
}

export const render = define({
  name: "step-error",
  label: "Error of a difference quotient against its step",
  css: `
    :host { --side: 252px; }
    .readout p { min-height: 1.4em; }
    .handle .knob { fill: var(--blue); }
    @container (min-width: 560px) { .two { grid-template-columns: 1fr 1fr; } }`,
  html,
  controls: {
    f: choice(
      "function",
      {
        exp: "exp <var>x</var>",
        sin: "sin <var>x</var>",
        cube: "<var>x</var>³",
        reciprocal: "1/<var>x</var>",
      },
      "exp",
    ),
    method: choice(
      "method",
      { forward: "forward", central: "central", complex: "complex step" },
      "forward",
    ),
    type: choice("numbers", { float64: "float64", float32: "float32" }, "float64"),
    x: range("<var>x</var>", 0.1, 3, 0.1, 1),
    log: range("step <var>h</var>", -16, 0, 0.05, -4, { write: (log) => power(10 ** log) }),
  },
  stages: { errors: (width) => clamp(0.9 * width, 290, 350) },
  handles: [
    {
      stage: "errors",
      label: "the step h",
      keys: ["log"],
      jumps: true,
      at: (view) => {
        const { x, y } = frameOf(view.stages.errors);
        const error = errorAt(view.state, stepOf(view.state));
        return [x(stepOf(view.state)), y(Number.isFinite(error) ? shown(error) : 100)];
      },
      drag: (view, px) => {
        const { x } = frameOf(view.stages.errors);
        view.set({ log: Math.log10(x.invert(px)) });
      },
    },
  ],
  actions: { "Take the best step": takeBest },
  draw,
  say,
});
