// Prints figures.txt: the items of the marks of some Vega specifications, as Vega itself makes them. Run where vega is
// installed: node make_figures.mjs > figures.txt
import {readFileSync} from 'node:fs';
import * as vega from 'vega';

const version = JSON.parse(readFileSync('node_modules/vega/package.json')).version;
console.log(`# vega ${version}`);

const table = (name, values, transform) => ({name, values, transform});
const band = (name, field, side, more = {}) => ({name, type: 'band', domain: {data: 't', field, sort: true}, range: side,
  paddingInner: 0.1, paddingOuter: 0.05, ...more});
const linear = (name, fields, side, more = {}) => ({name, type: 'linear', nice: true, zero: true, range: side,
  domain: {data: 't', fields}, ...more});

const bars = {
  width: {step: 20}, height: 200, padding: 5,
  signals: [{name: 'width', update: "bandspace(domain('x').length, 0.1, 0.05) * 20"}],
  data: [table('t', [['b', 3], ['a', 7.5], ['d', -2], ['c', 5]].map(([k, v]) => ({k, v})))],
  scales: [band('x', 'k', {step: 20}), linear('y', ['v'], 'height')],
  marks: [{type: 'rect', name: 'bars', from: {data: 't'}, encode: {update: {
    x: {scale: 'x', field: 'k'}, width: {signal: "max(0.25, bandwidth('x'))"},
    y: {scale: 'y', field: 'v'}, y2: {scale: 'y', value: 0}, fill: {value: 'steelblue'}}}}]
};
delete bars.width;

const grouped = {
  height: 100, padding: 0,
  signals: [{name: 'x_step', update: "12 * bandspace(domain('within').length, 0, 0) / (1 - 0.2)"},
    {name: 'width', update: "bandspace(domain('x').length, 0.2, 0.2) * x_step"}],
  data: [table('t', [['a', 'u', 1], ['a', 'v', 4], ['b', 'u', 2], ['b', 'v', 3], ['b', 'w', 5]].map(
    ([k, g, v]) => ({k, g, v})))],
  scales: [band('x', 'k', {step: {signal: 'x_step'}}, {paddingInner: 0.2, paddingOuter: 0.2}),
    band('within', 'g', {step: 12}, {paddingInner: 0, paddingOuter: 0}), linear('y', ['v'], 'height'),
    {name: 'colour', type: 'ordinal', domain: {data: 't', field: 'g', sort: true},
      range: ['#4c78a8', '#f58518', '#e45756']}],
  marks: [{type: 'rect', name: 'bars', from: {data: 't'}, encode: {update: {
    x: {scale: 'x', field: 'k', offset: {scale: 'within', field: 'g'}},
    width: {signal: "max(0.25, bandwidth('within'))"}, fill: {scale: 'colour', field: 'g'},
    y: {scale: 'y', field: 'v'}, y2: {scale: 'y', value: 0}}}}]
};

const lines = {
  width: 200, height: 100, padding: 0,
  data: [table('t', [['p', 3, 4], ['q', 1, 1], ['p', 1, 2], ['p', 2, null], ['q', 3, 5], ['p', 4, 8], ['q', 2, 3]].map(
    ([s, x, y]) => ({s, x, y})))],
  scales: [linear('x', ['x'], 'width', {zero: false, nice: false}), linear('y', ['y'], 'height')],
  marks: [{type: 'group', name: 'pathgroup', from: {facet: {name: 'series', data: 't', groupby: ['s']}},
    encode: {update: {width: {field: {group: 'width'}}, height: {field: {group: 'height'}}}},
    marks: [{type: 'line', name: 'lines', from: {data: 'series'}, sort: {field: 'x'}, encode: {update: {
      x: {scale: 'x', field: 'x'}, y: {scale: 'y', field: 'y'}, stroke: {value: 'red'},
      defined: {signal: 'isValid(datum.y)'}}}}]}]
};

const facets = {
  padding: 0,
  signals: [{name: 'child_width', value: 80}, {name: 'child_height', value: 60}],
  data: [table('t', [['b', 1, 2], ['a', 2, 6], ['b', 3, 4], ['a', 4, 1], ['c', 5, 3]].map(([f, x, y]) => ({f, x, y})))],
  layout: {padding: 20, columns: 3, bounds: 'full', align: 'all'},
  marks: [{type: 'group', name: 'cells', from: {facet: {name: 'facet', data: 't', groupby: ['f']}},
    sort: {field: 'datum["f"]', order: 'ascending'},
    encode: {update: {width: {signal: 'child_width'}, height: {signal: 'child_height'}}},
    scales: [{...linear('own', ['y'], [{signal: 'child_height'}, 0]), domain: {data: 'facet', field: 'y'}}],
    marks: [{type: 'symbol', name: 'points', from: {data: 'facet'}, encode: {update: {
      x: {scale: 'x', field: 'x'}, y: {scale: 'own', field: 'y'}, size: {value: 30}, fill: {value: 'black'}}}}]}],
  scales: [linear('x', ['x'], [0, {signal: 'child_width'}])]
};

const pie = {
  width: 120, height: 90, padding: 0,
  data: [table('t', [['a', 1], ['b', 2], ['c', 5]].map(([k, v]) => ({k, v})),
    [{type: 'stack', field: 'v', as: ['v0', 'v1'], groupby: []}])],
  scales: [linear('theta', ['v0', 'v1'], [0, 6.283185307179586], {nice: false})],
  marks: [{type: 'arc', name: 'slices', from: {data: 't'}, encode: {update: {
    x: {signal: 'width', mult: 0.5}, y: {signal: 'height', mult: 0.5}, outerRadius: {signal: 'min(width, height) / 2'},
    startAngle: {scale: 'theta', field: 'v1'}, endAngle: {scale: 'theta', field: 'v0'}}}}]
};

