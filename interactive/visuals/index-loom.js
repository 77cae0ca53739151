// The letters of an einsum as threads: tied and summed, or let through to the result.
// Chapter 12, "Generalized Jacobians, einsum, vec and Kronecker".

import { fixed } from "../shared/numbers.js";
import { clamp } from "../shared/scales.js";
import { choice, range } from "../shared/state.js";
import { circle, line, rectangle, text } from "../shared/svg.js";
import { define } from "../shared/visual.js";

export const room = { wide: "694px", narrow: "864px" };

// Two factors each, with the letters of their axes; `shared` may be tied or let run, and
// `order` is the order of the letters in the result. All numbers are whole.
export const PRODUCTS = {
  forward: {
    factors: [["W", "ij"], ["x", "j"]],
    arrays: [[[1, -2, 0], [3, 1, 2]], [2, 1, -1]],
    shared: "j",
    order: "ij",
  },
  pull: {
    factors: [["u", "i"], ["J", "ikl"]],
    arrays: [[2, -1], [[[1, 3, -2], [0, 0, 0]], [[0, 0, 0], [1, 3, -2]]]],
    shared: "i",
    order: "ikl",
  },
  batch: {
    factors: [["U", "bi"], ["X", "bj"]],
    arrays: [[[1, 0], [2, -1], [0, 3]], [[2, 1], [-1, 0], [1, 1]]],
    shared: "b",
    order: "bij",
  },
  chain: {
    factors: [["U", "ac"], ["J", "ack"]],
    arrays: [
      [[1, -1], [2, 0]],
      [[[1, 0, 2], [3, -1, 0]], [[0, 4, 1], [-2, 1, 5]]],
    ],
    shared: "ac",
    order: "ack",
  },
};
export const EXAMPLES = 32; // the length of b, the number of examples, in a real layer

const count = (length) => Array.from({ length }, (_, k) => k);

// The length of each letter, read off the arrays.
function lengthsOf({ factors, arrays }) {
  const lengths = {};
  factors.forEach(([, letters], k) => {
    let inner = arrays[k];
    for (const letter of letters) [lengths[letter], inner] = [inner.length, inner[0]];
  });
  return lengths;
}

// All addresses of these letters, the last one fastest.
const addresses = (letters, lengths) =>
  [...letters].reduce(
    (all, letter) =>
      all.flatMap((at) => count(lengths[letter]).map((k) => ({ ...at, [letter]: k }))),
    [{}],
  );

const entry = (array, letters, at) => [...letters].reduce((inner, k) => inner[at[k]], array);

// Nested arrays of these letters, filled by value(address).
function filled(letters, lengths, value, at = {}) {
  if (!letters) return value(at);
  const [first, ...rest] = letters;
  return count(lengths[first]).map((k) =>
    filled(rest.join(""), lengths, value, { ...at, [first]: k }),
  );
}

// What the state says: the letters that are summed and those that stay.
export function loom({ product, tie, terms }) {
  const own = PRODUCTS[product];
  const summed = { all: own.shared, one: own.shared[0], none: "" }[tie];
  const out = [...own.order].filter((letter) => !summed.includes(letter)).join("");
  const lengths = lengthsOf(own);
  const paths = addresses(summed, lengths);
  const [left, right] = own.factors.map(([, letters]) => letters);
  return {
    ...own,
    summed,
    out,
    lengths,
    paths,
    done: Math.min(terms, paths.length),
    spec: `${left},${right}->${out}`,
    times: (at) => entry(own.arrays[0], left, at) * entry(own.arrays[1], right, at),
  };
}

// One term of the sum, and the sum of the first `done`: arrays with the letters `out`.
export const term = ({ out, lengths, paths, times }, k) =>
  filled(out, lengths, (at) => times({ ...at, ...paths[k] }));
export const result = ({ out, lengths, paths, times, done }) =>
  filled(out, lengths, (at) =>
    paths.slice(0, done).reduce((sum, path) => sum + times({ ...at, ...path }), 0),
  );

