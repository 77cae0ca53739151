// A square and its image under a map and under the linearisation of the map at a point.
// Chapter 6, "Jacobians: the best linear map".

import { fixed } from "../shared/numbers.js";
import { linear } from "../shared/scales.js";
import { choice, range } from "../shared/state.js";
import { arrow, axes, circle, clipped, key, path } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: 630, narrow: 1186 };

// Each map, its Jacobian by rows, and how far its outputs are shown.
export const MAPS = {
  polar: {
    words: "(<var>r</var> cos <var>φ</var>, <var>r</var> sin <var>φ</var>)",
    f: (r, angle) => [r * Math.cos(angle), r * Math.sin(angle)],
    jacobian: (r, angle) => [
      [Math.cos(angle), -r * Math.sin(angle)],
      [Math.sin(angle), r * Math.cos(angle)],
    ],
    axes: ["r", "φ"],
    reach: 3,
  },
  square: {
    words: "(<var>x</var>₁² − <var>x</var>₂², 2<var>x</var>₁<var>x</var>₂)",
    f: (x, y) => [x ** 2 - y ** 2, 2 * x * y],
    jacobian: (x, y) => [[2 * x, -2 * y], [2 * y, 2 * x]],
    reach: 7,
  },
  sines: {
    words:
      "(<var>x</var>₁ + 1.2 sin <var>x</var>₂, <var>x</var>₂ + 1.2 sin <var>x</var>₁)",
    f: (x, y) => [x + 1.2 * Math.sin(y), y + 1.2 * Math.sin(x)],
    jacobian: (x, y) => [[1, 1.2 * Math.cos(y)], [1.2 * Math.cos(x), 1]],
    reach: 4.2,
  },
  linear: {
    words:
      "(1.2<var>x</var>₁ − 0.7<var>x</var>₂, 0.5<var>x</var>₁ + 0.9<var>x</var>₂)",
    f: (x, y) => [1.2 * x - 0.7 * y, 0.5 * x + 0.9 * y],
    jacobian: () => [[1.2, -0.7], [0.5, 0.9]],
    reach: 4,
  },
};

export const determinant = ([[a, b], [c, d]]) => a * d - b * c;

// The larger and the smaller singular value of a 2 by 2 matrix.
export function singularValues([[a, b], [c, d]]) {
  const [sum, difference] = [Math.hypot(a + d, c - b) / 2, Math.hypot(a - d, c + b) / 2];
  return [sum + difference, Math.abs(sum - difference)];
}

const REACH = 2.8; // of the inputs that are shown
const PIECES = 200; // of each side of the square, when its image is measured

// Signed area of the image of the square around (x, y), as a share of the square's.
export function areaRatio(name, x, y, side) {
  const image = outline(x, y, side).map((point) => MAPS[name].f(...point));
  let twice = 0;
  image.forEach(([a, b], k) => {
    const [c, d] = image[(k + 1) % image.length];
    twice += a * d - b * c;
  });
  return twice / 2 / side ** 2;
}

function outline(x, y, side) {
  const corners = [[-1, -1], [1, -1], [1, 1], [-1, 1]];
  return corners.flatMap(([a, b], k) => {
    const [c, d] = corners[(k + 1) % 4];
    return Array.from({ length: PIECES }, (_, piece) => {
      const t = piece / PIECES;
      return [x + (side / 2) * (a + t * (c - a)), y + (side / 2) * (b + t * (d - b))];
    });
  });
}

const html = `
<div class="parts">
  <div class="controls" data-controls="map"></div>
  <div class="parts pair">
    <svg data-stage="input" aria-label="The square around the point"></svg>
    <svg data-stage="output" aria-label="Its image and that of the linearisation"></svg>
  </div>
  <div class="readout pair">
    <div>
      <p><var>f</var> = <span data-value="words"></span></p>
      <p>${key("blue")}the grid under <var>f</var></p>
      <p>${key("orange dash")}under <var>f</var>(<var>x</var>) + <var>Jh</var></p>
      <p>${key("green thick")}${key("pink thick")}half a side along each axis, and
        the columns of <var>J</var> times as much</p>
    </div>
    <table>
      <tr><th><var>J</var>, row 1</th><td data-value="J11"></td><td data-value="J12"></td></tr>
      <tr><th><var>J</var>, row 2</th><td data-value="J21"></td><td data-value="J22"></td></tr>
      <tr><th>singular values</th><td data-value="large"></td><td data-value="little"></td></tr>
      <tr class="total"><th>det <var>J</var></th><td data-value="turned"></td>
        <td data-value="det"></td></tr>
      <tr><th colspan="2">area of the image ÷ area of the square</th>
        <td data-value="ratio"></td></tr>
    </table>
  </div>
  <div class="controls three" data-controls="x1 x2 side"></div>
</div>`;

function frameOf({ width, height }, reach) {
  const frame = { left: 30, right: width - 6, top: 22, bottom: height - 36 };
  const x = linear([-reach, reach], [frame.left, frame.right]);
  const y = linear([-reach, reach], [frame.bottom, frame.top]);
  return { frame, x, y, place: ([a, b]) => [x(a), y(b)] };
}

