// Reads one JSON request a line, {latex, display}; answers {mathml} or {error}.
// What comes may be a student's: no macro without end, no link, no size beyond measure.
const katex = require(process.argv[2]);
const lines = require("readline").createInterface({ input: process.stdin });

lines.on("line", (line) => {
  const { latex, display } = JSON.parse(line);
  let reply;
  try {
    const mathml = katex.renderToString(latex, {
      displayMode: display,
      output: "mathml",
      trust: false,
      maxExpand: 300,
      maxSize: 20,
      strict: "ignore",
    });
    reply = { mathml };
  } catch (error) {
    reply = { error: error.message };
  }
  process.stdout.write(JSON.stringify(reply) + "\n");
});
