// A small computational graph, stepped through: values, then tangents or cotangents.
// Chapter 9, "Chain rule; JVP and VJP".

import { fixed } from "../shared/numbers.js";
import { linear } from "../shared/scales.js";
import { choice, range } from "../shared/state.js";
import { arrow, axes, circle, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: "781px", narrow: "1123px" };

const sigma = (x) => 1 / (1 + Math.exp(-x));
const slope = (s) => s * (1 - s); // of sigma, from its value

// Of each graph, in the order of the way forward: name, place, and for what is
// computed its formula, its inputs, its value and its local slopes by them.
export const GRAPHS = {
  reuse: {
    words: "<var>xy</var> + sin <var>x</var>",
    outputs: ["f"],
    nodes: [
      ["x", [0, 0]],
      ["y", [0, 2]],
      ["q", [1, 0], "sin x", ["x"], Math.sin, (x) => [Math.cos(x)]],
      ["p", [1, 1.7], "x y", ["x", "y"], (x, y) => x * y, (x, y) => [y, x]],
      ["f", [2, 0.9], "p + q", ["p", "q"], (p, q) => p + q, () => [1, 1]],
    ],
  },
  three: {
    words: "three outputs of <var>p</var> = <var>xy</var>",
    outputs: ["f₁", "f₂", "f₃"],
    nodes: [
      ["x", [0, 0.3]],
      ["y", [0, 1.9]],
      ["p", [1, 0.8], "x y", ["x", "y"], (x, y) => x * y, (x, y) => [y, x]],
      ["f₁", [2, 0], "sin p", ["p"], Math.sin, (p) => [Math.cos(p)]],
      ["f₂", [2, 1], "p²", ["p"], (p) => p * p, (p) => [2 * p]],
      ["f₃", [2, 2], "p y", ["p", "y"], (p, y) => p * y, (p, y) => [y, p]],
    ],
  },
  circuit: {
    words: "(<var>x</var> + σ(<var>y</var>)) / (σ(<var>x</var>) + (<var>x</var> + <var>y</var>)²)",
    outputs: ["z₈"],
    nodes: [
      ["x", [0, 0.8]],
      ["y", [0, 2.4]],
      ["z₁", [1, 3], "σ(y)", ["y"], sigma, (y) => [slope(sigma(y))]],
      ["z₂", [2, 3], "x + z₁", ["x", "z₁"], (x, z) => x + z, () => [1, 1]],
      ["z₃", [1, 0], "σ(x)", ["x"], sigma, (x) => [slope(sigma(x))]],
      ["z₄", [1, 1.3], "x + y", ["x", "y"], (x, y) => x + y, () => [1, 1]],
      ["z₅", [2, 1.3], "z₄²", ["z₄"], (z) => z * z, (z) => [2 * z]],
      ["z₆", [3, 0.6], "z₃ + z₅", ["z₃", "z₅"], (a, b) => a + b, () => [1, 1]],
      ["z₇", [4, 0.9], "1 / z₆", ["z₆"], (z) => 1 / z, (z) => [-1 / z ** 2]],
      ["z₈", [5, 2], "z₂ z₇", ["z₂", "z₇"], (a, b) => a * b, (a, b) => [b, a]],
    ],
  },
};

const computed = (name) => GRAPHS[name].nodes.filter((node) => node[3]);

// All values of a graph, by name.
export function values(name, x, y) {
  const found = { x, y };
  for (const [node, , , inputs, f] of computed(name)) {
    found[node] = f(...inputs.map((input) => found[input]));
  }
  return found;
}

// The arrows in the order of the way forward: tail, tip and local slope.
export function arrows(name, x, y) {
  const at = values(name, x, y);
  return computed(name).flatMap(([tip, , , inputs, , slopes]) => {
    const local = slopes(...inputs.map((input) => at[input]));
    return inputs.map((tail, k) => [tail, tip, local[k]]);
  });
}

const zeros = (name) => Object.fromEntries(GRAPHS[name].nodes.map(([node]) => [node, 0]));

// How fast each value moves while the input `seed` moves at the rate 1.
export function tangents(name, x, y, seed) {
  const v = { ...zeros(name), [seed]: 1 };
  for (const [tail, tip, local] of arrows(name, x, y)) v[tip] += local * v[tail];
  return v;
}

// How fast the output `seed` answers to each value.
export function cotangents(name, x, y, seed) {
  const u = { ...zeros(name), [seed]: 1 };
  for (const [tail, tip, local] of arrows(name, x, y).reverse()) u[tail] += local * u[tip];
  return u;
}

// One multiplication an arrow, one pass an input or an output.
export function prices(name) {
  const count = arrows(name, 1, 1).length;
  return { arrows: count, tangents: 2 * count, cotangents: GRAPHS[name].outputs.length * count };
}

const backwards = (sweep) => sweep.startsWith("f");
const seedOf = ({ graph, sweep }) =>
  backwards(sweep) ? GRAPHS[graph].outputs[Number(sweep[1]) - 1] : sweep;

