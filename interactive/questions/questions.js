// Makes boxes of the questions of this page; the page itself holds all their prose.
import { enhance, panel } from "./box.js";
import { make } from "./elements.js";
import { deviceStorage, openAnswers } from "./progress.js";
import { css } from "./style.js";

function start(data) {
  const answers = openAnswers(deviceStorage());
  const nameOf = (question) => `${data.chapter}/${question.id}`;
  const names = data.questions.map(nameOf);
  const countHere = () => {
    const solved = new Set(answers.solved());
    return [names.filter((name) => solved.has(name)).length, names.length];
  };
  const refresh = () => {
    boxes.forEach((box) => box.refresh());
    above.refresh();
  };
  const reset = () => {
    boxes.forEach((box) => box.restore());
    above.refresh();
  };
  document.head.append(make("style", {}, css));
  const boxes = data.questions.map((question) => {
    const element = document.getElementById(`question-${question.id}`);
    return enhance(element, question, answers, nameOf(question), refresh);
  });
  const above = panel(answers, countHere, reset);
  document.querySelector(".question").before(above.section);
  above.refresh();
}

const given = globalThis.document?.getElementById("questions-data");
if (given) start(JSON.parse(given.textContent));
