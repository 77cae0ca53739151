// A surface, two slices and one vertical plane that turns; the slope of the cut against
// the angle. Chapter 4, "Partial and directional derivatives".

import { fixed } from "../shared/numbers.js";
import { linear } from "../shared/scales.js";
import { choice, range } from "../shared/state.js";
import { axes, circle, key, line, path, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = {
  wide: "340px + clamp(250px, 84cqi - 262px, 420px)",
  narrow: "691px + clamp(250px, 84cqi - 25px, 420px)",
};

const square = (x, y) => x ** 2 + y ** 2;

// f and its partial derivatives by x and by y. The crease has 0 at the origin, and there
// its slope in the direction (a, b) is a²b, which its partial derivatives do not tell.
export const SURFACES = {
  dome: {
    words: "2 − ½<var>x</var>² − ⅓<var>y</var>²",
    f: (x, y) => 2 - x ** 2 / 2 - y ** 2 / 3,
    partials: (x, y) => [-x, (-2 * y) / 3],
  },
  saddle: {
    words: "½<var>x</var>² − ½<var>y</var>²",
    f: (x, y) => (x ** 2 - y ** 2) / 2,
    partials: (x, y) => [x, -y],
  },
  waves: {
    words: "sin <var>x</var> + <var>x</var> cos <var>y</var>",
    f: (x, y) => Math.sin(x) + x * Math.cos(y),
    partials: (x, y) => [Math.cos(x) + Math.cos(y), -x * Math.sin(y)],
  },
  crease: {
    words: "<var>x</var>²<var>y</var> / (<var>x</var>² + <var>y</var>²)",
    f: (x, y) => (square(x, y) === 0 ? 0 : (x ** 2 * y) / square(x, y)),
    partials: (x, y) =>
      square(x, y) === 0
        ? [0, 0]
        : [(2 * x * y ** 3) / square(x, y) ** 2, (x ** 2 * (x ** 2 - y ** 2)) / square(x, y) ** 2],
  },
};

const RADIANS = Math.PI / 180;
export const direction = (angle) => [Math.cos(angle * RADIANS), Math.sin(angle * RADIANS)];

// What the two partial derivatives say about a direction: a cosine of the angle.
export function predicted(name, x, y, angle) {
  const [p, q] = SURFACES[name].partials(x, y);
  const [a, b] = direction(angle);
  return p * a + q * b;
}

// The slope of the cut itself.
export function directional(name, x, y, angle) {
  const [a, b] = direction(angle);
  if (name === "crease" && square(x, y) === 0) return a ** 2 * b;
  return predicted(name, x, y, angle);
}

const END = 1.8;
const REACH = 1.1;
const html = `
<div class="parts beside">
  <div class="controls across" data-controls="f"></div>
  <svg data-stage="surface" aria-label="The surface with its slices and the plane"></svg>
  <div class="readout">
    <p><var>f</var> = <span data-value="words"></span></p>
    <table>
      <tr><th><var>f</var>(<var>x</var>, <var>y</var>)</th><td data-value="f"></td></tr>
      <tr><th>${key("blue thick")}<var>y</var> held: slope by <var>x</var></th>
        <td data-value="p"></td></tr>
      <tr><th>${key("orange thick dash")}<var>x</var> held: slope by <var>y</var></th>
        <td data-value="q"></td></tr>
      <tr><th>${key("green thick dashdot")}slope of the cut</th><td data-value="slope"></td></tr>
      <tr class="total"><th>sum of slope times share</th><td data-value="sum"></td></tr>
      <tr><th>largest such sum</th><td data-value="largest"></td></tr>
    </table>
    <p data-value="remark"></p>
  </div>
  <svg class="across" data-stage="dial" aria-label="The slope against the angle"></svg>
  <div class="controls across three" data-controls="x y angle"></div>
</div>`;

// From above, at an angle: how far to the right and how far up a point appears.
const seen = (x, y, z) => [0.85 * x + 0.5 * y, -0.3 * x + 0.45 * y + 0.8 * z];

function project({ width, height }) {
  const scale = Math.min(width / 5.1, height / 4.5);
  return (x, y, z) => {
    const [right, up] = seen(x, y, z);
    return [width / 2 + scale * right, 0.46 * height - scale * up];
  };
}

const steps = (low, high, count) =>
  Array.from({ length: count + 1 }, (_, k) => low + ((high - low) * k) / count);
const inside = (t) => Math.abs(t) <= END + 1e-9;

// The points of the cut in a direction, inside the window and not too far away.
function cut(name, x, y, angle) {
  const { f } = SURFACES[name];
  const [a, b] = direction(angle);
  return steps(-REACH, REACH, 88)
    .map((t) => [x + t * a, y + t * b])
    .filter(([u, v]) => inside(u) && inside(v))
    .map(([u, v]) => [u, v, f(u, v)]);
}

// The grid of the surface: drawn once for each function and width.
function background(view, name) {
  const { width } = view.stages.surface;
  view.kept ??= {};
  const drawn = view.kept[`${name} ${width}`];
  if (drawn) return drawn;
  const { f } = SURFACES[name];
  const place = project(view.stages.surface);
  let made = "";
  for (const fixedAt of steps(-END, END, 12)) {
    const run = steps(-END, END, 36);
    made += path(run.map((t) => place(t, fixedAt, f(t, fixedAt))), "mesh");
    made += path(run.map((t) => place(fixedAt, t, f(fixedAt, t))), "mesh");
  }
  const floor = Math.min(f(-END, -END), f(END, -END), f(END, END)) - 0.25;
  const corner = place(END, -END, floor);
  for (const [label, end] of [["x", [-END, -END]], ["y", [END, END]]]) {
    const [px, py] = place(...end, floor);
    made += line(px, py, ...corner, "axis");
    const beside = label === "x" ? -10 : 12;
    made += text((px + corner[0]) / 2 + beside, (py + corner[1]) / 2 + 16, label, "middle name");
  }
  return (view.kept[`${name} ${width}`] = made);
}

function drawSurface(view) {
  const { f: name, x, y, angle } = view.state;
  const { f } = SURFACES[name];
  const place = project(view.stages.surface);
  const plane = cut(name, x, y, angle);
  const heights = plane.map(([, , z]) => z);
  const [low, high] = [Math.min(...heights) - 0.3, Math.max(...heights) + 0.3];
  const [[ax, ay], [bx, by]] = [plane[0], plane[plane.length - 1]];
  const wall = [[ax, ay, low], [bx, by, low], [bx, by, high], [ax, ay, high]];
  let drawn = path(wall.map((each) => place(...each)), "green tint flat", true);
  const curve = (each, looks) => path(each.map((point) => place(...point)), looks);
  drawn += curve(cut(name, x, y, 0), "blue thick");
  drawn += curve(cut(name, x, y, 90), "orange thick dash");
  drawn += curve(plane, "green thick dashdot");
  const [a, b] = direction(angle);
  const slope = directional(name, x, y, angle);
  const ends = [-0.6, 0.6].map((t) => place(x + t * a, y + t * b, f(x, y) + t * slope));
  drawn += path(ends, "ink thin");
  view.paint("surface", background(view, name) + drawn);
}

function dialOf(view) {
  const { f: name, x, y } = view.state;
  const { width, height } = view.stages.dial;
  const frame = { left: 44, right: width - 12, top: 24, bottom: height - 38 };
  const sizes = steps(0, 360, 72).map((t) => Math.abs(directional(name, x, y, t)));
  const top = Math.max(...sizes, 0.05) * 1.12;
  return {
    frame,
    x: linear([0, 360], [frame.left, frame.right]),
    y: linear([-top, top], [frame.bottom, frame.top]),
  };
}

function drawDial(view) {
  const { f: name, x, y, angle } = view.state;
  const { frame, x: X, y: Y } = dialOf(view);
  const { width } = view.stages.dial;
  const curve = (slope) => steps(0, 360, 180).map((t) => [X(t), Y(slope(name, x, y, t))]);
  const across = { ...X, ticks: () => (width < 450 ? [0, 90, 180, 270, 360] : steps(0, 360, 12)) };
  const scale = Object.assign((t) => X(t), across);
  let drawn = axes(frame, scale, Y, ["angle", "slope"], { write: (t) => fixed(t, t % 1 ? 1 : 0), down: 6 });
  drawn += line(frame.left, Y(0), frame.right, Y(0), "axis");
  drawn += path(curve(predicted), "ink thin dash") + path(curve(directional), "ink");
  drawn += circle(X(0), Y(directional(name, x, y, 0)), 5, "blue solid");
  const side = Y(directional(name, x, y, 90));
  drawn += path([[X(90) - 5, side - 5], [X(90) + 5, side - 5], [X(90) + 5, side + 5], [X(90) - 5, side + 5]], "orange solid", true);
  drawn += line(X(angle), Y(0), X(angle), Y(directional(name, x, y, angle)), "green dashdot");
  view.paint("dial", drawn);
}

function draw(view) {
  const { f: name, x, y, angle } = view.state;
  const { f, partials, words } = SURFACES[name];
  const [p, q] = partials(x, y);
  drawSurface(view);
  drawDial(view);
  if (view.named !== name) view.values.words.innerHTML = words;
  view.named = name;
  const [slope, sum] = [directional(name, x, y, angle), predicted(name, x, y, angle)];
  const fits = Math.abs(slope - sum) < 1e-9;
  view.write({
    f: fixed(f(x, y), 3),
    p: fixed(p, 3),
    q: fixed(q, 3),
    slope: fixed(slope, 3),
    sum: fixed(sum, 3),
    largest: fixed(Math.hypot(p, q), 3),
    remark:
      name === "crease" && square(x, y) === 0
        ? `At the origin the slopes are no cosine: here ${fits ? "they agree by chance" : "the sum is false"}.`
        : "The slope of the cut is the sum, at every angle.",
  });
}

function say({ f: name, x, y, angle }) {
  const [p, q] = SURFACES[name].partials(x, y).map((each) => fixed(each));
  return (
    `At ${fixed(x)}, ${fixed(y)}: slope by x ${p}, by y ${q}; ` +
    `in direction ${angle} degrees ${fixed(directional(name, x, y, angle))}.`
  );
}

// Where on the surface a place of the picture is: by Newton's step in x and y.
function spot(view, px, py) {
  const { f: name, x, y } = view.state;
  const { f, partials } = SURFACES[name];
  const place = project(view.stages.surface);
  const unit = place(1, 0, 0)[0] - place(0, 0, 0)[0];
  const scale = unit / 0.85;
  let [u, v] = [x, y];
  for (let k = 0; k < 12; k++) {
    const [sx, sy] = place(u, v, f(u, v));
    const [right, up] = [(px - sx) / scale, (sy - py) / scale];
    const [p, q] = partials(u, v);
    const [c, d] = [-0.3 + 0.8 * p, 0.45 + 0.8 * q];
    const det = 0.85 * d - 0.5 * c;
    if (Math.abs(det) < 0.05) break;
    u = Math.max(-END, Math.min(END, u + (d * right - 0.5 * up) / det));
    v = Math.max(-END, Math.min(END, v + (0.85 * up - c * right) / det));
  }
  return { x: u, y: v };
}

// Turn the plane to where the sum is largest, or 0.
function turn(quarter) {
  return (view) => {
    const { f: name, x, y } = view.state;
    const [p, q] = SURFACES[name].partials(x, y);
    const angle = Math.round(Math.atan2(q, p) / RADIANS) + quarter;
    view.set({ angle: (angle + 720) % 360 });
  };
}

export const render = define({
  name: "slice-plane",
  label: "A surface cut by a vertical plane, and the slope of the cut against the angle",
  css: `
    :host { --label: 3em; --side: 262px; }
    .mesh { opacity: 0.35; stroke-width: 0.8; }
    .readout > p { min-height: 1.4em; }
    .readout > p:last-child { min-height: 2.8em; }
    @container (min-width: 640px) { .three { grid-template-columns: 1fr 1fr 1fr; } }
    .three .range { grid-template-columns: 2.8em minmax(0, 1fr) 3em; }`,
  html,
  controls: {
    f: choice(
      "surface",
      { dome: "dome", saddle: "saddle", waves: "waves", crease: "crease" },
      "dome",
    ),
    x: range("<var>x</var>", -END, END, 0.05, 0.8),
    y: range("<var>y</var>", -END, END, 0.05, -0.9),
    angle: range("plane", 0, 360, 1, 30, { wraps: true, write: (angle) => `${angle}°` }),
  },
  stages: {
    surface: (width) => Math.min(420, Math.max(250, 0.84 * width)),
    dial: () => 190,
  },
  handles: [
    {
      stage: "surface",
      label: "the point",
      keys: ["x", "y"],
      at: (view) => {
        const { f: name, x, y } = view.state;
        return project(view.stages.surface)(x, y, SURFACES[name].f(x, y));
      },
      drag: (view, px, py) => view.set(spot(view, px, py)),
    },
    {
      stage: "dial",
      label: "the angle of the plane",
      keys: ["angle"],
      at: (view) => {
        const { f: name, x, y, angle } = view.state;
        const { x: X, y: Y } = dialOf(view);
        return [X(angle), Y(directional(name, x, y, angle))];
      },
      drag: (view, px) => view.set({ angle: dialOf(view).x.invert(px) }),
    },
  ],
  actions: { Steepest: turn(0), Level: turn(90) },
  draw,
  say,
});
