// node bench.mjs [--repeats N] SPEC...: for each a line `name milliseconds`, the median time that Vega takes from the
// specification, read already, to the text of an SVG: CPU or elapsed time, whichever is less. N is 20, and 3 for
// specifications that take over half a second; a first round is not counted.
import {basename, dirname} from 'node:path';
import {parseArgs} from 'node:util';
import {makeView, readSpec} from './view.mjs';

const SLOW = 500;

const {values: options, positionals: specs} = parseArgs({
  allowPositionals: true,
  options: {repeats: {type: 'string', default: '20'}},
});

async function time(spec, base) {
  const start = performance.now();
  const used = process.cpuUsage();
  const view = makeView(spec, base);
  await view.toSVG();
  const elapsed = performance.now() - start;
  const {user, system} = process.cpuUsage(used);
  view.finalize();
  return Math.min(elapsed, (user + system) / 1000);
}

for (const file of specs) {
  const spec = readSpec(file);
  const base = dirname(file) + '/';
  const warming = await time(spec, base);
  const count = warming > SLOW ? 3 : Math.max(1, Number(options.repeats));
  const times = [];
  for (let i = 0; i < count; ++i) times.push(await time(spec, base));
  times.sort((a, b) => a - b);
  process.stdout.write(`${basename(file, '.yaml')} ${times[Math.floor(count / 2)].toFixed(3)}\n`);
}
