// Contours of a function of two variables, by marching squares.

// The pieces of the line f = level over a grid: [[x1, y1, x2, y2], ...]. `values[j][i]`
// stands at (xs[i], ys[j]). Where a square could be cut in two ways, the mean of its
// corners decides.
export function contour(values, xs, ys, level) {
  const pieces = [];
  for (let j = 0; j + 1 < ys.length; j++) {
    for (let i = 0; i + 1 < xs.length; i++) {
      const a = values[j][i] - level;
      const b = values[j][i + 1] - level;
      const c = values[j + 1][i + 1] - level;
      const d = values[j + 1][i] - level;
      const cuts = [];
      const cut = (p, q, from, to) => {
        if (p > 0 === q > 0) return;
        const t = p / (p - q);
        cuts.push(from.map((start, axis) => start + t * (to[axis] - start)));
      };
      const [A, B] = [[xs[i], ys[j]], [xs[i + 1], ys[j]]];
      const [C, D] = [[xs[i + 1], ys[j + 1]], [xs[i], ys[j + 1]]];
      cut(a, b, A, B);
      cut(b, c, B, C);
      cut(c, d, C, D);
      cut(d, a, D, A);
      if (cuts.length === 2) pieces.push([...cuts[0], ...cuts[1]]);
      if (cuts.length === 4) {
        const turn = a > 0 === a + b + c + d > 0 ? [0, 1, 2, 3] : [3, 0, 1, 2];
        pieces.push([...cuts[turn[0]], ...cuts[turn[1]]]);
        pieces.push([...cuts[turn[2]], ...cuts[turn[3]]]);
      }
    }
  }
  return pieces;
}

// The pieces of a contour put end to end: lists of points, so that a dashed line keeps
// its pattern. A closed line ends where it begins.
export function joined(pieces) {
  const at = new Map();
  const name = (x, y) => `${x.toFixed(6)} ${y.toFixed(6)}`;
  for (const piece of pieces) {
    for (const [x, y] of [piece.slice(0, 2), piece.slice(2)]) {
      at.set(name(x, y), [...(at.get(name(x, y)) ?? []), piece]);
    }
  }
  const left = new Set(pieces);
  // From an end of a line onwards, as long as a piece follows.
  const follow = (x, y) => {
    const points = [];
    for (;;) {
      const next = at.get(name(x, y)).find((piece) => left.delete(piece));
      if (!next) return points;
      const [a, b, c, d] = next;
      [x, y] = name(a, b) === name(x, y) ? [c, d] : [a, b];
      points.push([x, y]);
    }
  };
  const lines = [];
  for (const piece of pieces) {
    if (!left.delete(piece)) continue;
    const [a, b, c, d] = piece;
    lines.push([...follow(a, b).reverse(), [a, b], [c, d], ...follow(c, d)]);
  }
  return lines;
}
