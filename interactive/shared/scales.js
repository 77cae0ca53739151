// From numbers to pixels and back, and round numbers to write at an axis.

// A linear scale: scale(value) in pixels, scale.invert(pixel), scale.ticks(about).
export function linear([low, high], [start, end]) {
  const scale = (value) => start + ((value - low) / (high - low)) * (end - start);
  scale.invert = (pixel) => low + ((pixel - start) / (end - start)) * (high - low);
  scale.ticks = (about) => ticks(low, high, about);
  scale.ends = [low, high];
  return scale;
}

// A scale by the logarithm to the base ten of a value; its ticks are powers of ten.
export function logarithmic([low, high], range) {
  const exponents = linear([Math.log10(low), Math.log10(high)], range);
  const scale = (value) => exponents(Math.log10(value));
  scale.invert = (pixel) => 10 ** exponents.invert(pixel);
  scale.ticks = (about) =>
    exponents.ticks(about).filter(Number.isInteger).map((e) => Number(`1e${e}`));
  scale.ends = [low, high];
  return scale;
}

// About so many round numbers (1, 2 or 5 times a power of ten) from low to high.
export function ticks(low, high, about) {
  const raw = (high - low) / about;
  const ten = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find((factor) => factor * ten >= raw * 0.999) * ten;
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
    found.push(Number((k * step).toPrecision(12)));
  }
  return found;
}

export function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value));
}
