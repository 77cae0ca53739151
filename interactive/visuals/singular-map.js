// The 2 by 2 matrices with two entries held, the singular ones among them, and how fast the
// determinant and the inverse answer to a nudge. Chapter 13, "Matrix functions".

import { contour, joined } from "../shared/contours.js";
import { fixed, short } from "../shared/numbers.js";
import { linear } from "../shared/scales.js";
import { range } from "../shared/state.js";
import { arrow, axes, circle, clipped, key, path, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: "100cqi - 192px", narrow: "100cqi + 624px" };

export const determinant = ([[p, q], [r, s]]) => p * s - q * r;

// The larger and the smaller singular value; the smaller one is the distance from the
// nearest singular matrix.
export function singularValues([[p, q], [r, s]]) {
  const [sum, difference] = [Math.hypot(p + s, r - q) / 2, Math.hypot(p - s, r + q) / 2];
  return [sum + difference, Math.abs(sum - difference)];
}

// By rows; entries that are not finite where there is no inverse.
export function inverse(M) {
  const [[p, q], [r, s]] = M;
  const det = determinant(M);
  return [[s / det, -q / det], [-r / det, p / det]];
}

// How fast each moves for a nudge of norm 1 in the direction in which most happens.
export const rates = (M) => ({
  det: Math.hypot(...M.flat()),
  inverse: 1 / singularValues(M)[1] ** 2,
});

const times = (A, B) =>
  A.map((row) => [0, 1].map((j) => row[0] * B[0][j] + row[1] * B[1][j]));
const RADIANS = Math.PI / 180;

// p and s move by h in a direction, in degrees from the axis of p. For the determinant the
// change, for the inverse its norm: as the differential predicts it, and as it is.
export function changes(M, angle, h) {
  const step = [h * Math.cos(angle * RADIANS), h * Math.sin(angle * RADIANS)];
  const nudge = [[step[0], 0], [0, step[1]]];
  const moved = M.map((row, i) => row.map((entry, j) => entry + nudge[i][j]));
  const [R, after] = [inverse(M), inverse(moved)];
  const missing = after.flat().map((entry, k) => entry - R.flat()[k]);
  return {
    det: [M[1][1] * step[0] + M[0][0] * step[1], determinant(moved) - determinant(M)],
    inverse: [Math.hypot(...times(times(R, nudge), R).flat()), Math.hypot(...missing)],
  };
}

const REACH = 3;
const grid = Array.from({ length: 97 }, (_, k) => -REACH + (k * REACH) / 48);
const LEVELS = [-8, -6, -4, -2, 2, 4, 6, 8]; // of the determinant
const RATES = [1, 10, 100]; // of the inverse
const matrix = ({ p, q, r, s }) => [[p, q], [r, s]];

const row = (name, words) => `
  <tr><th>${words}</th><td data-value="${name}Rate"></td>
    <td data-value="${name}Told"></td><td data-value="${name}True"></td></tr>`;
const html = `
<div class="parts beside">
  <svg data-stage="map" aria-label="The plane of p and s with the singular matrices"></svg>
  <div class="readout">
    <table>
      <tr><th>det <var>M</var></th><td data-value="det"></td></tr>
      <tr><th>distance from a singular one</th><td data-value="distance"></td></tr>
    </table>
    <table class="rates">
      <tr><td></td><td>largest<br>rate</td><td>nudge:<br>predicted</td>
        <td>what<br>happens</td></tr>
      ${row("det", "det <var>M</var>")}
      ${row("inverse", "‖d(<var>M</var><sup>−1</sup>)‖")}
    </table>
    <p>${key("orange thick")}singular, <var>ps</var> = <var>qr</var></p>
    <p>${key("pink dash")}rate of the inverse: 1, 10, 100</p>
    <p>${key("faint")}det <var>M</var> = ±2, ±4, ±6, ±8</p>
    <p>${key("blue thick")}gradient (<var>s</var>, <var>p</var>) of det <var>M</var></p>
    <p>${key("green thick dashdot")}the nudge</p>
    <p data-value="remark"></p>
  </div>
  <div class="controls across three" data-controls="p s q r angle h"></div>
</div>`;

function frameOf({ width, height }) {
  const frame = { left: 34, right: width - 6, top: 22, bottom: height - 36 };
  const x = linear([-REACH, REACH], [frame.left, frame.right]);
  const y = linear([-REACH, REACH], [frame.bottom, frame.top]);
  return { frame, x, y, place: (a, b) => [x(a), y(b)] };
}

