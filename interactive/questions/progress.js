// What the reader has answered, kept on the reader's device and nowhere else.
//
// `storage` is the browser's localStorage, or null where a page may not keep anything;
// then the answers live as long as the page.

const NAME = "jacobians-course.answers";
const VERSION = 1;
const LONGEST = 300;

export function deviceStorage() {
  try {
    const storage = globalThis.localStorage;
    storage.setItem(`${NAME}.try`, "1");
    storage.removeItem(`${NAME}.try`);
    return storage;
  } catch {
    return null;
  }
}

// The answers of a text that was saved, as a Map; null where it is none of ours.
export function parseAnswers(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const ours = data && data.course === "jacobians" && data.version === VERSION;
  if (!ours || typeof data.answers !== "object" || !data.answers) return null;
  return new Map(Object.entries(data.answers).filter(([, record]) => isRecord(record)));
}

const isShort = (text) => typeof text === "string" && text.length <= LONGEST;

function isRecord(record) {
  if (!record || typeof record !== "object" || typeof record.right !== "boolean") return false;
  const { answer } = record;
  return isShort(answer) || (Array.isArray(answer) && answer.length < 20 && answer.every(isShort));
}

export function openAnswers(storage) {
  let here = new Map();

  function all() {
    if (!storage) return here;
    try {
      return parseAnswers(storage.getItem(NAME) || "") || new Map();
    } catch {
      return here;
    }
  }

  function keep(answers) {
    here = answers;
    try {
      storage?.setItem(NAME, textOf(answers));
    } catch {
      storage = null; // full, or forbidden meanwhile: go on without
    }
  }

  function textOf(map) {
    const answers = Object.fromEntries(map);
    return JSON.stringify({ course: "jacobians", version: VERSION, answers }, null, 1);
  }

  return {
    kept: () => storage !== null,
    get: (name) => all().get(name),
    put(name, answer, right) {
      const answers = all(); // read anew: another tab may have written
      answers.set(name, { answer, right });
      keep(answers);
    },
    solved: () => [...all()].filter(([, record]) => record.right).map(([name]) => name),
    exported: () => textOf(all()),
    // The number of answers taken over; null where the text is none of ours.
    take(text) {
      const given = parseAnswers(text);
      if (!given) return null;
      const answers = all();
      for (const [name, record] of given) {
        if (record.right || !answers.get(name)?.right) answers.set(name, record);
      }
      keep(answers);
      return given.size;
    },
    clear: () => keep(new Map()),
  };
}
