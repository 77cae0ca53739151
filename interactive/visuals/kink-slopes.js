// The one-sided tangents of a function at a point, all slopes between them, and the verdict
// on a slope that is claimed. Chapter 14, "Where derivatives fail".

import { fixed } from "../shared/numbers.js";
import { clamp, linear } from "../shared/scales.js";
import { choice, range } from "../shared/state.js";
import { axes, circle, clipped, key, path } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = {
  wide: "206px + clamp(270px, 80cqi - 224px, 340px)",
  narrow: "460px + clamp(270px, 80cqi - 24px, 340px)",
};

const relu = (x) => Math.max(x, 0);
const step = (x, at0) => (x > 0 ? 1 : x < 0 ? 0 : at0);

// Each function with its slopes to the left and to the right, its corners, and whether it
// is convex.
export const FUNCTIONS = {
  abs: {
    label: "|<var>x</var>|",
    said: "absolute value",
    f: Math.abs,
    slopes: (x) => (x === 0 ? [-1, 1] : [Math.sign(x), Math.sign(x)]),
    corners: [0],
    convex: true,
  },
  sum: {
    label: "|<var>x</var>| + relu(<var>x</var>)",
    said: "absolute value plus relu",
    f: (x) => Math.abs(x) + relu(x),
    slopes: (x) => (x === 0 ? [-1, 2] : x > 0 ? [2, 2] : [-1, -1]),
    corners: [0],
    convex: true,
  },
  larger: {
    label: "max(<var>x</var>, <var>x</var>²)",
    said: "the larger of x and its square",
    f: (x) => Math.max(x, x * x),
    slopes: (x) => {
      if (x === 0) return [0, 1];
      if (x === 1) return [1, 2];
      return x > 0 && x < 1 ? [1, 1] : [2 * x, 2 * x];
    },
    corners: [0, 1],
    convex: true,
  },
  roof: {
    label: "−|<var>x</var>|",
    said: "minus the absolute value",
    f: (x) => -Math.abs(x),
    slopes: (x) => (x === 0 ? [1, -1] : [-Math.sign(x), -Math.sign(x)]),
    corners: [0],
    convex: false,
  },
  relus: {
    label: "relu(<var>x</var>) − relu(−<var>x</var>)",
    said: "relu of x minus relu of minus x",
    f: (x) => relu(x) - relu(-x),
    slopes: (x) => [step(x, 0) + step(-x, 1), step(x, 1) + step(-x, 0)],
    corners: [],
    convex: true,
  },
  huber: {
    label: "Huber, <var>δ</var> = 1",
    said: "Huber with delta 1",
    f: (x) => (Math.abs(x) <= 1 ? (x * x) / 2 : Math.abs(x) - 0.5),
    slopes: (x) => [clamp(x, -1, 1), clamp(x, -1, 1)],
    corners: [],
    convex: true,
  },
};

const CLOSE = 1e-6;

// "right", "wrong" or "kink", as the course's `check` says it.
export function verdict(name, x, claim) {
  const [left, right] = FUNCTIONS[name].slopes(x);
  const [low, high] = [Math.min(left, right), Math.max(left, right)];
  if (claim < low - CLOSE || claim > high + CLOSE) return "wrong";
  return high - low > CLOSE ? "kink" : "right";
}

const ACROSS = [-1.9, 1.9];
const UP = [-1.9, 3.1];
const REACH = 0.8; // from the point to the handle of the claimed line

const html = `
<div class="parts beside">
  <div class="controls across" data-controls="f"></div>
  <svg data-stage="curve" aria-label="The function, its two tangents and the claimed line"></svg>
  <div class="readout">
    <table>
      <tr><th>${key("ink thick")}<var>f</var>(<var>x</var>)</th><td data-value="f"></td></tr>
      <tr><th>${key("green dash")}left slope</th><td data-value="left"></td></tr>
      <tr><th>${key("orange dashdot")}right slope</th><td data-value="right"></td></tr>
      <tr><th>${key("blue thick")}claim <var>g</var></th><td data-value="claim"></td></tr>
      <tr class="total"><th>verdict</th><td><strong data-value="verdict"></strong></td></tr>
    </table>
    <p data-value="remark"></p>
  </div>
  <div class="controls across" data-controls="x g"></div>
</div>`;

function frameOf({ width, height }) {
  const frame = { left: 40, right: width - 8, top: 24, bottom: height - 38 };
  const x = linear(ACROSS, [frame.left, frame.right]);
  const y = linear(UP, [frame.bottom, frame.top]);
  return { frame, x, y };
}

