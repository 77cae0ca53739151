// Reads one JSON request a line, {latex, display}; answers {html} or {error}.
const katex = require(process.argv[2]);
const lines = require("readline").createInterface({ input: process.stdin });

lines.on("line", (line) => {
  const { latex, display } = JSON.parse(line);
  let reply;
  try {
    const html = katex.renderToString(latex, {
      displayMode: display,
      output: "htmlAndMathml", // the MathML is what a screen reader reads
      strict: (code) => (code === "unicodeTextInMathMode" ? "ignore" : "error"),
      throwOnError: true,
    });
    reply = { html };
  } catch (error) {
    reply = { error: error.message };
  }
  process.stdout.write(JSON.stringify(reply) + "\n");
});
