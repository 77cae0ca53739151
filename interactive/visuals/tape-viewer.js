// A tape, its values and rates, and what is held in memory while it is gone through.
// Chapter 16, "Automatic differentiation".

import { fixed } from "../shared/numbers.js";
import { clamp, linear } from "../shared/scales.js";
import { choice, range } from "../shared/state.js";
import { line, rectangle, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: "554px", narrow: "1006px" };

// Operations: how they are written, their value, and their slopes by each input.
const OPS = {
  exp: [(a) => `exp ${a}`, Math.exp, (a, y) => [y]],
  sin: [(a) => `sin ${a}`, Math.sin, (a) => [Math.cos(a)]],
  half: [(a) => `${a} / 2`, (a) => a / 2, () => [0.5]],
  next: [(a) => `${a} + 1`, (a) => a + 1, () => [1]],
  add: [(a, b) => `${a} + ${b}`, (a, b) => a + b, () => [1, 1]],
  mul: [(a, b) => `${a} · ${b}`, (a, b) => a * b, (y, a, b) => [b, a]],
  over: [(a, b) => `${a} / ${b}`, (a, b) => a / b, (y, a, b) => [1 / b, -y / b]],
};

// Lines after the input x, which is line 0: the operation and where its inputs stand.
const chain = Array.from({ length: 12 }, (_, k) => [k % 2 ? "exp" : "sin", k]);
const turn = (t) => [["over", 0, t], ["add", t, t + 1], ["half", t + 2]];
export const PROGRAMS = {
  root: [["next", 0], ["half", 1], ...turn(2), ...turn(5), ...turn(8)],
  fork: [["exp", 0], ["mul", 0, 1], ["sin", 1], ["mul", 2, 3], ["add", 4, 1]],
  chain,
};

export const links = (program) => [[], ...PROGRAMS[program].map(([, ...from]) => from)];

export function values(program, x) {
  const found = [x];
  for (const [op, ...from] of PROGRAMS[program]) {
    found.push(OPS[op][1](...from.map((place) => found[place])));
  }
  return found;
}

// For each line its local slopes, in the order of its inputs.
function slopes(program, x) {
  const at = values(program, x);
  return [[], ...PROGRAMS[program].map(([op, ...from], k) => {
    const inputs = from.map((place) => at[place]);
    const y = at[k + 1];
    return OPS[op][2](...(from.length === 1 ? [inputs[0], y] : [y, ...inputs]));
  })];
}

export function tangents(program, x) {
  const v = [1];
  const local = slopes(program, x);
  links(program).slice(1).forEach((from, k) => {
    v.push(from.reduce((sum, place, n) => sum + local[k + 1][n] * v[place], 0));
  });
  return v;
}

// Cotangents as they stand after the way back has passed these lines, last line first.
export function cotangents(program, x, passed = links(program).length - 1) {
  const local = slopes(program, x);
  const from = links(program);
  const u = from.map(() => 0);
  u[u.length - 1] = 1;
  for (let k = u.length - 1; k >= u.length - passed; k -= 1) {
    from[k].forEach((place, n) => (u[place] += local[k][n] * u[k]));
  }
  return u;
}

const sorted = (set) => [...set].sort((a, b) => a - b);
const upTo = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);

