// One style sheet for all visuals. Text and lines take the colour of the page, which
// follows its light and dark; the four hues are those of course_lib.plotting.style.

export const css = `
:host {
  --blue: #1f88c9;
  --orange: #d9660a;
  --green: #0f9d72;
  --pink: #c46fa0;
  --paper: var(--pst-color-background, var(--jp-layout-color0, Canvas));
  --rule: var(--pst-color-border, var(--jp-border-color1, #8888));
  --focus: var(--pst-color-primary, #1f6fd0);
  display: block;
  font-variant-numeric: tabular-nums;
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.live { display: none; }
@media screen {
  .twin { display: none; }
  .live { display: block; }
}
.live {
  border: 1px solid var(--rule);
  border-radius: 8px;
  font-size: 15px;
  line-height: 1.4;
  padding: 12px 14px;
}
.parts {
  display: grid;
  gap: 8px 20px;
  grid-template-columns: minmax(0, 1fr);
}
.unseen {
  clip-path: inset(50%);
  height: 1px;
  margin: 0;
  overflow: hidden;
  position: absolute;
  white-space: nowrap;
  width: 1px;
}
svg { display: block; overflow: visible; touch-action: pan-y; width: 100%; }
svg text { fill: currentColor; font: 14px system-ui, sans-serif; }
svg text.small { font-size: 12.5px; }
svg text.name, var { font-style: italic; }
svg text.middle { text-anchor: middle; }
svg text.end { text-anchor: end; }
svg text.strong { font-weight: 600; }
svg text.halo {
  paint-order: stroke;
  stroke: var(--paper);
  stroke-linejoin: round;
  stroke-width: 4px;
}
path, circle, rect { fill: none; stroke: currentColor; stroke-width: 2; }
.axis { opacity: 0.55; stroke-width: 1; }
.faint { opacity: 0.3; stroke-width: 1; }
.thin { stroke-width: 1.2; }
.thick { stroke-width: 3; }
.blue { stroke: var(--blue); }
.orange { stroke: var(--orange); }
.green { stroke: var(--green); }
.pink { stroke: var(--pink); }
.ink { stroke: currentColor; }
.dash { stroke-dasharray: 7 4; }
.dot { stroke-dasharray: 1.5 4; stroke-linecap: round; }
.dashdot { stroke-dasharray: 9 4 1.5 4; }
.tint { fill-opacity: 0.22; }
.blue.tint, .blue.solid, .blue.head { fill: var(--blue); }
.orange.tint, .orange.solid, .orange.head { fill: var(--orange); }
.green.tint, .green.solid, .green.head { fill: var(--green); }
.pink.tint, .pink.solid, .pink.head { fill: var(--pink); }
.ink.tint, .ink.solid, .ink.head { fill: currentColor; }
.head { stroke-dasharray: none; stroke-width: 1; }
.flat { stroke: none; }
.handle { cursor: grab; outline: none; touch-action: none; }
.handle:active { cursor: grabbing; }
.handle .reach { fill: transparent; stroke: none; }
.handle .knob { fill: var(--paper); stroke: currentColor; stroke-width: 2.5; }
.handle .knob.open { fill: none; }
.handle .ring { stroke: none; }
.handle:focus-visible .ring { stroke: var(--focus); stroke-width: 3; }
.readout { align-content: start; display: grid; gap: 6px; }
.readout p { margin: 0; }
table { border-collapse: collapse; width: 100%; }
th { font-weight: 400; padding: 1px 8px 1px 0; text-align: left; }
td { padding: 1px 0; text-align: right; white-space: nowrap; }
tr.total > * { border-top: 1px solid var(--rule); }
.key { display: inline-block; height: 10px; margin-right: 7px; width: 20px; }
.key path { stroke-width: 3; }
.controls { display: grid; gap: 4px 20px; }
.range {
  align-items: center;
  display: grid;
  gap: 8px;
  grid-template-columns: var(--label, 4.5em) minmax(0, 1fr) 4.6em;
  min-height: 30px;
}
.range:has(:disabled) { opacity: 0.45; }
.range output { text-align: right; white-space: nowrap; }
input[type="range"] {
  accent-color: var(--focus);
  height: 24px;
  margin: 0;
  min-width: 0;
  width: 100%;
}
fieldset {
  border: 0;
  display: flex;
  flex-wrap: wrap;
  gap: 2px 14px;
  margin: 0;
  min-width: 0;
  padding: 0;
}
legend { float: left; margin-right: 14px; padding: 3px 0; }
.choice { align-items: center; cursor: pointer; display: flex; gap: 6px; min-height: 28px; }
.choice input { accent-color: var(--focus); height: 16px; margin: 0; width: 16px; }
.foot {
  align-items: center;
  display: flex;
  flex-wrap: wrap;
  gap: 6px 8px;
  margin-top: 10px;
  min-height: 32px;
}
button {
  background: none;
  border: 1px solid var(--rule);
  border-radius: 6px;
  color: inherit;
  cursor: pointer;
  font: inherit;
  min-height: 32px;
  padding: 2px 11px;
}
button:hover { border-color: currentColor; }
:is(input, button):focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.status { font-size: 14px; }
@container (max-width: 559px) {
  legend { margin: 0; padding: 0; width: 100%; }
}
@container (min-width: 560px) {
  .beside { grid-template-columns: minmax(0, 1fr) var(--side, 230px); }
  .beside > .across { grid-column: 1 / -1; }
  .pair { grid-template-columns: 1fr 1fr; }
}
@media (forced-colors: active) {
  :host {
    --blue: CanvasText;
    --orange: LinkText;
    --green: Highlight;
    --pink: GrayText;
    --focus: Highlight;
    --paper: Canvas;
    --rule: CanvasText;
  }
}
`;
