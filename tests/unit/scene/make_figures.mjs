// Prints cases for figures.txt: outlines and bounds as vega-scenegraph and d3-shape give them. Run where both are
// installed: node make_figures.mjs CASES_OF_A_KIND > figures.txt
import {readFileSync} from 'node:fs';
import {Marks, pathSymbols, pathTrail, pathRectangle, pathCurves, sceneFromJSON, textMetrics} from 'vega-scenegraph';
import {arc, area, line} from 'd3-shape';

textMetrics.canvas(false);
const cases = +process.argv[2] || 2;
const version = name => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
console.log(`# vega-scenegraph ${version('vega-scenegraph')}, d3-shape ${version('d3-shape')}`);

let state = 20231005;
const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
const number = (from, to) => +(from + random() * (to - from)).toFixed(2);
const one = list => list[Math.floor(random() * list.length)];
const maybe = (share, value) => random() < share ? value() : undefined;

class Calls {
  constructor() { this.out = []; }
  beginPath() {}
  moveTo(...p) { this.out.push('M', ...p); }
  lineTo(...p) { this.out.push('L', ...p); }
  bezierCurveTo(...p) { this.out.push('C', ...p); }
  quadraticCurveTo(...p) { this.out.push('Q', ...p); }
  closePath() { this.out.push('Z'); }
  rect(x, y, w, h) { this.out.push('M', x, y, 'L', x + w, y, 'L', x + w, y + h, 'L', x, y + h, 'Z'); }
  arc(x, y, r, from, to, back) { this.out.push('A', x, y, r, from, to, back ? 1 : 0); }
}

const digits = v => typeof v === 'number' ? String(+v.toFixed(9)) : v;
const attributes = item => Object.entries(item).filter(([, v]) => v !== undefined).map(([k, v]) => `${k}=${v}`).join(' ');
const print = (kind, item, result) => console.log(`${kind} ${attributes(item)} | ${result.map(digits).join(' ')}`);

const interpolates = ['linear', 'linear-closed', 'step', 'step-before', 'step-after', 'basis', 'basis-open',
  'basis-closed', 'cardinal', 'cardinal-open', 'cardinal-closed', 'bundle', 'monotone', 'natural', 'catmull-rom',
  'catmull-rom-open', 'catmull-rom-closed'];
const tensioned = /cardinal|bundle|catmull/;

function points(count, orient) {
  let along = number(0, 10);
  return Array.from({length: count}, () => {
    const beside = number(0, 100);
    along += random() < 0.05 ? 0 : number(1, 20);
    along = +along.toFixed(2);
    const point = orient === 'horizontal' ? [beside, along] : [along, beside];
    return [...point, number(-30, 60), random() < 0.1 && count > 3 ? 0 : 1];
  });
}

for (const interpolate of interpolates) {
  for (let i = 0; i < cases; ++i) {
    for (const kind of ['line', 'area']) {
      if (kind === 'area' && interpolate === 'bundle') continue;  // d3-shape throws
      const orient = maybe(0.4, () => 'horizontal');
      const tension = maybe(tensioned.test(interpolate) ? 0.5 : 0, () => number(0, 1));
      const list = points(i < 4 ? i + 1 : 3 + Math.floor(random() * 9), orient);
      const calls = new Calls();
      const curve = pathCurves(interpolate, orient, tension);
      const shape = kind === 'line' ? line().x(p => p[0]).y(p => p[1])
        : orient ? area().y(p => p[1]).x1(p => p[0]).x0(p => p[0] + p[2])
        : area().x(p => p[0]).y1(p => p[1]).y0(p => p[1] + p[2]);
      shape.defined(p => p[3] !== 0).curve(curve).context(calls)(list);
      print(kind, {interpolate, orient, tension, points: list.flat().join(',')}, calls.out);
    }
  }
}

for (let i = 0; i < cases * 2; ++i) {
  const list = points(1 + Math.floor(random() * 6)).map(p => [p[0], p[1], Math.abs(p[2]) / 4, p[3]]);
  const calls = new Calls();
  pathTrail().x(p => p[0]).y(p => p[1]).size(p => p[2]).defined(p => p[3] !== 0).context(calls)(list);
  print('trail', {points: list.flat().join(',')}, calls.out);
}

const symbols = ['circle', 'cross', 'diamond', 'square', 'arrow', 'wedge', 'triangle', 'triangle-up', 'triangle-down',
  'triangle-left', 'triangle-right', 'stroke', 'M-1,-1H1V1H-1Z', 'M0,-1C0.5,-1,1,-0.5,1,0q-0.5,1-1,1z',
  'M-1,0A1,1,0,0,1,1,0L0.5,0.8Z'];
