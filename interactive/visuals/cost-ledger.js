// What the gradient of a solution costs by four methods, in operations and in bytes.
// Chapter 17, "Implicit derivatives, adjoints, and the capstone".

import { fixed, power, tenTo } from "../shared/numbers.js";
import { logarithmic } from "../shared/scales.js";
import { range } from "../shared/state.js";
import { axes, circle, key, line, path } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: "604px", narrow: "934px" };

const LOOKS = {
  adjoint: "blue",
  forward: "orange dash",
  "full Jacobian": "green dashdot",
  differences: "pink dot",
};
const SPEED = 1e10; // operations in a second

// For n unknowns, k parameters and m results: operations, and numbers that are kept
// beside the factors, the solution and the result.
export function ledger(n, k, m) {
  const factor = (4 * n ** 3 - 3 * n ** 2 - n) / 6;
  const solve = 2 * n ** 2 - n;
  const dot = 2 * n - 1;
  return {
    adjoint: [m * solve + m * k * dot, n],
    forward: [k * solve + m * k * dot, n],
    "full Jacobian": [k * solve + m * k * dot, n * k],
    differences: [2 * k * (factor + solve + m * dot + m), n ** 2 + n],
  };
}

// The whole numbers behind the sliders, which hold powers of ten.
const sizes = ({ n, k, m }) => [n, k, m].map((exponent) => Math.round(10 ** exponent));

const row = (name) => `
  <tr><th scope="row">${key(`${LOOKS[name]} thick`)}${name}</th>
    <td data-value="${id(name)}-operations"></td><td data-value="${id(name)}-time"></td>
    <td data-value="${id(name)}-bytes"></td></tr>`;

const id = (name) => name.split(" ").at(-1).toLowerCase();

const html = `
<div class="parts">
  <div class="controls sliders" data-controls="n k m"></div>
  <div class="stages">
    <svg data-stage="time" aria-label="Operations against the number of parameters"></svg>
    <svg data-stage="memory" aria-label="Bytes kept against the number of parameters"></svg>
  </div>
  <div class="readout">
    <table>
      <tr><th scope="col">method</th><td>operations</td><td>time</td><td>bytes</td></tr>
      ${Object.keys(LOOKS).map(row).join("")}
    </table>
    <p data-value="remark"></p>
  </div>
</div>`;

const PARAMETERS = Array.from({ length: 57 }, (_, step) => 10 ** (step / 8));

function scales({ width, height }, lowest, highest) {
  const frame = { left: 46, right: width - 12, top: 26, bottom: height - 38 };
  const x = logarithmic([1, 1e7], [frame.left, frame.right]);
  return { frame, x, y: logarithmic([lowest, highest], [frame.bottom, frame.top]) };
}

const timeScales = (view) => scales(view.stages.time, 1, 1e24);
const memoryScales = (view) => scales(view.stages.memory, 1, 1e14);

// The lines of all methods; `which` is 0 for operations, 1 for numbers of 8 bytes.
function drawLines(view, stage, { frame, x, y }, which, name) {
  const [n, chosen, m] = sizes(view.state);
  const unit = which ? 8 : 1;
  const write = (value) => tenTo(Math.round(Math.log10(value)));
  let drawn = axes(frame, x, y, ["parameters k", name], { write, across: 7, down: 6 });
  drawn += line(x(chosen), frame.top, x(chosen), frame.bottom, "faint");
  for (const [method, looks] of Object.entries(LOOKS)) {
    const value = (k) => y(unit * ledger(n, k, m)[method][which]);
    drawn += path(PARAMETERS.map((k) => [x(k), value(k)]), looks);
    const [colour] = looks.split(" ");
    if (which || method !== "adjoint") drawn += circle(x(chosen), value(chosen), 3.5, colour);
  }
  view.paint(stage, drawn);
}

function draw(view) {
  const [n, k, m] = sizes(view.state);
  drawLines(view, "time", timeScales(view), 0, "operations");
  drawLines(view, "memory", memoryScales(view), 1, "bytes kept");
  const values = { remark: remark(n, k, m) };
  for (const [method, [operations, numbers]] of Object.entries(ledger(n, k, m))) {
    values[`${id(method)}-operations`] = power(operations, 2);
    values[`${id(method)}-time`] = duration(operations / SPEED);
    values[`${id(method)}-bytes`] = size(8 * numbers);
  }
  view.write(values);
}