// Bytes at 8 each where every letter but b has the length `width`.
export function bytes(now, width) {
  const length = (letter) => (letter === "b" ? EXAMPLES : width);
  const size = (letters) => [...letters].reduce((total, k) => total * length(k), 8);
  const [left, right] = now.factors.map(([, letters]) => size(letters));
  return { left, right, products: size(now.order), result: size(now.out) };
}

const UNITS = ["bytes", "kB", "MB", "GB", "TB", "PB"];
function said(amount) {
  const step = clamp(Math.floor(Math.log10(amount) / 3), 0, UNITS.length - 1);
  const value = amount / 1000 ** step;
  return `${fixed(value, step && value < 100 ? 1 : 0)} ${UNITS[step]}`;
}

const html = `
<div class="parts">
  <div class="controls" data-controls="product"></div>
  <div class="controls" data-controls="tie"></div>
  <svg data-stage="loom" aria-label="The letters as threads from the factors to the result"></svg>
  <div class="controls" data-controls="terms"></div>
  <svg data-stage="tables" aria-label="The factors, the term that is added, and the sum so far"></svg>
  <div class="readout">
    <p><code data-value="spec"></code>: <span data-value="remark"></span></p>
    <table><tbody>
      <tr><th data-value="leftName"></th><td data-value="left"></td>
        <th data-value="rightName"></th><td data-value="right"></td></tr>
      <tr><th>all products</th><td data-value="products"></td>
        <th>result</th><td data-value="result"></td></tr>
    </tbody></table>
  </div>
  <div class="controls" data-controls="width"></div>
</div>`;

const [TOP, LOW, KNOT] = [44, 190, 96];
const LEFT = 12;
const TRACK = 80; // along which the handle adds up the terms, left of the result

// Where the pegs stand: of each factor and of the result, from left to right.
function pegsOf(now, width) {
  const letters = now.factors.map(([, own]) => own);
  const unit = Math.min(70, (width - 40) / (letters.join("").length + 0.6));
  const total = unit * (letters.join("").length - 0.3);
  let x = (width - total) / 2 + unit / 2;
  const beams = letters.map((own) => {
    const places = [...own].map((_, k) => x + k * unit);
    x += (own.length + 0.4) * unit;
    return places;
  });
  const start = width / 2 - ((now.out.length - 1) * unit) / 2;
  return { unit, beams, ends: [...now.out].map((_, k) => start + k * unit) };
}

// A curve that leaves and arrives upright.
function thread(x1, y1, x2, y2, looks) {
  const half = (y1 + y2) / 2;
  const d = `M${x1} ${y1}C${x1} ${half} ${x2} ${half} ${x2} ${y2}`;
  return `<path class="${looks}" d="${d}"/>`;
}

function beam(places, y, unit, name, letters, below) {
  const shift = below ? 24 : -14;
  let drawn = line(places[0] - unit / 3, y, places.at(-1) + unit / 3, y, "ink thick");
  places.forEach((x, k) => {
    drawn += circle(x, y, 4.5, "ink solid");
    drawn += text(x, y + shift, letters[k], "middle name");
  });
  const middle = (places[0] + places.at(-1)) / 2;
  return drawn + text(middle, y + (below ? 43 : -32), name, "middle strong");
}

// The pegs of a summed letter, the place where they are tied, and the value it has now.
function knots(now, { beams }) {
  return [...now.summed].map((letter, k) => {
    const places = now.factors.flatMap(([, letters], f) =>
      [...letters].flatMap((own, at) => (own === letter ? [beams[f][at]] : [])),
    );
    const middle = places.reduce((sum, x) => sum + x, 0) / places.length;
    return { letter, places, x: middle, y: KNOT + 30 * k };
  });
}

