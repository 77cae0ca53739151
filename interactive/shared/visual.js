// What all visuals share: the element, its controls, handles, live text and link.
//
// A visual is one object, given to define():
//
//   name       "secant-quotient"; the element is course-visual-secant-quotient
//   label      what the picture is about, for screen readers
//   controls   { key: range(...) or choice(...) }; their values are view.state. Where
//              the reader moves one with `resets`, the controls of these names go back
//   html       its parts: <svg data-stage="...">, <output data-value="..."> and
//              places for controls, <div class="controls" data-controls="x h">
//   stages     { name: (width) => height }, in pixels of the page
//   handles    [{ stage, label, keys, at(view), drag(view, px, py) }]; `keys` names
//              what the arrow keys change: across and, if there are two, up; a function
//              of the view where that varies. `down`: the second one grows downwards.
//              `jumps`: a click anywhere brings it there. `open`: a ring, no disc.
//              grab(view, px, py) is called where a drag begins.
//   unused     (state) => keys of sliders that have no meaning in this state
//   actions    { label: (view) => ... }, one button each
//   draw(view) fills the stages and the values
//   say(state) the state in a sentence, read out when it has come to rest

import { fixed } from "./numbers.js";
import { decimals, fragment, judged, readFragment } from "./state.js";
import { css } from "./style.js";

const SILENCE = 500;

class View {
  constructor(host, visual, { inPage = true, state = {} } = {}) {
    Object.assign(this, { host, visual, inPage, stages: {}, values: {} });
    this.start = {};
    for (const [key, { value }] of Object.entries(visual.controls)) this.start[key] = value;
    this.state = { ...this.start };
    this.build();
    this.take(judged(visual.controls, state));
    if (inPage) {
      this.follow();
      addEventListener("hashchange", () => this.follow());
    }
    new ResizeObserver(() => this.measure() && this.draw()).observe(this.live);
  }

  build() {
    const { visual, inPage } = this;
    const root = this.host.shadowRoot ?? this.host.attachShadow({ mode: "open" });
    root.innerHTML = `<style>${css}${visual.css ?? ""}</style>
      <div class="live" role="group" aria-label="${visual.label}">
      ${visual.html}
      <div class="foot"></div><p class="unseen" aria-live="polite"></p></div>
      <div class="twin"><slot></slot></div>`;
    this.root = root;
    this.live = root.querySelector(".live");
    this.voice = root.querySelector("[aria-live]");
    for (const svg of root.querySelectorAll("[data-stage]")) this.addStage(svg);
    for (const place of root.querySelectorAll("[data-controls]")) {
      for (const key of place.dataset.controls.split(" ")) this.addControl(key, place);
    }
    for (const output of root.querySelectorAll("[data-value]")) {
      this.values[output.dataset.value] = output;
    }
    this.handles = (visual.handles ?? []).map((handle) => this.addHandle(handle));
    for (const [label, act] of Object.entries(visual.actions ?? {})) {
      this.addButton(label, () => act(this));
    }
    this.addButton("Start again", () => this.set(this.start));
    if (inPage) this.addButton("Copy link to this state", () => this.copyLink());
    this.status = document.createElement("span");
    this.status.className = "status";
    this.status.setAttribute("role", "status");
    root.querySelector(".foot").append(this.status);
    this.measure();
  }

  addStage(svg) {
    svg.setAttribute("role", "group");
    svg.innerHTML = '<g class="scene"></g><g class="handles"></g>';
    const [scene, handles] = svg.children;
    this.stages[svg.dataset.stage] = { svg, scene, handles, width: 0, height: 0 };
  }

  addControl(key, place) {
    const control = this.visual.controls[key];
    const make = control.kind === "range" ? rangeHtml : choiceHtml;
    const box = document.createElement("div");
    box.innerHTML = make(key, control);
    box.addEventListener("input", ({ target }) => {
      this.stop();
      const back = (control.resets ?? []).map((other) => [other, this.start[other]]);
      this.set({ ...Object.fromEntries(back), [key]: target.value });
    });
    place.append(box);
  }

