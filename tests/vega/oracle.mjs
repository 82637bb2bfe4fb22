// What Vega makes of Vega-Lite specifications: for each SPEC, FOLDER/<name>.json.
//   node oracle.mjs --out FOLDER [--base FOLDER] [--advances FILE] [--svg] SPEC...
// --base: where data files are looked for (the specification's folder). --advances: see view.mjs. --svg: FOLDER/<name>.svg
// too. A specification that fails gets {"error": ...}, and the exit status is 1.
import {mkdirSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {parseArgs} from 'node:util';
import {sceneText} from './scene_text.mjs';
import {readSpec, runView, useAdvances} from './view.mjs';

const {values: options, positionals: specs} = parseArgs({
  allowPositionals: true,
  options: {
    out: {type: 'string'}, base: {type: 'string'}, advances: {type: 'string'}, svg: {type: 'boolean'},
  },
});

function nameOf(file) {
  return basename(file).replace(/(\.vl)?\.(json|yaml|yml)$/, '');
}

async function answer(file) {
  const view = await runView(readSpec(file), (options.base ?? dirname(file)) + '/');
  const text = sceneText(view);
  if (options.svg) writeFileSync(join(options.out, `${nameOf(file)}.svg`), await view.toSVG());
  view.finalize();
  return text;
}

if (!options.out || specs.length === 0) {
  process.stderr.write('usage: node oracle.mjs --out FOLDER [--base FOLDER] [--advances FILE] [--svg] SPEC...\n');
  process.exit(2);
}
if (options.advances) useAdvances(options.advances);
mkdirSync(options.out, {recursive: true});
for (const file of specs) {
  let text;
  try {
    text = await answer(file);
  } catch (error) {
    process.stderr.write(`${file}: ${error.message}\n`);
    process.exitCode = 1;
    text = `${JSON.stringify({error: error.message})}\n`;
  }
  writeFileSync(join(options.out, `${nameOf(file)}.json`), text);
}