// What happens, and what is held, step by step: as course_lib's tape_schedule.
export function schedule(program, method, every = 1) {
  const from = links(program);
  const last = from.length - 1;
  const needed = from.map((_, j) => Math.max(j, ...upTo(0, last + 1).filter((k) => from[k].includes(j))));
  needed[last] = last + 1;
  const live = (place) => upTo(0, place + 1).filter((j) => needed[j] > place || j === 0);
  const steps = [];
  const put = (what, k, held, rates) => steps.push([what, k, sorted(new Set(held)), sorted(new Set(rates))]);
  if (method === "tangents") {
    for (let k = 1; k <= last; k += 1) put("forward", k, live(k), live(k));
    return steps;
  }
  const size = method === "checkpoints" ? every : last + 1;
  const starts = upTo(0, Math.ceil(last / size)).map((n) => 1 + n * size);
  const final = starts[starts.length - 1];
  const kept = (start) => [0, ...starts.filter((s) => s <= start).flatMap((s) => live(s - 1))];
  for (let k = 1; k <= last; k += 1) {
    put("forward", k, [...kept(k), ...(k >= final ? upTo(final, k + 1) : live(k))], []);
  }
  let rates = [last];
  for (const start of [...starts].reverse()) {
    const stop = Math.min(start + size, last + 1);
    const base = kept(start);
    if (start !== final) {
      for (const k of upTo(start, stop)) put("again", k, [...base, ...upTo(start, k + 1)], rates);
    }
    for (const k of upTo(start, stop).reverse()) {
      rates = [...rates.filter((place) => place !== k), ...from[k]];
      put("back", k, [...base, ...upTo(start, k)], rates);
    }
  }
  return steps;
}

// What is known after some steps.
export function after({ program, method, every, x, step }) {
  const steps = schedule(program, method, every);
  const at = Math.min(step, steps.length);
  const [what, place, held, rated] = at ? steps[at - 1] : [null, 0, [0], []];
  const passed = steps.slice(0, at).filter(([kind]) => kind === "back").length;
  const rates = method === "tangents" ? tangents(program, x) : cotangents(program, x, passed);
  const most = Math.max(1, ...steps.slice(0, at).map(([, , now]) => now.length));
  return { steps, at, what, place, held, rated: at || method !== "tangents" ? rated : [0], rates, most };
}

const LOOKS = { forward: "blue", again: "green", back: "orange" };
const SAID = { forward: "forwards", again: "forwards again", back: "back" };
const ROW = 22;

const formula = (program, k) => {
  if (!k) return "input";
  const [op, ...from] = PROGRAMS[program][k - 1];
  return OPS[op][0](...from.map((place) => (place ? `z${place}` : "x")));
};
const named = (k) => (k ? `z${k}` : "x");

function tapeOf(state, { width }) {
  const { place, what, held, rated, rates } = after(state);
  const at = values(state.program, state.x);
  const columns = [26, 58, width - 84, width - 4];
  const back = state.method !== "tangents";
  let drawn = text(columns[1], 16, "line", "small") + text(columns[2], 16, "value", "small end");
  drawn += text(columns[3], 16, back ? "cotangent" : "tangent", "small end");
  at.forEach((value, k) => {
    const y = 26 + ROW * k;
    const here = what && k === place;
    if (here) drawn += rectangle(0, y + 1, width, ROW - 2, `${LOOKS[what]} thin tint`);
    const kept = held.includes(k);
    drawn += rectangle(4, y + 6, 10, 10, kept ? "ink solid" : "axis");
    drawn += text(columns[0], y + 16, named(k), "name");
    drawn += text(columns[1], y + 16, formula(state.program, k), kept || here ? "" : "dim");
    if (kept) drawn += text(columns[2], y + 16, fixed(value, 4), "end");
    if (rated.includes(k)) drawn += text(columns[3], y + 16, fixed(rates[k], 4), "end strong");
  });
  return drawn;
}

function scales({ program, method, every }, { width, height }) {
  const steps = schedule(program, method, every);
  const x = linear([0, Math.max(steps.length, 24)], [34, width - 6]);
  const y = linear([0, 14], [height - 34, 18]);
  return { steps, x, y };
}

function memoryOf(state, stage) {
  const { steps, x, y } = scales(state, stage);
  const thick = x(1) - x(0);
  let drawn = text(34, 12, "values held", "small") + text(stage.width - 6, stage.height - 4, "time, in operations", "small end");
  for (const tick of [0, 5, 10]) {
    drawn += line(34, y(tick), stage.width - 6, y(tick), "faint");
    drawn += text(28, y(tick) + 4, tick, "small end");
  }
  steps.forEach(([what, , held], k) => {
    const done = k < state.step;
    const looks = `${LOOKS[what]} thin ${done ? "tint" : "faint"} ${what === "back" ? "dash" : ""}`;
    drawn += rectangle(x(k) + 1, y(0), Math.max(1, thick - 2), y(held.length) - y(0), looks);
  });
  return drawn;
}