const stacked = {
  width: 100, height: 80, padding: 0,
  data: [table('t', [[0, 'u', 1], [0, 'v', 2], [1, 'u', 3], [1, 'v', 1], [2, 'u', 2], [2, 'v', 2]].map(
    ([x, g, v]) => ({x, g, v})), [{type: 'stack', groupby: ['x'], field: 'v', as: ['v0', 'v1'],
    sort: {field: ['g'], order: ['descending']}}])],
  scales: [linear('x', ['x'], 'width', {nice: false}), linear('y', ['v0', 'v1'], 'height')],
  marks: [{type: 'group', name: 'pathgroup', from: {facet: {name: 'series', data: 't', groupby: ['g']}},
    encode: {update: {width: {field: {group: 'width'}}, height: {field: {group: 'height'}}}},
    marks: [{type: 'area', name: 'areas', from: {data: 'series'}, sort: {field: 'x'}, encode: {update: {
      orient: {value: 'vertical'}, x: {scale: 'x', field: 'x'}, y: {scale: 'y', field: 'v1'},
      y2: {scale: 'y', field: 'v0'}}}}]}]
};

const histogram = {
  width: 90, height: 50, padding: 0,
  data: [table('t', [1, 2, 2, 3, 12, 13, 29].map(v => ({v})), [
    {type: 'extent', field: 'v', signal: 'reach'},
    {type: 'bin', field: 'v', maxbins: 10, extent: {signal: 'reach'}, signal: 'bins', as: ['b0', 'b1']},
    {type: 'aggregate', groupby: ['b0', 'b1'], ops: ['count'], as: ['n']}])],
  scales: [linear('x', ['v'], 'width', {nice: false, zero: false, domain: {signal: '[bins.start, bins.stop]'},
    bins: {signal: 'bins'}}), linear('y', ['n'], 'height')],
  marks: [{type: 'rect', name: 'bars', from: {data: 't'}, encode: {update: {
    x2: {scale: 'x', field: 'b0', offset: {signal:
      "abs(scale('x', datum.b1) - scale('x', datum.b0)) < 0.25 ? -0.5 * (0.25 - (abs(scale('x', datum.b1) - scale('x', datum.b0)))) : 0.5"}},
    x: {scale: 'x', field: 'b1', offset: {signal:
      "abs(scale('x', datum.b1) - scale('x', datum.b0)) < 0.25 ? 0.5 * (0.25 - (abs(scale('x', datum.b1) - scale('x', datum.b0)))) : -0.5"}},
    y: {scale: 'y', field: 'n'}, y2: {scale: 'y', value: 0}}}}]
};

const square = (x, y, size) => ({type: 'Feature', properties: {}, geometry: {type: 'Polygon',
  coordinates: [[[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]]]}});
const map = {
  width: 100, height: 60, padding: 0,
  data: [table('shapes', [square(0, 0, 10), square(20, 5, 5)]),
    table('t', [{lon: 5, lat: 5}, {lon: 20, lat: 10}],
      [{type: 'geopoint', projection: 'map', fields: ['lon', 'lat'], as: ['px', 'py']}])],
  projections: [{name: 'map', type: 'mercator', size: [100, 60], fit: {signal: "data('shapes')"}}],
  marks: [{type: 'shape', name: 'areas', from: {data: 'shapes'}, transform: [{type: 'geoshape', projection: 'map'}]},
    {type: 'symbol', name: 'towns', from: {data: 't'}, encode: {update: {
      x: {field: 'px'}, y: {field: 'py'}, size: {value: 9}}}}]
};

const numbers = ['x', 'y', 'width', 'height', 'x2', 'y2', 'size', 'startAngle', 'endAngle', 'outerRadius', 'fill',
  'stroke'];
const show = v => typeof v === 'number' ? +v.toFixed(6) : v;

function print(name, mark) {
  if (mark.marktype !== 'group')
    mark.items.forEach(item => {
      const b = item.bounds;
      const own = mark.marktype === 'shape'
        ? [['bounds', [b.x1, b.y1, b.x2, b.y2].map(show).join(',')]]
        : numbers.filter(key => item[key] != null && !(mark.marktype !== 'rule' && /[xy]2/.test(key)))
          .map(key => [key, show(item[key])]);
      if (item.defined === false) own.splice(0, own.length, ['defined', 0]);
      console.log(`${name} ${mark.name}`, own.map(([key, v]) => `${key}=${v}`).join(' '));
    });
  else
    mark.items.forEach(item => {
      if (mark.role !== 'frame')
        console.log(`${name} ${mark.name}`,
          ['x', 'y', 'width', 'height'].map(key => `${key}=${show(item[key] ?? 0)}`).join(' '));
      item.items.forEach(inner => print(name, inner));
    });
}

for (const [name, spec] of Object.entries({bars, grouped, lines, facets, pie, stacked, histogram, map})) {
  const view = new vega.View(vega.parse(spec, {}), {renderer: 'none', logLevel: vega.Error});
  await view.runAsync();
  console.log(`${name} view width=${view._viewWidth} height=${view._viewHeight} x=${view._origin[0]} y=${view._origin[1]}`);
  print(name, view.scenegraph().root);
}