function facts({ f: name, x, g }) {
  const { f, slopes, convex } = FUNCTIONS[name];
  const [left, right] = slopes(x);
  return { value: f(x), left, right, convex, found: verdict(name, x, g) };
}

function draw(view) {
  const { f: name, x, g } = view.state;
  const { frame, x: X, y: Y } = frameOf(view.stages.curve);
  const { value, left, right, convex, found } = facts(view.state);
  const straight = (slope, ends = ACROSS) =>
    ends.map((t) => [X(t), Y(value + slope * (t - x))]);
  const points = Array.from({ length: 153 }, (_, k) => ACROSS[0] + k / 40);
  let lines = "";
  if (left !== right) {
    for (const end of ACROSS) {
      const [near, far] = straight(left, [x, end]);
      lines += path([near, far, straight(right, [x, end])[1]], "pink tint", true);
    }
  }
  lines += path(points.map((t) => [X(t), Y(FUNCTIONS[name].f(t))]), "ink thick");
  lines += path(straight(left, [ACROSS[0], x]), "green dash");
  lines += path(straight(right, [x, ACROSS[1]]), "orange dashdot");
  lines += path(straight(g), "blue thick");
  const drawn = axes(frame, X, Y, ["x", "f(x)"]) + clipped(frame, "frame", lines);
  view.paint("curve", drawn + circle(X(x), Y(value), 4, "ink solid"));
  view.write({
    f: fixed(value),
    left: fixed(left),
    right: fixed(right),
    claim: fixed(g),
    verdict: found,
    remark: remark(found, left === right, convex),
  });
}

function remark(found, smooth, convex) {
  if (found === "right") return "Both slopes agree, and the claim with them.";
  if (found === "wrong") {
    return smooth
      ? "There is one slope here, and the claim is another."
      : "The claim is outside the two slopes: wrong under every convention.";
  }
  return convex
    ? "No derivative. The claim is a subgradient: its line stays below the graph."
    : "No derivative. The claim lies between, but no line stays below this graph.";
}

function say(state) {
  const { left, right, found } = facts(state);
  const { said } = FUNCTIONS[state.f];
  return (
    `${said} at ${fixed(state.x)}: left slope ${fixed(left)}, right slope ${fixed(right)}, ` +
    `claim ${fixed(state.g)}: ${found}.`
  );
}

// The corner that is nearest, or 0 for a function without one.
function toCorner(view) {
  const { corners } = FUNCTIONS[view.state.f];
  const away = (at) => Math.abs(at - view.state.x);
  view.set({ x: corners.length ? corners.reduce((a, b) => (away(b) < away(a) ? b : a)) : 0 });
}

function claimMean(view) {
  const { left, right } = facts(view.state);
  view.set({ g: (left + right) / 2 });
}

// The end of the claimed line that is held: on the side where there is more room.
const heldAt = ({ x }) => x + (x > 0 ? -REACH : REACH);

export const render = define({
  name: "kink-slopes",
  label: "A function with its one-sided tangents, and a slope that is claimed",
  css: `:host { --label: 4.5em; }
    .readout p { min-height: 4.2em; }`,
  html,
  controls: {
    f: choice(
      "function",
      Object.fromEntries(Object.entries(FUNCTIONS).map(([name, { label }]) => [name, label])),
      "sum",
    ),
    x: range("<var>x</var>", -1.5, 1.5, 0.05, 0),
    g: range("claim <var>g</var>", -3, 3, 0.05, 0.5),
  },
  stages: { curve: (width) => clamp(0.8 * width, 270, 340) },
  handles: [
    {
      stage: "curve",
      label: "the point x",
      keys: ["x"],
      at(view) {
        const { x, y } = frameOf(view.stages.curve);
        return [x(view.state.x), y(facts(view.state).value)];
      },
      drag: (view, px) => view.set({ x: frameOf(view.stages.curve).x.invert(px) }),
    },
    {
      stage: "curve",
      label: "the claimed slope g",
      keys: ["g"],
      at(view) {
        const { frame, x, y } = frameOf(view.stages.curve);
        const at = heldAt(view.state);
        const height = facts(view.state).value + view.state.g * (at - view.state.x);
        return [x(at), clamp(y(height), frame.top, frame.bottom)];
      },
      drag(view, px, py) {
        const { y } = frameOf(view.stages.curve);
        const rise = y.invert(py) - facts(view.state).value;
        view.set({ g: rise / (heldAt(view.state) - view.state.x) });
      },
    },
  ],
  actions: { "To the corner": toCorner, "Claim the mean": claimMean },
  draw,
  say,
});
