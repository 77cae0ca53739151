// The box under one question: where the answer goes in, and what is said to it.
import { button, contentsOf, make } from "./elements.js";
import { judge, namesOf } from "./judge.js";
import { read, Unreadable } from "./read.js";
import { readShape, shownShape } from "./shapes.js";
import { mathml } from "./show.js";
import { words } from "./words.js";

export function enhance(element, question, answers, name, changed) {
  const chosen = question.names !== undefined;
  const entry = chosen ? choiceEntry(element, question) : typedEntry(element, question);
  const verdict = make("div", { class: "verdict", role: "status" });
  const form = make("form", { novalidate: true }, ...entry.parts, verdict);
  const folded = [...element.querySelectorAll(":scope > details")];
  const answer = folded[folded.length - 1];
  element.insertBefore(form, folded[0]);
  answer.querySelector("summary").textContent = words.show;

  function tell(result) {
    element.dataset.verdict = result.verdict;
    verdict.replaceChildren(...sentences(result, element, question, answer));
    entry.mark?.(result);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = entry.given();
    const result = judge(question, given);
    tell(result);
    if (result.verdict === "unreadable") return;
    const right = result.verdict === "right";
    answers.put(name, given, right || Boolean(answers.get(name)?.right));
    if (right) answer.open = true;
    changed();
  });
  entry.onEdit(() => {
    // A verdict is about the answer as it was checked.
    if (!element.dataset.verdict) return;
    delete element.dataset.verdict;
    verdict.replaceChildren();
    entry.mark?.({});
  });

  function restore() {
    const record = answers.get(name);
    entry.show(record ? record.answer : chosen ? [] : "");
    delete element.dataset.verdict;
    verdict.replaceChildren();
    entry.mark?.({});
    element.classList.toggle("solved", Boolean(record?.right));
    if (record?.right) {
      const result = judge(question, entry.given());
      if (result.verdict === "right") tell(result);
    } else {
      answer.open = false;
    }
  }
  restore();
  return {
    restore,
    refresh: () => element.classList.toggle("solved", Boolean(answers.get(name)?.right)),
  };
}

// The verdict as nodes; the reasons stand in the folded answer, and are copied from it.
function sentences(result, element, question, answer) {
  const { right, wrong, unreadable, valueless } = words;
  const heads = { right, wrong, unreadable: result.tree ? valueless : unreadable };
  const signs = { right: "✓", wrong: "✗", unreadable: "?" };
  const sign = make("span", { class: "sign", "aria-hidden": "true" }, signs[result.verdict]);
  const line = make("p", {}, sign, make("strong", {}, heads[result.verdict]));
  const list = answer.querySelector(".question-reasons");
  if (result.says) {
    const { position } = result;
    line.append(` ${position === undefined ? "" : words.at(position)}${result.says}`);
  }
  if (result.wrong !== undefined) {
    const reason = contentsOf(list.children[result.wrong]);
    reason[0].remove(); // the wrong answer itself, which the reader has typed
    line.append(" ", ...trimmed(reason.slice(1)));
    return [line];
  }
  const about = result.verdict === "wrong" ? result.about || [] : [];
  const reasons = about.map((place) => contentsOf(reasonOf(list, question, place)));
  return [line, ...reasons.map((reason) => make("p", { class: "reason" }, ...reason))];
}

function trimmed(nodes) {
  const [first] = nodes;
  if (first && first.nodeType === 3) first.textContent = first.textContent.replace(/^:?\s*/, "");
  return nodes;
}

function reasonOf(list, question, place) {
  const told = question.kind === "several"
    ? question.names
    : question.names.filter((other) => !question.key.includes(other));
  return list.children[told.indexOf(place)];
}

function typedEntry(element, question) {
  const id = `${element.id}-input`;
  const reading = make("p", { class: "reading", id: `${element.id}-reading` });
  const input = make("input", {
    id, type: "text", autocomplete: "off", autocapitalize: "off", autocorrect: "off",
    spellcheck: "false", enterkeyhint: "done", maxlength: "300",
    "aria-describedby": reading.id,
  });
  const label = make("label", { for: id }, words.yourAnswer);
  const check = make("button", { type: "submit" }, words.check);

  function showReading() {
    let seen = "…"; // what is half typed; a verdict on it comes when it is asked for
    try {
      seen = shown(question, input.value);
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
    }
    reading.replaceChildren(...(input.value.trim() ? [`${words.readAs} `, seen] : []));
  }
  input.addEventListener("input", showReading);

  return {
    parts: [label, make("div", { class: "line" }, input, check), reading],
    given: () => input.value,
    show(text) {
      input.value = typeof text === "string" ? text : "";
      showReading();
    },
    onEdit: (act) => input.addEventListener("input", act),
    mark({ verdict, position }) {
      if (verdict) input.setAttribute("aria-invalid", String(verdict !== "right"));
      else input.removeAttribute("aria-invalid");
      if (verdict === "unreadable" && position !== undefined) {
        input.focus();
        input.setSelectionRange(position, position + 1);
      }
    },
  };
}