// What is known after some steps, and what the last of them did.
export function after({ graph, sweep, x, y, step }) {
  const nodes = computed(graph);
  const at = values(graph, x, y);
  const seed = seedOf({ graph, sweep });
  const back = backwards(sweep);
  const known = ["x", "y", ...nodes.slice(0, step).map(([node]) => node)];
  const done = Math.max(0, step - nodes.length);
  const order = back ? [...nodes].reverse() : nodes;
  const passed = order.slice(0, done).map(([node]) => node);
  const rates = done > 0 ? { ...(back ? zeros(graph) : { x: 0, y: 0 }), [seed]: 1 } : {};
  const local = arrows(graph, x, y);
  let used = 0;
  for (const node of passed) {
    if (!back) rates[node] = 0;
    for (const [tail, tip, slope_] of local) {
      if (tip !== node) continue;
      used += 1;
      if (back) rates[tail] += slope_ * rates[tip];
      else rates[tip] += slope_ * rates[tail];
    }
  }
  const current = done > 0 ? passed.at(-1) : step > 0 ? nodes[step - 1][0] : null;
  const moved = local.filter(([, tip]) => tip === current);
  return { at, back, seed, known, rates, used, current, moved, sweeping: done > 0 };
}

// A product as text, with brackets around a negative second factor.
const times = (a, b) => `${fixed(a, 3)} · ${b < 0 ? `(${fixed(b, 3)})` : fixed(b, 3)}`;

const sub = (letter, node) => `<var>${letter}</var><sub>${node}</sub>`;

// The line of the program that the last step carried out.
function lineOf(state) {
  const { at, back, seed, rates, current, moved, sweeping } = after(state);
  if (!current) return "Press Next: the values come first, from the inputs on.";
  if (!sweeping) {
    const formula = computed(state.graph).find(([node]) => node === current)[2];
    return `${current} = ${formula} = ${fixed(at[current], 3)}`;
  }
  if (back) {
    const parts = moved.map(
      ([tail, , local]) => `${sub("u", tail)} += ${times(local, rates[current])}`,
    );
    const given = current === seed ? `${sub("u", seed)} = 1; ` : "";
    return `${given}from ${current}: ${parts.join(", ")}`;
  }
  const parts = moved.map(([tail, , local]) => times(local, rates[tail]));
  return `${sub("v", current)} = ${parts.join(" + ")} = ${fixed(rates[current], 3)}`;
}

const html = `
<div class="parts">
  <div class="controls" data-controls="graph sweep"></div>
  <svg data-stage="graph" aria-label="The graph: values above the circles, tangents or cotangents below"></svg>
  <p class="line"><span data-value="line"></span></p>
  <div class="controls" data-controls="step"></div>
  <div class="parts beside">
    <div class="readout">
      <table>
        <tr><th>arrows used in this pass</th><td data-value="used"></td></tr>
        <tr><th>all slopes by tangents</th><td data-value="forward"></td></tr>
        <tr><th>all slopes by cotangents</th><td data-value="reverse"></td></tr>
      </table>
      <p data-value="found"></p>
      <div class="controls" data-controls="x y"></div>
    </div>
    <svg data-stage="point" aria-label="The inputs x and y as a point"></svg>
  </div>
</div>`;

function places({ graph }, { width, height }) {
  const nodes = GRAPHS[graph].nodes;
  const right = Math.max(...nodes.map(([, [x]]) => x));
  const low = Math.max(...nodes.map(([, [, y]]) => y));
  const x = linear([0, right], [30, width - 30]);
  const y = linear([0, low], [46, height - 46]);
  return Object.fromEntries(nodes.map(([node, [a, b]]) => [node, [x(a), y(b)]]));
}

const RADIUS = 16;

function graphOf(state, stage) {
  const { at, back, known, rates, current, moved, sweeping } = after(state);
  const place = places(state, stage);
  const looks = sweeping ? (back ? "orange" : "green") : "blue";
  let drawn = "";
  let labels = "";
  for (const [tail, tip, local] of arrows(state.graph, state.x, state.y)) {
    const [[a, b], [c, d]] = [place[tail], place[tip]];
    const [u, v] = [(c - a) / Math.hypot(c - a, d - b), (d - b) / Math.hypot(c - a, d - b)];
    const ends = [[a + u * RADIUS, b + v * RADIUS], [c - u * RADIUS, d - v * RADIUS]];
    const active = tip === current && moved.some(([from]) => from === tail);
    const [start, end] = active && sweeping && back ? ends.reverse() : ends;
    drawn += arrow(...start, ...end, active ? `${looks} thick` : "ink thin", 10);
    if (active && sweeping && Math.hypot(c - a, d - b) > 90) {
      const middle = [(a + c) / 2 - 9 * v * Math.sign(u || 1), (b + d) / 2 - 9 + 4 * Math.abs(v)];
      labels += text(...middle, `× ${fixed(local, 2)}`, "middle small halo strong");
    }
  }
  for (const [node, [x, y]] of Object.entries(place)) {
    const here = node === current;
    drawn += circle(x, y, RADIUS, here ? `${looks} thick tint` : "ink thin");
    labels += text(x, y + 5, node, "middle name");
    if (known.includes(node)) {
      labels += text(x, y - RADIUS - 6, fixed(at[node], 2), "middle small halo");
    }
    if (node in rates) {
      labels += text(x, y + RADIUS + 16, fixed(rates[node], 2), "middle small halo strong rate");
    }
  }
  return drawn + labels;
}