for (const shape of symbols) {
  const size = number(1, 900);
  const calls = new Calls();
  pathSymbols(shape).draw(calls, size);
  print('symbol', {shape, size}, calls.out);
}

const radii = () => ({
  startAngle: number(-4, 4), endAngle: number(-4, 9), innerRadius: maybe(0.6, () => number(0, 40)),
  outerRadius: number(20, 100), padAngle: maybe(0.4, () => number(0, 0.3)), cornerRadius: maybe(0.5, () => number(0, 15))
});
for (let i = 0; i < cases * 8; ++i) {
  const item = radii();
  const calls = new Calls();
  arc().startAngle(item.startAngle).endAngle(item.endAngle).padAngle(item.padAngle || 0).context(calls)
    .innerRadius(item.innerRadius || 0).outerRadius(item.outerRadius).cornerRadius(item.cornerRadius || 0)(item);
  print('arc', item, calls.out);
}

for (let i = 0; i < cases * 2; ++i) {
  const item = {x: number(-50, 50), y: number(-50, 50), width: number(0, 80), height: number(0, 80),
    corners: Array.from({length: 4}, () => number(0, 20)).join(',')};
  const calls = new Calls();
  const [tl, tr, br, bl] = item.corners.split(',').map(Number);
  pathRectangle().x(item.x).y(item.y).width(item.width).height(item.height).cornerRadius(tl, tr, br, bl)
    .context(calls)(item);
  print('corners', item, calls.out);
}

function bounds(marktype, items) {
  const scene = sceneFromJSON({marktype, items});
  const b = scene.bounds || scene.items[0].bounds;
  return [b.x1, b.y1, b.x2, b.y2];
}
const stroke = () => random() < 0.3 ? {} : {
  stroke: 'black', strokeWidth: maybe(0.7, () => number(0, 6)), strokeCap: maybe(0.5, () => one(['butt', 'square', 'round'])),
  strokeJoin: maybe(0.4, () => one(['miter', 'round', 'bevel'])), strokeMiterLimit: maybe(0.3, () => number(1, 10)),
  strokeOpacity: maybe(0.1, () => 0), opacity: maybe(0.1, () => 0)
};
const place = () => ({x: number(-100, 100), y: number(-100, 100)});
const makers = {
  rect: () => ({...place(), width: number(-50, 80), height: number(-50, 80), ...stroke()}),
  rule: () => ({...place(), x2: number(-100, 100), y2: number(-100, 100), ...stroke()}),
  symbol: () => ({...place(), size: number(1, 900), shape: one(symbols.slice(0, 12)), angle: maybe(0.4, () => number(-180, 360)), ...stroke()}),
  arc: () => ({...place(), ...radii(), cornerRadius: undefined, angle: maybe(0.3, () => number(-180, 360)), ...stroke()}),
};
for (const [type, make] of Object.entries(makers)) {
  for (let i = 0; i < cases * 4; ++i) {
    const item = make();
    print(`${type}-bounds`, item, bounds(type, [{...item}]));
  }
}

for (let i = 0; i < cases * 4; ++i) {
  const interpolate = one(interpolates), list = points(2 + Math.floor(random() * 8));
  const ink = stroke();
  print('line-bounds', {interpolate, points: list.flat().join(','), ...ink},
    bounds('line', list.map(p => ({x: p[0], y: p[1], defined: p[3] !== 0, interpolate, ...ink}))));
}

const words = ['Littoral', 'Vallée', '12', 'mise en ligne', 'données ouvertes', '𝄞 sol', 'x', ''];
for (let i = 0; i < cases * 20; ++i) {
  const lines = Array.from({length: one([1, 1, 1, 2, 3])}, () => one(words));
  const item = {
    ...place(), dx: maybe(0.3, () => number(-9, 9)), dy: maybe(0.3, () => number(-9, 9)),
    radius: maybe(0.2, () => number(1, 90)), theta: maybe(0.2, () => number(-4, 4)),
    angle: maybe(0.4, () => number(-180, 360)), align: maybe(0.7, () => one(['left', 'center', 'right'])),
    baseline: maybe(0.8, () => one(['alphabetic', 'top', 'middle', 'bottom', 'line-top', 'line-bottom'])),
    fontSize: maybe(0.7, () => number(5, 30)), lineHeight: maybe(0.3, () => number(5, 40)),
    limit: maybe(0.4, () => number(20, 120)), ellipsis: maybe(0.2, () => '--')
  };
  const text = lines.join('~').replaceAll(' ', '_');
  print('text-bounds', {...item, text}, bounds('text', [{...item, text: lines.length > 1 ? lines : lines[0]}]));
}
