// Every sentence that the answer boxes say: one place to read, to mend, to translate.

const list = (items, and = "and") =>
  items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} ${and} ${items[items.length - 1]}`;

// What cannot be read.
export const empty = "Nothing is typed yet.";
export const comma =
  "A comma separates the entries of a list in brackets; decimals are written with a point.";
export const fraction = "After \\frac two parts in braces are expected: \\frac{1}{2}.";
export const root = "Of roots only the square root and the third root can be read.";
export const emptyBrackets = "There is nothing between the brackets.";
export const tooLong = (most) => `This is longer than ${most} signs, which is not read.`;
export const unknownSign = (sign) => `The sign “${sign}” has no meaning here.`;
export const notClosed = (sign) =>
  sign === "begin" ? "The matrix has no end." : `The “${sign}” is never closed.`;
export const notOpened = (sign) => `There is no opening bracket for this “${sign}”.`;
export const notExpected = (sign) => `“${sign}” is not expected at this place.`;
export const endsWith = (sign) => `Something is missing after “${sign}”.`;
export const oneArgument = (name) => `${name} takes one argument.`;
export const twoArguments = (name) => `${name} takes two arguments, with a comma between.`;
export function unknownName(name, names) {
  const other = names.find((known) => known.toLowerCase() === name.toLowerCase());
  if (other) return `“${name}” is not “${other}”: capital and small letters differ.`;
  const there = names.length
    ? `the letters of this question are ${list(names)}`
    : "the answer is a number without letters";
  return `“${name}” is not known here; ${there}.`;
}
export const at = (position) => `Sign ${position + 1}: `;

// What can be read and makes no sense.
const size = ([rows, columns]) => (rows ? `${rows} × ${columns}` : "a number");
export const unequalRows = "The rows have different lengths.";
export const nestedTooDeep = "A matrix has rows and columns; this list is deeper.";
export const cannotAdd = (a, b) => `${size(a)} and ${size(b)} cannot be added.`;
export const cannotMultiply = (a, b) =>
  `${size(a)} times ${size(b)} does not multiply: the inner lengths differ.`;
export const cannotDivide = "One cannot divide by a matrix.";
export const cannotRaise = "A power of a matrix has no meaning here.";

// Verdicts.
export const right = "Right.";
export const wrong = "Not yet.";
export const unreadable = "This cannot be read.";

// What is wrong with a formula or a number.
export const sign = "The sign is the wrong way round.";
export const factor = (c) => `This is ${c} times the answer: look at the constant factor.`;
export const offset = (c) =>
  `This differs from the answer by the constant ${c}, at every point.`;
export const transposed = "This is the transpose of the answer.";
export const exchanged = (a, b) => `Here ${a} and ${b} are exchanged.`;
export const reflected = (a) => `This is the answer at −${a} instead of ${a}.`;
export const entries = (places, of) =>
  places.length === of
    ? "No entry is right yet."
    : `Of ${of} entries, ${places.length > 1 ? "these are" : "this is"} not right: ` +
      `${list(places.slice(0, 6))}${places.length > 6 ? " and more" : ""}.`;
export const entriesSign = (places) => `The sign is wrong in ${list(places)}.`;
export const shape = (mine, wanted) => `This is ${size(mine)}; asked for is ${size(wanted)}.`;
export const missing = (names) => `The answer depends on ${list(names)}; this does not.`;
export const extra = (names) => `The answer does not depend on ${list(names)}.`;
export const undefinedAt = (point) => `This has no value at ${point}, where the answer has one.`;
export const close = "Close, but not the number: give it exactly, as a fraction for example.";
export const different = (point, mine) =>
  point
    ? `At ${point} this is ${mine}, and the answer is another number.`
    : `This is ${mine}, and the answer is another number.`;
export const differentMatrix = "The entries are not those of the answer.";
export const tight = (text) =>
  `It would be right if all that follows the slash stood below it. Then write the ` +
  `brackets: 1/(2x), not 1/2x.`;

// Shapes.
export const shapeSyntax =
  "Write a shape as its lengths with commas, such as (5, 7), (5,) or () for a number.";
export const shapeReversed = "The lengths are right, in the reverse order.";
export const shapePermuted = "The lengths are right, in another order.";
export const shapeFlat = "The number of entries is right, the axes are not kept apart.";
export const shapeOnes = "An axis of length one is no nothing: the axes must be the same.";
export const shapeAxes = (mine, wanted) =>
  `This has ${axes(mine)}; the answer has ${axes(wanted)}.`;
export const shapeLengths = "The number of axes is right, the lengths are not.";
const axes = (n) => (n === 1 ? "1 axis" : `${n} axes`);

// Choices.
export const choose = "Choose one of the answers first.";
export const several = (right, of) => `${right} of ${of} are judged rightly.`;

// The page.
export const yourAnswer = "Your answer";
export const check = "Check";
export const readAs = "Read as";
export const answers = "Answers";
export const ticks = "Tick all that apply";
export const solved = "solved";
export const progress = (done, of) => `${done} of ${of} solved on this page`;
export const total = (done) => `${done} solved in the whole book.`;
export const kept = "Your answers are kept in this browser only; nothing is sent anywhere.";
export const notKept =
  "This browser does not let a page keep anything: answers are gone with the page.";
export const manage = "Your answers";
export const save = "Save to a file";
export const load = "Load from a file";
export const clear = "Clear all";
export const clearSure = "Clear the answers of all chapters?";
export const clearYes = "Yes, clear";
export const clearNo = "Keep them";
export const cleared = "All answers are cleared.";
export const saved = "The file is with your downloads.";
export const loaded = (n) => `${n} answers were loaded.`;
export const notLoaded = "This file holds no answers of this book; nothing was changed.";
export const howTo = "How to type";
export const howToText = [
  ["16x^3 z^3", "powers; also x³, x**3 or x^{3}"],
  ["2 sin x cos(2x)", "functions; also exp, ln, sqrt, tanh, sigma, softplus, |x|"],
  ["(x+1)/(2x)", "fractions; also \\frac{x+1}{2x}"],
  ["[1, 2x]", "a vector; it stands as a column"],
  ["[[2x, 0], [1, z]]", "a matrix, row by row"],
  ["A^T x", "a transpose"],
  ["(5, 7)", "a shape; also 5x7; () for a number, (5,) for a vector"],
];
