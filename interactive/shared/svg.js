// Pieces of SVG as text; `looks` are classes of the style sheet in style.js.

const round = (value) => Math.round(value * 100) / 100;

export function line(x1, y1, x2, y2, looks) {
  return path([[x1, y1], [x2, y2]], looks);
}

// Straight pieces from point to point; a point that is not finite breaks the line.
export function path(points, looks, close = false) {
  return `<path class="${looks}" d="${route(points)}${close ? "Z" : ""}"/>`;
}

export function route(points) {
  let pen = "M";
  let text = "";
  for (const [x, y] of points) {
    if (Number.isFinite(x) && Number.isFinite(y)) {
      text += `${pen}${round(x)} ${round(y)}`;
      pen = "L";
    } else {
      pen = "M";
    }
  }
  return text;
}

export function circle(x, y, radius, looks) {
  return `<circle class="${looks}" cx="${round(x)}" cy="${round(y)}" r="${radius}"/>`;
}

export function rectangle(x, y, width, height, looks) {
  const left = Math.min(x, x + width);
  const top = Math.min(y, y + height);
  const size = `width="${round(Math.abs(width))}" height="${round(Math.abs(height))}"`;
  return `<rect class="${looks}" x="${round(left)}" y="${round(top)}" ${size}/>`;
}

export function text(x, y, words, looks = "") {
  return `<text class="${looks}" x="${round(x)}" y="${round(y)}">${words}</text>`;
}

// A shaft with a filled head; nothing where it would be shorter than its head.
export function arrow(x1, y1, x2, y2, looks, head = 9) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (!(length > 2)) return "";
  const size = Math.min(head, 0.6 * length);
  const [u, v] = [(x2 - x1) / length, (y2 - y1) / length];
  const [bx, by] = [x2 - size * u, y2 - size * v];
  const [wx, wy] = [-0.45 * size * v, 0.45 * size * u];
  const tip = [[bx + wx, by + wy], [x2, y2], [bx - wx, by - wy]];
  return line(x1, y1, bx, by, looks) + path(tip, `${looks} head`, true);
}

// As short as it is, with a true minus sign.
export const signed = (tick) => String(tick).replace("-", "\u2212");

// Both axes with ticks: left of the frame and below it.
export function axes(frame, xScale, yScale, names, options = {}) {
  const { write = signed, across = 6, down = 6 } = options;
  const { left, right, top, bottom } = frame;
  let made = line(left, bottom, right, bottom, "axis");
  made += line(left, top, left, bottom, "axis");
  for (const tick of xScale.ticks(across)) {
    const x = xScale(tick);
    made += line(x, bottom, x, bottom + 4, "axis");
    made += text(x, bottom + 18, write(tick), "middle small");
  }
  for (const tick of yScale.ticks(down)) {
    const y = yScale(tick);
    made += line(left - 4, y, left, y, "axis");
    made += text(left - 7, y + 4, write(tick), "end small");
  }
  made += text(right, bottom + 34, names[0], "end small name");
  return made + text(left - 30, top - 10, names[1], "small name");
}

// Drawn only inside the frame of a stage; `id` is unique in the visual.
export function clipped({ left, right, top, bottom }, id, drawn) {
  const size = `width="${right - left}" height="${bottom - top}"`;
  const inside = `<rect x="${left}" y="${top}" ${size}/>`;
  return `<clipPath id="${id}">${inside}</clipPath><g clip-path="url(#${id})">${drawn}</g>`;
}

// A sample of a line, for the row of a table that names it.
export function key(looks) {
  return `<svg class="key" aria-hidden="true">${line(0, 5, 20, 5, looks)}</svg>`;
}
