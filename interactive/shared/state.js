// The state of a visual: one value for each control, kept inside its bounds, and
// written behind the name of the visual in the address: #name?x=1.5&h=-0.2

import { clamp } from "./scales.js";

// A number on a slider.
export function range(label, min, max, step, value, options = {}) {
  return { kind: "range", label, min, max, step, value, ...options };
}

// One of a few words, by radio buttons: options maps each value to its label.
export function choice(label, options, value) {
  return { kind: "choice", label, options, value };
}

// The nearest allowed value, or undefined where there is none.
export function allowed(control, value) {
  if (control.kind === "choice") return Object.hasOwn(control.options, value) ? value : undefined;
  const number = value === "" || value === null ? NaN : Number(value);
  if (!Number.isFinite(number)) return undefined;
  const digits = decimals(control);
  const steps = Math.round((number - control.min) / control.step);
  const snapped = Number((control.min + steps * control.step).toFixed(digits));
  return clamp(snapped, control.min, control.max) + 0;
}

// How many digits stand behind the point of a step.
export function decimals({ step }) {
  return (String(step).split(".")[1] ?? "").length;
}

export function fragment(name, state) {
  return `#${name}?${new URLSearchParams(state)}`;
}

// What the fragment says about this visual: { state, problem }; null if it is silent.
export function readFragment(name, controls, hash) {
  const [target, query] = hash.slice(1).split("?");
  if (target !== name || query === undefined) return null;
  return judged(controls, Object.fromEntries(new URLSearchParams(query)));
}

// The allowed part of some values, and a sentence about what is not allowed.
export function judged(controls, values) {
  const state = {};
  let problem = "";
  for (const [key, given] of Object.entries(values)) {
    const control = Object.hasOwn(controls, key) ? controls[key] : undefined;
    const value = control && allowed(control, given);
    if (value === undefined) {
      const known = control ? expected(control) : Object.keys(controls).join(", ");
      problem = `${key}=${String(given).slice(0, 30)} is not allowed here, only ${known}.`;
    } else {
      state[key] = value;
    }
  }
  return { state, problem };
}

function expected({ kind, options, min, max }) {
  return kind === "choice" ? Object.keys(options).join(", ") : `${min} to ${max}`;
}