// The lines of the grid as steps from the point, the four sides of the square last.
function gridSteps(side) {
  const shares = [-0.25, 0, 0.25, -0.5, 0.5];
  const along = Array.from({ length: 25 }, (_, k) => k / 24 - 0.5);
  return shares.flatMap((share) => [
    along.map((t) => [side * t, side * share]),
    along.map((t) => [side * share, side * t]),
  ]);
}

function draw(view) {
  const { map: name, x1, x2, side } = view.state;
  const map = MAPS[name];
  const J = map.jacobian(x1, x2);
  const left = frameOf(view.stages.input, REACH);
  const right = frameOf(view.stages.output, map.reach);
  const middle = map.f(x1, x2);
  const flat = ([h, k]) => J.map(([a, b], row) => middle[row] + a * h + b * k);
  let inner = "";
  let outer = "";
  gridSteps(side).forEach((steps, k) => {
    const looks = k > 5 ? "" : "thin";
    inner += path(steps.map(([h, l]) => left.place([x1 + h, x2 + l])), `ink ${looks}`);
    const bent = steps.map(([h, l]) => right.place(map.f(x1 + h, x2 + l)));
    outer += path(bent, `blue ${looks}`);
    if (k > 5) {
      outer += path([steps[0], steps.at(-1)].map((h) => right.place(flat(h))), "orange dash");
    }
  });
  [[side / 2, 0], [0, side / 2]].forEach(([h, l], column) => {
    const looks = `${["green", "pink"][column]} thick`;
    inner += arrow(...left.place([x1, x2]), ...left.place([x1 + h, x2 + l]), looks, 10);
    outer += arrow(...right.place(middle), ...right.place(flat([h, l])), looks, 11);
  });
  outer += circle(...right.place(middle), 4, "ink solid");
  const few = { across: 6, down: 6 };
  const names = map.axes ?? ["x₁", "x₂"];
  inner = axes(left.frame, left.x, left.y, names, few) + clipped(left.frame, "in", inner);
  outer = clipped(right.frame, "out", outer);
  outer = axes(right.frame, right.x, right.y, ["y₁", "y₂"], few) + outer;
  view.paint("input", inner);
  view.paint("output", outer);
  if (view.named !== name) view.values.words.innerHTML = map.words;
  view.named = name;
  const det = determinant(J);
  view.write({
    J11: fixed(J[0][0], 4),
    J12: fixed(J[0][1], 4),
    J21: fixed(J[1][0], 4),
    J22: fixed(J[1][1], 4),
    large: fixed(singularValues(J)[0], 4),
    little: fixed(singularValues(J)[1], 4),
    det: fixed(det, 4),
    turned: det < 0 ? "turned over" : "",
    ratio: fixed(areaRatio(name, x1, x2, side), 4),
  });
}

function say({ map: name, x1, x2, side }) {
  const J = MAPS[name].jacobian(x1, x2);
  const list = (values) => values.map((value) => fixed(value)).join(", ");
  return (
    `Rows of J: ${J.map(list).join("; ")}. ` +
    `Determinant ${fixed(determinant(J))}, area ratio of the image ` +
    `${fixed(areaRatio(name, x1, x2, side))}, singular values ` +
    `${list(singularValues(J))}.`
  );
}

function shrink(view) {
  const { side } = view.state;
  view.animate((t) => view.set({ side: side * (0.1 / side) ** t }), 2000);
}

const frameIn = (view) => frameOf(view.stages.input, REACH);

export const render = define({
  name: "jacobian-map",
  label: "A square and its image under a map and under its linearisation",
  css: `
    .three .range { grid-template-columns: 2em minmax(0, 1fr) 3em; }
    .pair { align-items: start; }
    .readout p { margin: 0 0 3px; }
    td + td { padding-left: 8px; }
    td { width: 5.2em; }
    @container (max-width: 559px) { .pair > svg { margin: auto; max-width: 280px; } }
    @container (min-width: 560px) { .three { grid-template-columns: 1fr 1fr 1fr; } }`,
  html,
  controls: {
    map: choice(
      "map",
      { polar: "polar", square: "complex square", sines: "shear by sines", linear: "linear" },
      "polar",
    ),
    x1: range("<var>x</var>₁", -2, 2, 0.01, 2),
    x2: range("<var>x</var>₂", -2, 2, 0.01, 1),
    side: range("side", 0.1, 1.5, 0.01, 1),
  },
  stages: { input: (width) => width + 22, output: (width) => width + 22 },
  handles: [
    {
      stage: "input",
      label: "the point x",
      keys: ["x1", "x2"],
      jumps: true,
      at: (view) => frameIn(view).place([view.state.x1, view.state.x2]),
      drag: (view, px, py) => {
        const { x, y } = frameIn(view);
        view.set({ x1: x.invert(px), x2: y.invert(py) });
      },
    },
    {
      stage: "input",
      label: "the corner of the square",
      keys: ["side"],
      radius: 5,
      at: (view) => {
        const { x1, x2, side } = view.state;
        return frameIn(view).place([x1 + side / 2, x2 + side / 2]);
      },
      drag: (view, px, py) => {
        const { x, y } = frameIn(view);
        const { x1, x2 } = view.state;
        view.set({ side: x.invert(px) - x1 + (y.invert(py) - x2) });
      },
    },
  ],
  actions: { "Shrink the square": shrink },
  draw,
  say,
});