function drawLoom(view, now) {
  const { width } = view.stages.loom;
  const pegs = pegsOf(now, width);
  let drawn = "";
  now.factors.forEach(([, letters], f) =>
    [...letters].forEach((letter, k) => {
      const place = now.out.indexOf(letter);
      if (place >= 0) drawn += thread(pegs.beams[f][k], TOP, pegs.ends[place], LOW, "blue");
    }),
  );
  for (const { letter, places, x, y } of knots(now, pegs)) {
    for (const peg of places) drawn += thread(peg, TOP, x, y - 14, "orange dash");
    const at = now.done ? `, ${letter} = ${now.paths[now.done - 1][letter] + 1}` : "";
    drawn += text(x, y + 2, `Σ over ${letter}${at}`, "middle small halo");
  }
  now.factors.forEach(([name, letters], f) => {
    drawn += beam(pegs.beams[f], TOP, pegs.unit, name, letters, false);
  });
  if (now.summed) drawn += rail(now.paths.length);
  view.paint("loom", drawn + beam(pegs.ends, LOW, pegs.unit, "result", now.out, true));
}

// A short scale on which the handle counts the terms.
function rail(steps) {
  let drawn = line(LEFT, LOW, LEFT + TRACK, LOW, "axis");
  drawn += text(LEFT, LOW - 20, "terms added", "small");
  for (const k of count(steps + 1)) {
    const x = LEFT + (TRACK * k) / steps;
    drawn += line(x, LOW - 4, x, LOW + 4, "axis") + text(x, LOW + 24, k, "middle small");
  }
  return drawn;
}

const cellOf = (width) => Math.min(34, Math.floor((width - 70) / 9.6));

// An array with one axis as a row, with two as a table, with three as tables side by side.
const tablesOf = (array) =>
  !Array.isArray(array[0]) ? [[array]] : Array.isArray(array[0][0]) ? array : [array];

// Tables from (x, y) on; looks(place) of a table, row and column. Returns where they end.
function drawTables(array, name, x, y, cell, looks) {
  const depth = Array.isArray(array[0]) ? (Array.isArray(array[0][0]) ? 3 : 2) : 1;
  let drawn = "";
  let left = x;
  tablesOf(array).forEach((table, t) => {
    table.forEach((row, r) =>
      row.forEach((value, c) => {
        const place = [[c], [r, c], [t, r, c]][depth - 1];
        const [px, py] = [left + c * cell, y + r * cell];
        drawn += rectangle(px, py, cell, cell, looks(place));
        drawn += text(px + cell / 2, py + cell / 2 + 4.5, fixed(value, 0), "middle small");
      }),
    );
    left += table[0].length * cell + 8;
  });
  return { drawn: text(x, y - 6, name, "small") + drawn, end: left - 8 };
}

// Cells of a factor that belong to the term that was added last.
function lit(now, letters, hit) {
  const path = now.done ? now.paths[now.done - 1] : null;
  return (place) =>
    path && [...letters].every((k, at) => !(k in path) || path[k] === place[at]) ? hit : "faint";
}

// The factors, the term and the sum, in one row where there is room for it.
const broad = (width) => width >= 600;

function drawParts(view, now) {
  const { width } = view.stages.tables;
  const cell = cellOf(width);
  let [x, y, drawn] = [4, 20, ""];
  const put = (array, name, looks) => {
    const made = drawTables(array, name, x, y, cell, looks);
    drawn += made.drawn;
    x = made.end + 24;
  };
  const hits = ["blue tint", "orange tint dash"];
  now.factors.forEach(([name, letters], f) => {
    put(now.arrays[f], name, lit(now, letters, hits[f]));
  });
  if (!broad(width)) [x, y] = [4, 20 + 3 * cell + 28];
  if (now.summed) {
    const name = now.done ? `term ${now.done}` : "no term yet";
    put(term(now, Math.max(now.done - 1, 0)), name, () => (now.done ? "ink thin" : "faint"));
  }
  const name = now.summed ? `sum of ${now.done}` : "all products";
  put(result(now), name, () => "green tint");
  view.paint("tables", drawn);
}

const both = (words) => words.join(" and ");
function remark({ summed, out, paths, done }) {
  if (!summed) return `every letter stays, nothing is summed; the result has the axes ${out}.`;
  const stays = [...out];
  const all = done === paths.length ? "all" : `${done} of`;
  return `${both([...summed])} summed, ${both(stays)} stay${stays.length > 1 ? "" : "s"}; ${all} ${paths.length} terms are added.`;
}