// The largest unit that does not exceed the amount.
function inUnits(amount, units) {
  const [name, unit] = units.findLast(([, each]) => amount >= each) ?? units[0];
  const share = amount / unit;
  return share >= 1e4 ? `${power(share)} ${name}` : `${fixed(share, share < 10 ? 1 : 0)} ${name}`;
}

export const duration = (seconds) =>
  seconds < 1e-9
    ? "< 1 ns"
    : inUnits(seconds, [
        ["ns", 1e-9], ["µs", 1e-6], ["ms", 1e-3], ["s", 1], ["min", 60], ["h", 3600],
        ["days", 86400], ["years", 31557600],
      ]);

export const size = (bytes) =>
  inUnits(bytes, [["B", 1], ["kB", 1e3], ["MB", 1e6], ["GB", 1e9], ["TB", 1e12]]);

function remark(n, k, m) {
  const costs = ledger(n, k, m);
  const [adjoint, forward] = [costs.adjoint[0], costs.forward[0]];
  if (k === m) return "As many parameters as results: adjoint and forward cost the same.";
  const [less, more] = k > m ? ["adjoint", "forward"] : ["forward", "adjoint"];
  const ratio = Math.max(adjoint, forward) / Math.min(adjoint, forward);
  const why = k > m ? "more parameters than results" : "fewer parameters than results";
  return `${why[0].toUpperCase()}${why.slice(1)}: ${less} is ${times(ratio)} ${more}.`;
}

function times(ratio) {
  if (ratio < 1.05) return "hardly cheaper than";
  return `${ratio < 1e4 ? fixed(ratio, ratio < 10 ? 1 : 0) : power(ratio)} times cheaper than`;
}

function say(state) {
  const [n, k, m] = sizes(state);
  const { adjoint, forward } = ledger(n, k, m);
  return (
    `${n} unknowns, ${k} parameters, ${m} ${m === 1 ? "result" : "results"}: adjoint ` +
    `${duration(adjoint[0] / SPEED)}, forward ${duration(forward[0] / SPEED)}, ` +
    `full Jacobian ${size(8 * n * k)}. ${remark(n, k, m)}`
  );
}

const write = (exponent) => {
  const whole = Math.round(10 ** exponent);
  return whole < 1e5 ? String(whole) : power(whole);
};

export const render = define({
  name: "cost-ledger",
  label: "What the gradient of a solution costs by four methods",
  css: `
    .stages { display: grid; gap: 8px 16px; grid-template-columns: minmax(0, 1fr); }
    .readout { grid-template-columns: 1fr; }
    .readout p { min-height: 2.8em; }
    .readout td { padding-left: 8px; }
    .sliders { --label: 7.6em; }
    .handle .knob { fill: var(--blue); }
    @container (max-width: 479px) {
      table { font-size: 12.5px; }
      .key { margin-right: 4px; }
      .readout th { padding-right: 0; }
    }
    @container (min-width: 640px) {
      .stages { grid-template-columns: 1fr 1fr; }
      .readout p { min-height: 1.4em; }
    }`,
  html,
  controls: {
    n: range("unknowns <var>n</var>", 1, 5, 0.1, 3, { write }),
    k: range("parameters <var>k</var>", 0, 7, 0.1, 6, { write }),
    m: range("results <var>m</var>", 0, 3, 0.1, 0, { write }),
  },
  stages: { time: () => 280, memory: () => 280 },
  handles: [
    {
      stage: "time",
      label: "the number of parameters k",
      keys: ["k"],
      jumps: true,
      at: (view) => {
        const [n, k, m] = sizes(view.state);
        const { x, y } = timeScales(view);
        return [x(k), y(ledger(n, k, m).adjoint[0])];
      },
      drag: (view, px) => view.set({ k: Math.log10(timeScales(view).x.invert(px)) }),
    },
  ],
  draw,
  say,
});
