// What is wider than the screen scrolls; then the keyboard must be able to reach it. The
// theme asks all of a page for its width when it is loaded, which lays all of it out: a
// second on a phone. Here nothing is asked before a key says that there is a keyboard;
// then one box after the other, each when the browser has nothing else to do.
(() => {
  const WIDE = [
    "article pre",
    "article .cell_output > .output",
    "article .pst-scrollable-table-container",
    "article div.math",
  ].join();
  const idle = globalThis.requestIdleCallback ?? ((task) => setTimeout(task, 16));
  let waiting = [];

  function judge(box) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }

  function next() {
    const box = waiting.shift();
    if (box) judge(box);
    if (waiting.length) idle(next);
    else document.documentElement.dataset.scrolling = "known";
  }

  function judgeAll() {
    const running = waiting.length > 0;
    waiting = [...document.querySelectorAll(WIDE)];
    if (!running) idle(next);
  }

  function begin(event) {
    if (event.key !== "Tab") return;
    removeEventListener("keydown", begin);
    judgeAll();
    let timer;
    addEventListener("resize", () => {
      clearTimeout(timer);
      timer = setTimeout(judgeAll, 300);
    });
    // What was folded away had no width until now.
    const unfold = (event) => event.target.querySelectorAll?.(WIDE).forEach(judge);
    document.addEventListener("toggle", unfold, true);
  }

  addEventListener("keydown", begin);
})();