// What depends on q and r alone: the singular curve and the level lines.
function background(view) {
  const { q, r } = view.state;
  const { frame, x, y, place } = frameOf(view.stages.map);
  const over = (f) => grid.map((s) => grid.map((p) => f([[p, q], [r, s]])));
  const lines = (values, level) =>
    joined(contour(values, grid, grid, level)).map((points) =>
      points.map(([p, s]) => place(p, s)),
    );
  const dets = over(determinant);
  const logs = over((M) => Math.log10(Math.max(singularValues(M)[1], 1e-6)));
  let made = "";
  const labels = [];
  for (const level of LEVELS) {
    for (const points of lines(dets, level)) made += path(points, "faint");
  }
  for (const rate of RATES) {
    for (const points of lines(logs, -Math.log10(rate) / 2)) {
      made += path(points, "pink thin dash");
      labels.push([points[Math.floor(points.length / 4)], rate]);
    }
  }
  for (const points of lines(dets, 0)) made += path(points, "orange thick");
  const inside = ([a, b]) =>
    a > frame.left + 14 && a < frame.right - 14 && b > frame.top + 8 && b < frame.bottom - 8;
  const taken = [];
  for (const [[a, b], rate] of labels) {
    const free = taken.every(([c, d]) => Math.abs(a - c) > 34 || Math.abs(b - d) > 16);
    if (!inside([a, b]) || !free) continue;
    taken.push([a, b]);
    made += text(a, b + 4, rate, "middle small halo");
  }
  const few = { across: 6, down: 6 };
  return axes(frame, x, y, ["p", "s"], few) + clipped(frame, "plane", made);
}

function draw(view) {
  const { state, stages } = view;
  const { p, s, q, r, angle, h } = state;
  const M = matrix(state);
  const { place, frame } = frameOf(stages.map);
  const name = `${q} ${r} ${stages.map.width}`;
  if (view.painted !== name) {
    view.painted = name;
    view.paint("map", `<g>${background(view)}</g><g class="moving"></g>`);
  }
  const here = place(p, s);
  const steep = Math.hypot(p, s);
  let drawn = "";
  if (steep > 1e-9) {
    const share = 0.9 / Math.max(steep, 1.2);
    drawn += arrow(...here, ...place(p + share * s, s + share * p), "blue thick", 12);
  }
  const [c, d] = [Math.cos(angle * RADIANS), Math.sin(angle * RADIANS)];
  drawn += arrow(...here, ...place(p + h * c, s + h * d), "green thick dashdot", 11);
  drawn += circle(...here, 4, "ink solid");
  stages.map.scene.lastElementChild.innerHTML = clipped(frame, "moved", drawn);
  const [speed, change] = [rates(M), changes(M, angle, h)];
  view.write({
    det: fixed(determinant(M), 4),
    distance: fixed(singularValues(M)[1], 4),
    detRate: short(speed.det),
    detTold: short(change.det[0]),
    detTrue: short(change.det[1]),
    inverseRate: short(speed.inverse),
    inverseTold: short(change.inverse[0]),
    inverseTrue: short(change.inverse[1]),
    remark: remark(M, change),
  });
}

function remark(M, { inverse: [told, found] }) {
  if (singularValues(M)[1] < 1e-9) {
    return "This matrix is singular: the determinant has a rate, the inverse no value.";
  }
  if (!Number.isFinite(found)) return "The nudge ends on the singular curve.";
  if (found > 2 * told || found < told / 2) {
    return "The nudge is too large for the inverse's differential to predict it.";
  }
  return "Both differentials predict the order of size; halve the nudge and compare.";
}

function say(state) {
  const M = matrix(state);
  const { det, inverse: back } = changes(M, state.angle, state.h);
  const speed = rates(M);
  return (
    `Determinant ${fixed(determinant(M), 4)}, distance from the singular matrices ` +
    `${fixed(singularValues(M)[1], 4)}. Largest rates: determinant ${short(speed.det)}, ` +
    `inverse ${short(speed.inverse)}. This nudge changes the determinant by ` +
    `${short(det[1])}, predicted ${short(det[0])}, and the inverse by ` +
    `${short(back[1])}, predicted ${short(back[0])}.`
  );
}

const entry = (letter, value) => range(`<var>${letter}</var>`, -REACH, REACH, 0.01, value);

export const render = define({
  name: "singular-map",
  label: "Two by two matrices, the singular ones, and the rates of determinant and inverse",
  css: `
    :host { --side: 300px; }
    .three .range { grid-template-columns: 3.4em minmax(0, 1fr) 3.6em; }
    .rates td { vertical-align: top; padding-left: 8px; }
    .rates tr:first-child td { font-size: 13px; line-height: 1.2; white-space: normal; }
    .readout p { min-height: 1.4em; }
    .readout p:last-child { min-height: 2.8em; }
    sup { line-height: 0; }
    @container (min-width: 640px) { .three { grid-template-columns: 1fr 1fr 1fr; } }`,
  html,
  controls: {
    p: entry("p", 1.5),
    s: entry("s", 1),
    q: entry("q", 1),
    r: entry("r", 0.5),
    angle: range("angle", 0, 360, 1, 225, { wraps: true, write: (angle) => `${angle}°` }),
    h: range("nudge", 0.01, 1, 0.01, 0.4),
  },
  stages: { map: (width) => width + 18 },
  handles: [
    {
      stage: "map",
      label: "the matrix M",
      keys: ["p", "s"],
      jumps: true,
      at: (view) => frameOf(view.stages.map).place(view.state.p, view.state.s),
      drag: (view, px, py) => {
        const { x, y } = frameOf(view.stages.map);
        view.set({ p: x.invert(px), s: y.invert(py) });
      },
    },
  ],
  actions: {
    "Halve nudge": (view) => view.set({ h: view.state.h / 2 }),
    "q = r = 0": (view) => view.set({ q: 0, r: 0 }),
    "All 1": (view) => view.set({ p: 1, q: 1, r: 1, s: 1 }),
  },
  draw,
  say,
});
