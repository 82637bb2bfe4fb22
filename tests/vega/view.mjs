// A Vega view of a Vega-Lite specification without a screen: UTC, no canvas, a fixed seed.
process.env.TZ = 'UTC';
import {readFileSync} from 'node:fs';
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';
import {parse} from 'yaml';

const QUIET = {level() { return this; }, error() { return this; }, warn() { return this; }, info() { return this; }, debug() { return this; }};

/** The specification in a file, YAML or JSON. */
export function readSpec(file) {
  const text = readFileSync(file, 'utf8');
  return file.endsWith('.json') ? JSON.parse(text) : parse(text);
}

/**
 * Lets Vega measure text with the advances of a file instead of its estimate:
 * {"family": {"units": 1000, "normal": {"a": 512, …}, "bold": {…}}}. Letters that are not in it are half an em.
 */
export function useAdvances(file) {
  const fonts = JSON.parse(readFileSync(file, 'utf8'));
  vega.textMetrics.width = (item, text) => {
    const line = text == null ? '' : String(text).trim();
    const font = fonts[item.font] || Object.values(fonts)[0];
    const isBold = item.fontWeight === 'bold' || Number(item.fontWeight) >= 600;
    const advances = (isBold && font.bold) || font.normal;
    const units = Array.from(line).reduce((sum, letter) => sum + (advances[letter] ?? font.units / 2), 0);
    return (units / font.units) * vega.textMetrics.height(item);
  };
}

/** A view that has not run; data files are looked for in `base`. */
export function makeView(spec, base) {
  vega.setRandom(vega.randomLCG(0.42));
  const compiled = spec.$schema?.includes('/schema/vega/') ? spec : vegaLite.compile(spec, {logger: QUIET}).spec;
  const loader = vega.loader({baseURL: base, mode: 'file'});
  return new vega.View(vega.parse(compiled), {renderer: 'none', loader, logLevel: vega.None});
}

/** A view that has run and whose layout has settled. */
export async function runView(spec, base) {
  const view = makeView(spec, base);
  await view.runAsync();
  await view.runAsync();
  return view;
}
