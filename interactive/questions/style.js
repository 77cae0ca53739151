// How the boxes look: colours are the theme's, light and dark; lines as the visuals have.

export const css = `
.question {
  border: 1px solid var(--pst-color-border);
  border-radius: 8px;
  margin: 1.25rem 0;
  padding: 0.9rem 1.1rem;
}
.question > p { margin: 0 0 0.7rem; }
.question.solved { border-color: var(--pst-color-success); }
.question form { margin: 0 0 0.5rem; }
.question label { cursor: pointer; }
.question form > label {
  color: var(--pst-color-text-muted);
  display: block;
  font-size: 0.9rem;
  margin-bottom: 0.2rem;
}
.question .line { display: flex; gap: 0.5rem; }
.question input[type="text"] {
  background: var(--pst-color-background);
  border: 1px solid var(--pst-color-text-muted);
  border-radius: 6px;
  color: var(--pst-color-text-base);
  flex: 1;
  font: 1rem/1.5 var(--pst-font-family-monospace, monospace);
  min-width: 0;
  padding: 0.4rem 0.6rem;
}
.question button, .questions-panel button {
  background: var(--pst-color-surface);
  border: 1px solid var(--pst-color-text-muted);
  border-radius: 6px;
  color: var(--pst-color-text-base);
  cursor: pointer;
  font: inherit;
  min-height: 2.5rem;
  padding: 0.3rem 1rem;
}
.question button:hover, .questions-panel button:hover {
  border-color: var(--pst-color-primary);
}
.question :focus-visible, .questions-panel :focus-visible {
  box-shadow: none;
  outline: 3px solid var(--pst-color-primary);
  outline-offset: 2px;
}
.question fieldset { border: 0; margin: 0 0 0.6rem; min-width: 0; padding: 0; }
.question fieldset ul { list-style: none; margin: 0; padding: 0; }
.question fieldset li { margin: 0; }
.question fieldset label {
  align-items: baseline;
  border-radius: 6px;
  display: flex;
  gap: 0.7rem;
  padding: 0.45rem 0.5rem;
}
.question fieldset label:hover { background: var(--pst-color-surface); }
.question fieldset label > span { min-width: 0; overflow-x: auto; }
.question fieldset input {
  accent-color: var(--pst-color-primary);
  flex: none;
  margin: 0;
  position: relative;
  top: 0.15rem;
  height: 24px;
  width: 24px;
}
.question .reading {
  color: var(--pst-color-text-muted);
  margin: 0.4rem 0 0;
  min-height: 1.8rem;
  overflow-x: auto;
}
.question .reading:empty { display: none; }
.question .reading math { color: var(--pst-color-text-base); font-size: 1.1em; }
.question .reading mtable {
  border: solid currentColor;
  border-width: 0 1.5px;
  border-radius: 4px;
  margin: 0 0.15em;
}
.question .reading mtd { padding: 0.6ex 0.5em; }
.question .verdict p { margin: 0.4rem 0 0; }
.question .verdict .reason {
  border-left: 3px solid var(--pst-color-border);
  padding-left: 0.9rem;
}
.question .sign { display: inline-block; font-weight: 700; width: 1.4em; }
.question[data-verdict="right"] .sign { color: var(--pst-color-success); }
.question[data-verdict="wrong"] .sign { color: var(--pst-color-danger); }
.question[data-verdict="unreadable"] .sign { color: var(--pst-color-text-muted); }
.question details, .questions-panel details {
  border: 0;
  margin: 0.2rem 0 0;
  padding: 0;
}
.question details > summary, .questions-panel details > summary {
  color: var(--pst-color-text-muted);
  font-weight: 400;
}
.question details > :not(summary), .questions-panel details > :not(summary) {
  margin-left: 1.1rem;
}
.questions-panel .count { align-items: center; display: flex; gap: 0.8rem; margin: 0; }
.questions-panel .bar {
  background: var(--pst-color-surface);
  border: 1px solid var(--pst-color-border);
  border-radius: 4px;
  height: 0.5rem;
  overflow: hidden;
  width: 7rem;
}
.questions-panel .bar span {
  background: var(--pst-color-success);
  display: block;
  height: 100%;
}
.questions-panel td { padding: 0.15rem 1rem 0.15rem 0; vertical-align: top; }
.questions-panel td:first-child { white-space: nowrap; }
.questions-panel .buttons, .questions-panel .sure {
  align-items: center;
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem;
}
.question [hidden], .questions-panel [hidden] { display: none !important; }
.question .unseen {
  clip-path: inset(50%);
  height: 1px;
  margin: 0;
  overflow: hidden;
  position: absolute;
  white-space: nowrap;
  width: 1px;
}
@media (forced-colors: active) {
  .questions-panel .bar span { background: Highlight; forced-color-adjust: none; }
}
@media (max-width: 600px) {
  .question { padding: 0.8rem; }
  .questions-panel td { display: block; padding: 0; }
  .questions-panel td + td { padding-bottom: 0.5rem; }
}
@media print {
  .questions-panel, .question form > :not(fieldset), .question fieldset input {
    display: none !important;
  }
}
`;
