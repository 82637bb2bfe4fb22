// Writes normalised.json: what Vega-Lite's own normalisation makes of specifications.json, without tooltips, which a
// page does not have. Run in a folder in which `npm install vega vega-lite` was done: node normalise.mjs
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const here = path.dirname(new URL(import.meta.url).pathname);
const installed = createRequire(path.join(process.cwd(), 'package.json'));
const vegaLite = await import(pathToFileURL(installed.resolve('vega-lite')));
const quiet = { level: () => quiet, warn: () => quiet, info: () => quiet, debug: () => quiet, error: () => quiet };

function withoutTooltips(node) {
  if (Array.isArray(node)) return node.map(withoutTooltips);
  if (node === null || typeof node !== 'object') return node;
  const kept = Object.entries(node).filter(([name, value]) => name !== 'tooltip' && value !== undefined);
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutTooltips(value)]));
}

const specifications = JSON.parse(fs.readFileSync(path.join(here, 'specifications.json'), 'utf8'));
const lines = Object.entries(specifications).map(([name, specification]) => {
  const { normalized } = vegaLite.compile(specification, { logger: quiet });
  return ` ${JSON.stringify(name)}:\n  ${JSON.stringify(withoutTooltips(normalized))}`;
});
fs.writeFileSync(path.join(here, 'normalised.json'), `{\n${lines.join(',\n')}\n}\n`);