const REACH = 4;

function pad({ width, height }) {
  const size = Math.min(width, 200);
  const frame = { left: 34, right: size - 4, top: 20, bottom: height - 36 };
  const x = linear([-REACH, REACH], [frame.left, frame.right]);
  const y = linear([-REACH, REACH], [frame.bottom, frame.top]);
  return { frame, x, y };
}

const price = (passes, count) => `${passes} × ${count} = ${passes * count}`;

function draw(view) {
  const state = view.state;
  const { graph } = state;
  const last = 2 * computed(graph).length;
  const outputs = GRAPHS[graph].outputs.length;
  if (!seedOf(state)) state.sweep = "f1";
  state.step = Math.min(state.step, last);
  view.root.querySelector('[name="step"]').max = last;
  for (const each of ["f2", "f3"]) {
    const radio = view.root.querySelector(`[name="sweep"][value="${each}"]`);
    radio.parentElement.hidden = Number(each[1]) > outputs;
  }
  view.paint("graph", graphOf(state, view.stages.graph));
  const { frame, x, y } = pad(view.stages.point);
  view.paint("point", axes(frame, x, y, ["x", "y"], { across: 5, down: 5 }));
  const found = after(state);
  const line = lineOf(state);
  if (view.shownLine !== line) view.values.line.innerHTML = line;
  view.shownLine = line;
  const { arrows: count } = prices(graph);
  view.write({
    used: `${found.used} of ${count}`,
    forward: price(2, count),
    reverse: price(outputs, count),
    found: resultOf(state, last),
  });
}

// What the finished pass has shown.
function resultOf(state, last) {
  const { back, seed, rates } = after(state);
  if (state.step < last) return `step ${state.step} of ${last}`;
  const rate = (node) => fixed(rates[node], 4);
  if (back) return `one pass: ∂${seed}/∂x = ${rate("x")}, ∂${seed}/∂y = ${rate("y")}`;
  const list = GRAPHS[state.graph].outputs.map((f) => `∂${f}/∂${seed} = ${rate(f)}`);
  return `one pass: ${list.join(", ")}`;
}

function say(state) {
  const last = 2 * computed(state.graph).length;
  const line = lineOf(state).replace(/<sub>/g, " ").replace(/<[^>]*>/g, "");
  const end = state.step < last ? "" : ` ${resultOf(state, last)}.`;
  return `Step ${state.step} of ${last}. ${line}.${end}`;
}

function run(view) {
  const from = view.state.step;
  const last = 2 * computed(view.state.graph).length;
  const begin = from >= last ? 0 : from;
  view.animate((t) => view.set({ step: Math.round(begin + t * (last - begin)) }), 600 * (last - begin));
}

export const render = define({
  name: "graph-stepper",
  label: "A computational graph, stepped through forwards and backwards",
  css: `
    .line { margin: 0; min-height: 3em; }
    .range { --label: 2.6em; }
    .beside { --side: 200px; }
    .readout p { min-height: 3em; }
    svg[data-stage="point"] { max-width: 200px; }
    svg text.rate { font-style: italic; }
    @container (max-width: 639px) { svg[data-stage="point"] { margin: auto; } }`,
  html,
  controls: {
    graph: choice(
      "graph",
      { reuse: "xy + sin x", three: "three outputs", circuit: "the circuit" },
      "reuse",
    ),
    sweep: choice(
      "after the values",
      {
        x: "tangents from x",
        y: "tangents from y",
        f1: "cotangents from output 1",
        f2: "from output 2",
        f3: "from output 3",
      },
      "f1",
    ),
    step: range("step", 0, 16, 1, 6),
    x: range("<var>x</var>", -4, 4, 0.01, 0.7),
    y: range("<var>y</var>", -4, 4, 0.01, -1.3),
  },
  stages: { graph: (width) => (width < 560 ? 330 : 300), point: (width) => Math.min(width, 200) + 16 },
  handles: [
    {
      stage: "point",
      label: "the inputs",
      keys: ["x", "y"],
      jumps: true,
      at: (view) => {
        const { x, y } = pad(view.stages.point);
        return [x(view.state.x), y(view.state.y)];
      },
      drag: (view, px, py) => {
        const { x, y } = pad(view.stages.point);
        view.set({ x: x.invert(px), y: y.invert(py) });
      },
    },
  ],
  actions: {
    Back: (view) => view.set({ step: view.state.step - 1 }),
    Next: (view) => view.set({ step: view.state.step + 1 }),
    "Run to the end": run,
  },
  draw,
  say,
});