const html = `
<div class="parts">
  <div class="controls" data-controls="program method"></div>
  <div class="parts beside">
    <svg data-stage="tape" aria-label="The tape: a filled square marks a value that is held"></svg>
    <div class="parts">
      <svg data-stage="memory" aria-label="Values held after each operation"></svg>
      <table class="readout">
        <tr><th>now</th><td data-value="now"></td></tr>
        <tr><th>held now, at most</th><td data-value="held"></td></tr>
        <tr><th>operations</th><td data-value="time"></td></tr>
        <tr><th>slope by <var>x</var></th><td data-value="slope"></td></tr>
      </table>
    </div>
  </div>
  <div class="controls across" data-controls="step every x"></div>
</div>`;

function now(state) {
  const { what, place, at, steps } = after(state);
  if (!what) return "before the first line";
  return `${SAID[what]}, ${named(place)}${at === steps.length ? ", the end" : ""}`;
}

function slopeOf(state) {
  const { at, steps, rates } = after(state);
  if (at < steps.length) return "–";
  return fixed(state.method === "tangents" ? rates[rates.length - 1] : rates[0], 6);
}

function draw(view) {
  const { state } = view;
  const { steps, at, held, most } = after(state);
  state.step = at;
  view.root.querySelector('[name="step"]').max = steps.length;
  view.paint("tape", tapeOf(state, view.stages.tape));
  view.paint("memory", memoryOf(state, view.stages.memory));
  view.write({
    now: now(state),
    held: `${held.length}, ${most}`,
    time: `${at} of ${steps.length}`,
    slope: slopeOf(state),
  });
}

function say(state) {
  const { steps, at, held, most } = after(state);
  const end = at === steps.length ? ` Slope by x ${slopeOf(state)}.` : "";
  return `Operation ${at} of ${steps.length}: ${now(state)}. Values held ${held.length}, at most ${most}.${end}`;
}

function run(view) {
  const last = after(view.state).steps.length;
  const begin = view.state.step >= last ? 0 : view.state.step;
  view.animate((t) => view.set({ step: Math.round(begin + t * (last - begin)) }), 350 * (last - begin));
}

export const render = define({
  name: "tape-viewer",
  label: "A tape, and what is held in memory while it is gone through",
  css: `
    .beside { --side: minmax(0, 1.2fr); }
    .range { --label: 6em; }
    .readout { width: 100%; }
    .readout th { font-weight: 400; text-align: left; }
    .readout td { text-align: right; }
    svg text.dim { opacity: 0.75; }`,
  html,
  controls: {
    program: choice("program", { root: "Babylonian root", fork: "with forks", chain: "a chain of 12" }, "root"),
    method: choice(
      "method",
      { tangents: "tangents", cotangents: "cotangents", checkpoints: "with checkpoints" },
      "cotangents",
    ),
    step: range("operation", 0, 40, 1, 8),
    every: range("every", 1, 12, 1, 4),
    x: range("<var>x</var>", 0.25, 4, 0.01, 2),
  },
  stages: { tape: () => 26 + ROW * 13, memory: () => 200 },
  handles: [
    {
      stage: "memory",
      label: "the moment",
      keys: ["step"],
      jumps: true,
      at: (view) => {
        const { x, y } = scales(view.state, view.stages.memory);
        return [x(view.state.step), y(0)];
      },
      drag: (view, px) => {
        const { x, steps } = scales(view.state, view.stages.memory);
        view.set({ step: clamp(Math.round(x.invert(px)), 0, steps.length) });
      },
    },
  ],
  unused: ({ method }) => (method === "checkpoints" ? [] : ["every"]),
  actions: {
    Back: (view) => view.set({ step: view.state.step - 1 }),
    Next: (view) => view.set({ step: view.state.step + 1 }),
    "Run to the end": run,
  },
  draw,
  say,
});