  addButton(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      this.stop();
      act();
    });
    this.root.querySelector(".foot").append(button);
  }

  addHandle(handle) {
    const stage = this.stages[handle.stage];
    stage.handles.insertAdjacentHTML(
      "beforeend",
      `<g class="handle" tabindex="0" role="slider" aria-label="${handle.label}">
       <circle class="reach" r="${handle.reach ?? 22}"/><circle class="ring" r="12"/>
       <circle class="knob ${handle.open ? "open" : ""}" r="${handle.radius ?? 7}"/></g>`,
    );
    const knob = stage.handles.lastElementChild;
    const spot = (event) => {
      const box = stage.svg.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const drag = (event) => handle.drag(this, ...spot(event));
    knob.addEventListener("pointerdown", (event) => {
      this.stop();
      handle.grab?.(this, ...spot(event));
      knob.setPointerCapture(event.pointerId);
      knob.focus({ focusVisible: false, preventScroll: true });
      event.preventDefault();
    });
    // In pictures, touch-action alone does not keep the page from scrolling.
    knob.addEventListener("touchstart", (event) => event.preventDefault(), {
      passive: false,
    });
    knob.addEventListener("pointermove", (event) => {
      if (knob.hasPointerCapture(event.pointerId)) drag(event);
    });
    knob.addEventListener("keydown", (event) => this.nudge(handle, event));
    if (handle.jumps) stage.svg.addEventListener("click", drag);
    return { ...handle, knob };
  }

  // Arrow keys move a handle by a hundredth of its range, with Shift by a tenth.
  nudge(handle, event) {
    const [across, up = across] = keysOf(handle, this);
    const rise = handle.down ? -1 : 1;
    const moves = {
      ArrowLeft: [across, -1],
      ArrowRight: [across, 1],
      ArrowDown: [up, -rise],
      ArrowUp: [up, rise],
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    this.stop();
    const [key, sign] = moves[event.key];
    const { min, max, step, wraps } = this.visual.controls[key];
    const hundredth = Math.max(step, (max - min) / 100) * (event.shiftKey ? 10 : 1);
    let value = this.state[key] + sign * hundredth;
    if (wraps) value = min + ((((value - min) % (max - min)) + max - min) % (max - min));
    this.set({ [key]: value });
  }

  // Take over new values, each brought into its bounds.
  set(changes) {
    Object.assign(this.state, judged(this.visual.controls, changes).state);
    this.status.textContent = "";
    this.draw();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.voice.textContent = this.visual.say(this.state);
    }, SILENCE);
    this.host.dispatchEvent(new CustomEvent("change"));
  }

  // One unit of a stage is one pixel of the page, so that text keeps its size.
  measure() {
    let changed = false;
    for (const [name, stage] of Object.entries(this.stages)) {
      const width = stage.svg.clientWidth;
      if (!width || width === stage.width) continue;
      changed = true;
      stage.width = width;
      stage.height = Math.round(this.visual.stages[name](width));
      stage.svg.setAttribute("height", stage.height);
    }
    return changed;
  }

  draw() {
    if (Object.values(this.stages).some(({ width }) => !width)) return;
    this.visual.draw(this);
    this.showControls();
    for (const handle of this.handles) this.showHandle(handle);
  }

  showControls() {
    for (const [key, control] of Object.entries(this.visual.controls)) {
      const value = this.state[key];
      if (control.kind === "choice") {
        const button = this.root.querySelector(`[name="${key}"][value="${value}"]`);
        if (button) button.checked = true;
        continue;
      }
      const input = this.root.querySelector(`[name="${key}"]`);
      input.disabled = Boolean(this.visual.unused?.(this.state).includes(key));
      const words = control.write?.(value) ?? fixed(value, decimals(control));
      input.value = value;
      input.setAttribute("aria-valuetext", words);
      input.nextElementSibling.textContent = words;
    }
  }

  showHandle({ knob, at, ...handle }) {
    const place = at(this);
    knob.toggleAttribute("hidden", !place);
    if (!place) return;
    const keys = keysOf(handle, this);
    const words = keys.map((key) => {
      const control = this.visual.controls[key];
      const value = this.state[key];
      return `${plain(control.label)} ${control.write?.(value) ?? fixed(value, decimals(control))}`;
    });
    const { min, max } = this.visual.controls[keys[0]];
    const range = { valuemin: min, valuemax: max, valuenow: this.state[keys[0]] };
    knob.setAttribute("transform", `translate(${place[0]} ${place[1]})`);
    knob.setAttribute("aria-valuetext", words.join(", "));
    for (const [key, value] of Object.entries(range)) {
      knob.setAttribute(`aria-${key}`, value);
    }
  }

  // Fill a stage, and the outputs by their names.
  paint(stage, content) {
    this.stages[stage].scene.innerHTML = content;
  }

  write(values) {
    for (const [name, text] of Object.entries(values)) {
      const output = this.values[name];
      if (output.textContent !== text) output.textContent = text;
    }
  }

  // Change the state over time by step(progress from 0 to 1), at once where the
  // reader wants no motion.
  animate(step, milliseconds) {
    this.stop();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return step(1);
    const begin = performance.now();
    const frame = (now) => {
      const progress = Math.min(1, Math.max(0, (now - begin) / milliseconds));
      this.motion = progress < 1 ? requestAnimationFrame(frame) : null;
      step(progress);
    };
    this.motion = requestAnimationFrame(frame);
  }

  stop() {
    cancelAnimationFrame(this.motion);
  }

  follow() {
    const { name, controls } = this.visual;
    const found = readFragment(name, controls, location.hash);
    if (!found) return;
    this.take(found);
    this.host.scrollIntoView({ block: "center" });
  }

  take({ state, problem }) {
    this.set({ ...this.start, ...state });
    this.status.textContent = problem;
  }

  async copyLink() {
    history.replaceState(null, "", fragment(this.visual.name, this.state));
    try {
      await navigator.clipboard.writeText(location.href);
      this.status.textContent = "Copied.";
    } catch {
      this.status.textContent = "The link is in the address bar.";
    }
  }
}

