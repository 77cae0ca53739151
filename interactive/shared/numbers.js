// Numbers as text: a true minus sign, and never "-0.00".

const MINUS = "\u2212";
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

// With a fixed count of digits behind the point.
export function fixed(value, digits = 2) {
  if (!Number.isFinite(value)) return "no value";
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

// As a power of ten, such as 1.2·10⁻⁸; `digits` behind the point.
export function power(value, digits = 1) {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return "no value";
  const [mantissa, exponent] = Math.abs(value).toExponential(digits).split("e");
  return `${value < 0 ? MINUS : ""}${mantissa}·${tenTo(Number(exponent))}`;
}

// 10 with a raised exponent.
export function tenTo(exponent) {
  const raised = [...String(Math.abs(exponent))].map((digit) => RAISED[digit]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${raised}`;
}

// With about five digits, wherever the point is.
export function short(value) {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return power(value, 3);
  return fixed(value, size < 1 ? 4 : Math.max(0, 4 - Math.floor(Math.log10(size))));
}
