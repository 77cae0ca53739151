// Secant and tangent of 2x³ + 5, and the whole quotient 6x² + 6xh + 2h² term by term.
// Chapter 2, "The derivative of one variable".

import { fixed } from "../shared/numbers.js";
import { linear } from "../shared/scales.js";
import { range } from "../shared/state.js";
import { axes, clipped, key, line, path, rectangle, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: 634, narrow: 809 };

export const f = (x) => 2 * x ** 3 + 5;
export const terms = (x, h) => [6 * x ** 2, 6 * x * h, 2 * h ** 2];
export const quotient = (x, h) => 6 * x ** 2 + 6 * x * h + 2 * h ** 2;
export const slope = (x) => 6 * x ** 2;

const WINDOW = { x: [-2.2, 3.1], y: [-22, 66] };
const NAMES = ["6x²", "6xh", "2h²"];
const LOOKS = ["blue", "orange", "green"];

const html = `
<div class="parts beside">
  <svg data-stage="curve" aria-label="Curve, secant and tangent"></svg>
  <div class="readout">
    <table>
      <tr><th>${key("ink")}<var>f</var>(<var>x</var>)</th>
        <td data-value="f"></td></tr>
      <tr><th><var>f</var>(<var>x</var> + <var>h</var>)</th>
        <td data-value="fh"></td></tr>
      <tr><th>difference</th><td data-value="rise"></td></tr>
      <tr><th>${key("pink dash")}secant</th><td data-value="secant"></td></tr>
      <tr><th>${key("blue dashdot")}tangent, 6<var>x</var>²</th>
        <td data-value="tangent"></td></tr>
      <tr class="total"><th>secant − tangent</th><td data-value="gap"></td></tr>
    </table>
    <p data-value="remark"></p>
  </div>
  <svg class="across" data-stage="sum" aria-label="The terms of the quotient"></svg>
  <div class="controls across" data-controls="x h"></div>
</div>`;

function frameOf({ width, height }) {
  const frame = { left: 40, right: width - 8, top: 24, bottom: height - 38 };
  const x = linear(WINDOW.x, [frame.left, frame.right]);
  const y = linear(WINDOW.y, [frame.bottom, frame.top]);
  return { frame, x, y };
}

function drawCurve(view) {
  const { x, h } = view.state;
  const { frame, x: X, y: Y } = frameOf(view.stages.curve);
  const straight = (s) => WINDOW.x.map((t) => [X(t), Y(f(x) + s * (t - x))]);
  const points = Array.from({ length: 107 }, (_, k) => WINDOW.x[0] + k / 20);
  let lines = path(points.map((t) => [X(t), Y(f(t))]), "ink");
  lines += path(straight(slope(x)), "blue dashdot");
  if (h !== 0) lines += path(straight(quotient(x, h)), "pink dash");
  let drawn = axes(frame, X, Y, ["x", "f(x)"]) + clipped(frame, "frame", lines);
  if (h !== 0) {
    const corner = [X(x + h), Y(f(x))];
    drawn += path([[X(x), Y(f(x))], corner, [corner[0], Y(f(x + h))]], "ink dot");
    if (Math.abs(X(x + h) - X(x)) > 24) {
      const below = h > 0 ? 17 : -9;
      drawn += text(X(x + h / 2), Y(f(x)) + below, "h", "middle name halo");
    }
  }
  view.paint("curve", drawn);
}

// The terms as steps to the right or, where they are negative, to the left.
function drawSum(view) {
  const { x, h } = view.state;
  const { width } = view.stages.sum;
  const [left, right, row] = [74, width - 66, 32];
  const X = linear([-4, 40], [left, right]);
  let drawn = "";
  for (const tick of X.ticks(width < 450 ? 4 : 8)) {
    drawn += line(X(tick), 8, X(tick), 4 * row + 6, tick ? "faint" : "axis");
    drawn += text(X(tick), 4 * row + 22, fixed(tick, 0), "middle small");
  }
  drawn += line(X(slope(x)), 4, X(slope(x)), 4 * row + 6, "blue dashdot thin");
  let sum = 0;
  terms(x, h).forEach((term, k) => {
    const top = 10 + k * row;
    drawn += text(left - 14, top + 16, NAMES[k], "end name");
    drawn += rectangle(X(sum), top, X(sum + term) - X(sum), 22, `${LOOKS[k]} tint`);
    sum += term;
    drawn += line(X(sum), top, X(sum), top + row + 22, "ink thin dot");
    drawn += text(right + 62, top + 16, fixed(term), "end");
  });
  const top = 10 + 3 * row;
  drawn += text(left - 14, top + 16, "sum", "end strong");
  drawn += rectangle(X(0), top, X(sum) - X(0), 22, "pink tint");
  drawn += text(right + 62, top + 16, fixed(sum), "end strong");
  view.paint("sum", drawn);
}

function draw(view) {
  const { x, h } = view.state;
  drawCurve(view);
  drawSum(view);
  const gap = quotient(x, h) - slope(x);
  view.write({
    f: fixed(f(x)),
    fh: fixed(f(x + h)),
    rise: fixed(f(x + h) - f(x)),
    secant: h === 0 ? "0/0" : fixed(quotient(x, h)),
    tangent: fixed(slope(x)),
    gap: h === 0 ? "–" : fixed(gap),
    remark:
      h === 0
        ? "At h = 0 there is no secant. The sum of the terms has a value: the slope " +
          "of the tangent."
        : "The gap is 6xh + 2h²: every term of it has a factor h.",
  });
}

function say({ x, h }) {
  const at = `x ${fixed(x)}, step ${fixed(h)}: `;
  const [a, b, c] = terms(x, h).map((term) => fixed(term));
  const tangent = `tangent slope ${fixed(slope(x))}`;
  if (h === 0) return `${at}no secant, ${tangent}.`;
  return `${at}secant slope ${fixed(quotient(x, h))}, terms ${a}, ${b}, ${c}; ${tangent}.`;
}

// From a step of any size to 0, by a constant ratio until it can no longer be seen.
function shrink(view) {
  const { h } = view.state;
  view.animate((t) => view.set({ h: t === 1 ? 0 : h * 0.01 ** t }), 2500);
}

export const render = define({
  name: "secant-quotient",
  label: "Secant and tangent of 2x³ + 5, and the difference quotient term by term",
  css: `:host { --label: 3.5em; }
    .readout p { min-height: 5.6em; }
    @container (max-width: 559px) { .readout p { min-height: 4.2em; } }`,
  html,
  controls: {
    x: range("<var>x</var>", -2, 2, 0.01, 1),
    h: range("step <var>h</var>", -1, 1, 0.01, 1),
  },
  stages: {
    curve: (width) => Math.min(340, Math.max(270, 0.8 * width)),
    sum: () => 158,
  },
  handles: [
    {
      stage: "curve",
      label: "the point x + h",
      keys: ["h"],
      at: (view) => placeOn(view, view.state.x + view.state.h),
      drag: (view, px) => {
        const { x } = frameOf(view.stages.curve);
        view.set({ h: x.invert(px) - view.state.x });
      },
    },
    {
      stage: "curve",
      label: "the point x",
      keys: ["x"],
      at: (view) => placeOn(view, view.state.x),
      drag: (view, px) => view.set({ x: frameOf(view.stages.curve).x.invert(px) }),
    },
  ],
  actions: { "Let h go to 0": shrink },
  draw,
  say,
});

function placeOn(view, t) {
  const { x, y } = frameOf(view.stages.curve);
  return [x(t), y(f(t))];
}
