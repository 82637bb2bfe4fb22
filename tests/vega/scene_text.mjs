// A Vega view as text for comparison: size, scales and scenegraph, numbers with three decimals, a line for each item.

import {rgb} from 'd3-color';

// What vega-scenegraph's sceneToJSON writes of a mark and of an item, without what only screen readers hear.
const MARK_KEYS = ['marktype', 'name', 'role', 'clip', 'zindex'];
const ITEM_KEYS = [
  'x', 'y', 'x2', 'y2', 'width', 'height', 'align', 'baseline', 'zindex',
  'fill', 'fillOpacity', 'opacity', 'blend',
  'stroke', 'strokeOpacity', 'strokeWidth', 'strokeCap', 'strokeJoin', 'strokeMiterLimit', 'strokeDash',
  'strokeDashOffset', 'strokeForeground', 'strokeOffset', 'clip',
  'startAngle', 'endAngle', 'innerRadius', 'outerRadius', 'padAngle',
  'cornerRadius', 'cornerRadiusTopLeft', 'cornerRadiusTopRight', 'cornerRadiusBottomLeft', 'cornerRadiusBottomRight',
  'interpolate', 'tension', 'orient', 'defined',
  'url', 'aspect', 'smooth', 'path', 'scaleX', 'scaleY', 'size', 'shape',
  'text', 'angle', 'theta', 'radius', 'dir', 'dx', 'dy', 'ellipsis', 'limit', 'lineBreak', 'lineHeight',
  'font', 'fontSize', 'fontWeight', 'fontStyle', 'fontVariant',
];
const GUIDE_ROLE = /^(axis|legend)-/;

function round(number) {
  return Number.isFinite(number) ? Math.round(number * 1000) / 1000 + 0 : null;
}

function plain(value) {
  if (typeof value === 'number') return round(value);
  if (value instanceof Date) return value.getTime();
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([key]) => key !== 'id' && typeof key === 'string');
    return Object.fromEntries(entries.map(([key, part]) => [key, plain(part)]));
  }
  return value;
}

function roundPath(path) {
  return path && path.replace(/-?\d*\.\d+(e[-+]?\d+)?/gi, (number) => String(Math.round(number * 100) / 100 + 0));
}

/** A colour as `#rrggbb` or `rgba(…)`; what is no colour stays. */
function colour(value) {
  if (typeof value !== 'string' || value === 'transparent') return value;
  const parsed = rgb(value);
  if (!Number.isFinite(parsed.r)) return value;
  return parsed.opacity === 1 ? parsed.formatHex() : parsed.formatRgb();
}

function paint(value) {
  if (!value || !value.gradient) return colour(value);
  const {stops, ...shape} = plain(value);
  return {...shape, stops: stops.map((stop) => ({...stop, color: colour(stop.color)}))};
}

/** The path of a geoshape item, for which Vega keeps a function. */
function shapePath(item) {
  const shape = item.mark.shape || item.shape;
  return roundPath(shape.context(null)(item)) || '';
}

const WRITERS = {path: roundPath, fill: paint, stroke: paint};

function itemObject(item, mark) {
  const object = {};
  for (const key of ITEM_KEYS) {
    const value = item[key];
    if (value === undefined || value === null || typeof value === 'function') continue;
    object[key] = WRITERS[key] ? WRITERS[key](value) : plain(value);
  }
  if (mark.marktype === 'shape') object.path = shapePath(item);
  if (GUIDE_ROLE.test(mark.role) && item.datum && item.datum.value !== undefined) object.value = plain(item.datum.value);
  if (mark.marktype === 'group') object.items = (item.items || []).map(markObject);
  return object;
}

function markObject(mark) {
  const object = {};
  for (const key of MARK_KEYS) {
    if (mark[key] && typeof mark[key] !== 'function') object[key] = mark[key];
  }
  if (mark.clip) object.clip = true;
  object.items = (mark.items || []).map((item) => itemObject(item, mark));
  return object;
}

function scaleObject(scale) {
  const object = {type: scale.type, domain: plain(scale.domain())};
  if (scale.range) object.range = plain(scale.range()).map(colour);
  return object;
}

function scalesObject(view) {
  const scales = {};
  for (const name of Object.keys(view._runtime.scales).sort()) {
    const scale = view.scale(name);
    if (scale && scale.domain) scales[name] = scaleObject(scale);
  }
  return scales;
}

/** JSON in which only lists of marks and of items are broken over lines. */
function write(value, indent) {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  const {items, ...own} = value;
  const head = JSON.stringify(own);
  if (!items) return head;
  if (items.length === 0) return `${head.slice(0, -1)}${head === '{}' ? '' : ','}"items":[]}`;
  const inner = items.map((item) => ' '.repeat(indent + 1) + write(item, indent + 1)).join(',\n');
  return `${head.slice(0, -1)}${head === '{}' ? '' : ','}"items":[\n${inner}]}`;
}

/** The expected text of a view that has run. */
export function sceneText(view) {
  const padding = view.padding();
  const size = [view._viewWidth + padding.left + padding.right, view._viewHeight + padding.top + padding.bottom];
  const scales = Object.entries(scalesObject(view)).map(([name, scale]) => `  ${JSON.stringify(name)}: ${JSON.stringify(scale)}`);
  return `{"size": ${JSON.stringify(plain(size))},
"view": ${JSON.stringify(plain([view.width(), view.height()]))},
"origin": ${JSON.stringify(plain(view.origin()))},
"scales": {
${scales.join(',\n')}},
"scene":
${write(markObject(view.scenegraph().root), 0)}}
`;
}