function shown(question, text) {
  if (question.kind === "shape") return make("code", {}, shownShape(readShape(text)));
  const { tree } = read(text, namesOf(question));
  const holder = make("template");
  holder.innerHTML = `<math>${mathml(tree)}</math>`;
  return holder.content.firstChild;
}

function choiceEntry(element, question) {
  const several = question.kind === "several";
  const list = element.querySelector(":scope > .question-choices");
  const legend = make("legend", { class: "unseen" }, several ? words.ticks : words.answers);
  const inputs = [...list.children].map((item, n) => {
    const attributes = { name: element.id, value: question.names[n] };
    const input = make("input", { type: several ? "checkbox" : "radio", ...attributes });
    const text = make("span", {}, ...contentsOf(item));
    item.replaceChildren(make("label", {}, input, text));
    return input;
  });
  const check = make("button", { type: "submit" }, words.check);
  return {
    parts: [make("fieldset", {}, legend, list), make("div", { class: "line" }, check)],
    given: () => inputs.filter((input) => input.checked).map((input) => input.value),
    show(names) {
      for (const input of inputs) {
        input.checked = Array.isArray(names) && names.includes(input.value);
      }
    },
    onEdit: (act) => inputs.forEach((input) => input.addEventListener("change", act)),
  };
}

// Above the first box: how far the reader is, how to type, and whose the answers are.
export function panel(answers, countHere, reset) {
  const bar = make("span", { class: "bar", "aria-hidden": "true" }, make("span"));
  const count = make("span");
  const total = make("p");
  const status = make("p", { role: "status" });
  const file = make("input", { type: "file", accept: ".json,application/json", hidden: true });
  file.setAttribute("aria-label", words.load);

  const sure = make("span", { class: "sure", hidden: true });
  const clear = button(words.clear, () => {
    sure.hidden = false;
    clear.hidden = true;
    sure.querySelector("button").focus();
  });
  const unsure = () => {
    sure.hidden = true;
    clear.hidden = false;
    clear.focus();
  };
  const yes = button(words.clearYes, () => {
    answers.clear();
    reset();
    unsure();
    status.textContent = words.cleared;
  });
  sure.append(`${words.clearSure} `, yes, " ", button(words.clearNo, unsure));

  const save = button(words.save, () => {
    const text = new Blob([answers.exported()], { type: "application/json" });
    const link = make("a", { href: URL.createObjectURL(text), download: "jacobians-answers.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    status.textContent = words.saved;
  });
  const load = button(words.load, () => file.click());
  file.addEventListener("change", async () => {
    const [given] = file.files;
    file.value = "";
    if (!given) return;
    const taken = given.size < 1e6 ? answers.take(await given.text()) : null;
    reset();
    status.textContent = taken === null ? words.notLoaded : words.loaded(taken);
  });

  const examples = words.howToText.map(([typed, means]) =>
    make("tr", {}, make("td", {}, make("code", {}, typed)), make("td", {}, means)),
  );
  const section = make("section", { class: "questions-panel", "aria-label": words.manage },
    make("p", { class: "count" }, bar, count),
    make("details", {},
      make("summary", {}, words.howTo),
      make("table", {}, make("tbody", {}, ...examples)),
    ),
    make("details", {},
      make("summary", {}, words.manage),
      make("p", {}, answers.kept() ? words.kept : words.notKept),
      total,
      make("p", { class: "buttons" }, save, load, file, clear, sure),
      status,
    ),
  );
  function refresh() {
    const [done, of] = countHere();
    count.textContent = words.progress(done, of);
    bar.firstChild.style.width = `${(100 * done) / of}%`;
    total.textContent = words.total(answers.solved().length);
  }
  return { section, refresh };
}