const keysOf = ({ keys }, view) => (typeof keys === "function" ? keys(view) : keys);
const plain = (html) => html.replace(/<[^>]*>/g, "");

function rangeHtml(key, { label, min, max, step }) {
  const bounds = `min="${min}" max="${max}" step="${step}"`;
  return `<div class="range"><label for="${key}">${label}</label>
    <input type="range" id="${key}" name="${key}" ${bounds}><span aria-hidden="true"></span></div>`;
}

function choiceHtml(key, { label, options }) {
  const buttons = Object.entries(options).map(
    ([value, words]) => `<label class="choice">
      <input type="radio" name="${key}" value="${value}"><span>${words}</span></label>`,
  );
  return `<fieldset><legend>${label}</legend>${buttons.join("")}</fieldset>`;
}

// Make the element of a visual known to the page. Returns what anywidget calls to show
// it in a notebook, where the state is a trait of the Python side.
export function define(visual) {
  if (globalThis.customElements) {
    const tag = `course-visual-${visual.name}`;
    class VisualElement extends HTMLElement {
      connectedCallback() {
        this.view ??= new View(this, visual);
      }
    }
    if (!customElements.get(tag)) customElements.define(tag, VisualElement);
  }
  return ({ model, el }) => {
    const host = document.createElement("div");
    host.style.containerType = "inline-size";
    const inner = document.createElement("div");
    inner.dataset.lmSuppressShortcuts = "true"; // or JupyterLab takes the arrow keys
    host.append(inner);
    el.append(host);
    const view = new View(inner, visual, { inPage: false, state: model.get("state") });
    const save = () => {
      model.set("state", { ...view.state });
      model.save_changes();
    };
    inner.addEventListener("change", save);
    save();
    model.on("change:state", () => {
      const given = model.get("state");
      if (JSON.stringify(given) !== JSON.stringify(view.state)) {
        view.take(judged(visual.controls, given));
      }
    });
  };
}
