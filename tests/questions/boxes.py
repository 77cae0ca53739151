"""The modules of the answer boxes, run by Node.js as the page runs them."""

import json
import subprocess
from pathlib import Path

from course_tools import node, questions

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "interactive" / "questions"
CHAPTERS = questions.load_all(ROOT)
CHECKED = [q for chapter in CHAPTERS for q in chapter.check]
TYPED = [q for q in CHECKED if q.key]

PROGRAM = """
import { readFileSync } from "node:fs";
const [folder] = process.argv.slice(1);
const { judge, namesOf, pointsOf, valuesOf } = await import(`${folder}/judge.js`);
const { read } = await import(`${folder}/read.js`);
const { mathml } = await import(`${folder}/show.js`);

const SLOW = 100; // milliseconds

function once({ question, answer }) {
  const started = process.cpuUsage(); // not the clock: the machine may be busy
  const { tree, ...result } = judge(question, answer);
  if (tree) result.mathml = mathml(tree);
  return { ...result, milliseconds: process.cpuUsage(started).user / 1000 };
}

const jobs = {
  judge(request) {
    let best = once(request);
    for (let again = 0; best.milliseconds > SLOW && again < 2; again += 1) {
      const next = once(request); // what hangs, hangs again; a pause does not come back
      if (next.milliseconds < best.milliseconds) best = next;
    }
    return best;
  },
  values({ question, answer }) {
    const points = pointsOf(question);
    const { tree } = read(answer, namesOf(question));
    return { points, values: valuesOf(tree, points) };
  },
};
const { job, requests } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(requests.map(jobs[job])));
"""


def run(program, data, *words):
    """Run an ES module in Node.js; `data` is its input, its output is JSON."""
    command = [node.program(), "--input-type=module", "-e", program, *words]
    result = subprocess.run(
        command, input=json.dumps(data), capture_output=True, encoding="utf-8"
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def _all(job, pairs):
    requests = [
        {"question": for_page(question), "answer": answer} for question, answer in pairs
    ]
    return run(PROGRAM, {"job": job, "requests": requests}, MODULES.as_uri())


def for_page(question):
    return question if isinstance(question, dict) else questions.for_page(question)


def judged(pairs):
    """What the box says to each (question, answer)."""
    return _all("judge", pairs)


def verdicts(question, answers):
    """What the box says to each answer to one question."""
    return judged([(question, answer) for answer in answers])


def values(question, formula):
    """The points of a question, and the values of a formula there."""
    return _all("values", [(question, formula)])[0]
