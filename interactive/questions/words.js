// Every sentence that the answer boxes say: one place to read, to mend, to translate.

const list = (items, and = "and") =>
  items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} ${and} ${items[items.length - 1]}`;

const size = ([rows, columns]) => (rows ? `${rows} × ${columns}` : "a number");
const axes = (n) => (n === 1 ? "1 axis" : `${n} axes`);

export const words = {
  // What cannot be read.
  empty: "Nothing is typed yet.",
  comma:
    "A comma separates the entries of a list in brackets; decimals are written with a point.",
  fraction: "After \\frac two parts in braces are expected: \\frac{1}{2}.",
  root: "Of roots only the square root and the third root can be read.",
  emptyBrackets: "There is nothing between the brackets.",
  tooLong: (most) => `This is longer than ${most} signs, which is not read.`,
  unknownSign: (sign) => `The sign “${sign}” has no meaning here.`,
  notClosed: (sign) =>
    sign === "begin" ? "The matrix has no end." : `The “${sign}” is never closed.`,
  notOpened: (sign) => `There is no opening bracket for this “${sign}”.`,
  notExpected: (sign) => `“${sign}” is not expected at this place.`,
  endsWith: (sign) => `Something is missing after “${sign}”.`,
  oneArgument: (name) => `${name} takes one argument.`,
  twoArguments: (name) => `${name} takes two arguments, with a comma between.`,
  unknownName(name, names) {
    const other = names.find((known) => known.toLowerCase() === name.toLowerCase());
    if (other) return `“${name}” is not “${other}”: capital and small letters differ.`;
    const there = names.length
      ? `the letters of this question are ${list(names)}`
      : "the answer is a number without letters";
    return `“${name}” is not known here; ${there}.`;
  },
  at: (position) => `At sign ${position + 1}: `,

  // What can be read and makes no sense.
  unequalRows: "The rows have different lengths.",
  nestedTooDeep: "A matrix has rows and columns; this list is deeper.",
  cannotAdd: (a, b) => `${size(a)} and ${size(b)} cannot be added.`,
  cannotMultiply: (a, b) =>
    `${size(a)} times ${size(b)} does not multiply: the inner lengths differ.`,
  cannotDivide: "One cannot divide by a matrix.",
  cannotRaise: "A power of a matrix has no meaning here.",

  // Verdicts.
  right: "Right.",
  wrong: "Not yet.",
  unreadable: "This cannot be read.",
  valueless: "This has no value.",

  // What is wrong with a formula or a number.
  sign: "The sign is the wrong way round.",
  factor: (c) => `This is ${c} times the answer: look at the constant factor.`,
  offset: (c) =>
    `This differs from the answer by the constant ${c}, at every point.`,
  transposed: "This is the transpose of the answer.",
  exchanged: (a, b) => `Here ${a} and ${b} are exchanged.`,
  reflected: (a) => `This is the answer at −${a} instead of ${a}.`,
  entries: (places, of) =>
    places.length === of
      ? "No entry is right yet."
      : `Of ${of} entries, ${places.length > 1 ? "these are" : "this is"} not right: ` +
        `${list(places.slice(0, 6))}${places.length > 6 ? " and more" : ""}.`,
  entriesSign: (places) => `The sign is wrong in ${list(places)}.`,
  shape: (mine, wanted) => `This is ${size(mine)}; asked for is ${size(wanted)}.`,
  missing: (names) => `The answer depends on ${list(names)}; this does not.`,
  extra: (names) => `The answer does not depend on ${list(names)}.`,
  undefinedAt: (point) => `This has no value at ${point}, where the answer has one.`,
  close: "Close, but not the number: give it exactly, as a fraction for example.",
  different: (point, mine) =>
    point
      ? `At ${point} this is ${mine}, and the answer is another number.`
      : `This is ${mine}, and the answer is another number.`,
  differentMatrix: "The entries are not those of the answer.",
  tight:
    "It would be right if all that follows the slash stood below it: then write brackets, " +
    "1/(2x) and not 1/2x.",
  slash: "(If more was meant to stand below the slash, write brackets: 1/(2x).)",

  // Shapes.
  shapeSyntax:
    "Write a shape as its lengths with commas, such as (5, 7), (5,) or () for a number.",
  shapeReversed: "The lengths are right, in the reverse order.",
  shapePermuted: "The lengths are right, in another order.",
  shapeFlat: "The number of entries is right, the axes are not kept apart.",
  shapeOnes: "An axis of length one counts as an axis: this has one too many or too few.",
  shapeAxes: (mine, wanted) =>
    `This has ${axes(mine)}; the answer has ${axes(wanted)}.`,
  shapeLengths: "The number of axes is right, the lengths are not.",

  // Choices.
  choose: "Choose one of the answers first.",
  several: (right, of, wrongTicks) =>
    `${right} of ${of} are judged rightly` +
    (wrongTicks ? "." : "; no tick is wrong, and some are missing."),

  // The page.
  yourAnswer: "Your answer",
  check: "Check",
  show: "Show the answer",
  readAs: "Read as",
  answers: "Answers",
  ticks: "Tick all that apply",
  solved: "solved",
  progress: (done, of) => `${done} of ${of} solved`,
  total: (done) => `${done} solved in the whole book.`,
  kept: "Your answers are kept in this browser only; nothing is sent anywhere.",
  notKept:
    "This browser does not let a page keep anything: answers are gone with the page.",
  manage: "Your answers",
  save: "Save to a file",
  load: "Load from a file",
  clear: "Clear all",
  clearSure: "Clear the answers of all chapters?",
  clearYes: "Yes, clear",
  clearNo: "Keep them",
  cleared: "All answers are cleared.",
  saved: "The file is with your downloads.",
  loaded: (n) => `${n} answers were loaded.`,
  notLoaded: "This file holds no answers of this book; nothing was changed.",
  howTo: "How to type",
  howToText: [
    ["16x^3 z^3", "powers; also x³, x**3 or x^{3}"],
    ["2 sin x cos(2x)", "functions; also exp, ln, sqrt, tanh, sigma, softplus, |x|"],
    ["(x+1)/(2x)", "fractions; also \\frac{x+1}{2x}"],
    ["[1, 2x]", "a vector; it stands as a column"],
    ["[[2x, 0], [1, z]]", "a matrix, row by row"],
    ["A^T x", "a transpose"],
    ["(5, 7)", "a shape; also 5x7; () for a number, (5,) for a vector"],
  ],
};