const widthOf = ({ width }) => 2 ** width;

function draw(view) {
  if (PRODUCTS[view.state.product].shared.length < 2 && view.state.tie === "one") {
    view.state.tie = "all";
  }
  const now = loom(view.state);
  if (now.summed) view.state.terms = now.done;
  showTies(view, now);
  drawLoom(view, now);
  drawParts(view, now);
  const amounts = bytes(now, widthOf(view.state));
  const [[left], [right]] = now.factors;
  view.write({ spec: now.spec, remark: remark(now), leftName: left, rightName: right });
  view.write(Object.fromEntries(Object.entries(amounts).map(([key, n]) => [key, said(n)])));
}

// The radio buttons say which letters they mean.
function showTies(view, { shared }) {
  const letters = [...shared].map((letter) => `<var>${letter}</var>`);
  const words = {
    all: `sum over ${both(letters)}`,
    one: shared.length > 1 ? `over ${letters[0]} alone` : "over one alone",
    none: "over none",
  };
  for (const [value, label] of Object.entries(words)) {
    const button = view.root.querySelector(`[name="tie"][value="${value}"]`);
    button.disabled = value === "one" && shared.length < 2;
    button.nextElementSibling.innerHTML = label;
  }
}

const rows = (array) =>
  tablesOf(array)
    .flatMap((table) => table.map((row) => row.map((v) => fixed(v, 0)).join(", ")))
    .join("; ");

function say(state) {
  const now = loom(state);
  const amounts = bytes(now, widthOf(state));
  const sizes = `all products take ${said(amounts.products)}, the result ${said(amounts.result)}`;
  return `${now.spec}: ${remark(now)} Result: ${rows(result(now))}. At width ${widthOf(state)} ${sizes}.`;
}

// From no term to all of them.
function addUp(view) {
  const { paths, summed } = loom(view.state);
  if (!summed) {
    view.status.textContent = "Nothing is summed: tie a letter first.";
    return;
  }
  view.set({ terms: 0 });
  view.animate((progress) => view.set({ terms: Math.floor(progress * paths.length) }), 2400);
}

export const render = define({
  name: "index-loom",
  label: "The letters of an einsum as threads of a loom, tied or let run",
  css: `
    .readout > p { min-height: 2.8em; }
    .choice:has(:disabled) { opacity: 0.45; }
    .readout th:nth-child(3) { padding-left: 24px; }
    .readout table { justify-self: start; width: auto; }
    .readout td { min-width: 5em; }
    code { font-size: 14px; }`,
  html,
  controls: {
    product: {
      ...choice(
        "product",
        {
          forward: "<var>W</var> with <var>x</var>",
          pull: "<var>u</var> with <var>J</var>",
          batch: "<var>U</var> with <var>X</var>",
          chain: "<var>U</var> with <var>J</var>, two letters",
        },
        "pull",
      ),
      resets: ["terms", "tie"],
    },
    tie: {
      ...choice("letters", { all: "sum over all", one: "over one", none: "over none" }, "all"),
      resets: ["terms"],
    },
    terms: range("terms", 0, 4, 1, 4),
    width: range("width", 0, 14, 1, 12, { write: (k) => String(2 ** k) }),
  },
  stages: {
    loom: () => 240,
    tables: (width) => 26 + 3 * cellOf(width) + (broad(width) ? 0 : 28 + 2 * cellOf(width)),
  },
  handles: [
    {
      stage: "loom",
      label: "the knot: how many terms are added",
      keys: ["terms"],
      at(view) {
        const now = loom(view.state);
        if (!now.summed) return null;
        return [LEFT + (TRACK * now.done) / now.paths.length, LOW];
      },
      drag(view, px) {
        const now = loom(view.state);
        const share = clamp((px - LEFT) / TRACK, 0, 1);
        view.set({ terms: Math.round(share * now.paths.length) });
      },
    },
  ],
  unused: (state) => (loom(state).summed ? [] : ["terms"]),
  actions: { "Add up": addUp },
  draw,
  say,
});
