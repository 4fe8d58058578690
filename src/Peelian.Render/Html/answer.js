// On a host that answers no questions: find an area, and set some beside each other, from the published file of each measure, at
// the address that a server would answer. Lines are placed by the file's values; what is printed is the file's printed text.
'use strict';
(() => {
// Before anything is seen: what a question's answer would push down waits for it, so that nothing that is read moves.
// Whatever becomes of the answer, the page is shown: at the latest after this many milliseconds.
const root = document.documentElement, longest = 4000, show = () => root.classList.remove('asked');
if (location.search.length > 1 && !root.hasAttribute('data-answered')) {
  root.classList.add('asked');
  setTimeout(show, longest);
}

const begin = async () => {
const { all, words, make, draw, say, enhance } = peelian;

// ---- Find an area.

const find = () => {
  const asked = new URLSearchParams(location.search).get('q')?.trim().slice(0, 60), list = document.querySelector('[data-find]');
  // A server has answered already.
  if (!asked || !list || root.hasAttribute('data-answered')) return;
  const word = asked.toLowerCase(), items = all('li', list);
  const names = new Map(items.map(item => [item, [item.querySelector('a'), item.querySelector('.code')].map(words).concat(item.dataset.names?.split(';') ?? []).map(name => name.trim().toLowerCase())]));
  const found = items.filter(item => names.get(item).some(name => name.includes(word)));
  // Two areas may have a ward of the same name.
  const same = items.filter(item => names.get(item).includes(word)), exact = same.length === 1 ? same[0] : found.length === 1 ? found[0] : null;
  document.getElementById('q').value = asked;
  if (exact) return location.replace(exact.querySelector('a').href);
  if (found.length) items.forEach(item => { item.hidden = !found.includes(item); });
  // As Royal Mail writes them, with or without the blank.
  const isPostcode = !found.length && /^[a-z]{1,2}[0-9][a-z0-9]?[0-9][a-z]{2}$/.test(word.replace(/\s/g, ''));
  list.before(make('p', { role: 'status' }, isPostcode ? `“${asked}” looks like a postcode. These pages are plain files: postcodes are looked up only where the site runs on a server of its own. These are all the areas there are:` : found.length ? `${found.length} of ${items.length} areas are called something like “${asked}”:` : `No area here is called “${asked}”. These are all there are:`));
};

// ---- Compare areas.

const csv = text => {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\n') rows.push([]);
  }
  const [heads, ...lines] = rows.filter(row => row.length > 1);
  return lines.map(line => Object.fromEntries(heads.map((head, at) => [head, line[at]])));
};
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const monthOf = id => `${months[id.slice(5) - 1]} ${id.slice(0, 4)}`;
const listed = names => names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
const link = (href, ...children) => make('a', { href }, ...children);

// The same picture as the server's: a line for each area, all on one scale, each named at its end.
const linesOf = (id, headline, areas, byPlace, dates) => {
  const classes = ['own', 'second', 'third', 'fourth'], height = 300, top = 22, bottom = 270, pen = document.createElement('canvas').getContext('2d');
  pen.font = '600 14px "Peelian Sans", sans-serif';
  const wide = texts => Math.max(0, ...texts.map(text => pen.measureText(text).width));
  const lines = areas.map((name, at) => ({ name, at, class: classes[at] ?? 'others', points: dates.map((date, row) => ({ row, line: byPlace.get(`${date} ${name}`) })).filter(point => point.line) })).filter(line => line.points.length);
  const values = lines.flatMap(line => line.points.map(point => +point.line.value));
  let [low, high] = [Math.min(...values), Math.max(...values)];
  if (low >= 0 && low > high * 0.45) [low, high] = [low - (high - low) * 0.06, high + (high - low) * 0.06];
  else [low, high] = [Math.min(0, low), Math.max(0, high)];
  const y = value => bottom - (value - low) / (high - low || 1) * (bottom - top), x = row => dates.length < 2 ? 50 : row / (dates.length - 1) * 100;
  const right = Math.min(170, wide(lines.map(line => `${line.points.at(-1).line.printed} ${line.name}`)) + 20), left = wide(lines.map(line => line.points[0].line.printed)) + 14;
  // Labels are pushed apart so that none covers another.
  const spread = wished => {
    const order = wished.map((_, at) => at).sort((one, other) => wished[one] - wished[other]), placed = [];
    let free = 0, limit = bottom + 8;
    for (const at of order) { placed[at] = Math.max(wished[at], free + 9); free = placed[at] + 9; }
    for (const at of order.reverse()) { placed[at] = Math.min(placed[at], limit - 9); limit = placed[at] - 9; }
    return placed;
  };
  const ends = spread(lines.map(line => y(+line.points.at(-1).line.value))), starts = spread(lines.map(line => y(+line.points[0].line.value)));
  const text = (style, attributes, content) => draw('text', { class: style, ...attributes }, content);
  const zero = low <= 0 ? y(0) : bottom, ticks = dates.length > 1 ? [0, Math.round((dates.length - 1) / 2), dates.length - 1] : [0];
  const svg = draw('svg', { role: 'img', 'aria-labelledby': `${id}-chart ${id}-text`, height, focusable: 'false' },
    draw('title', { id: `${id}-chart` }, headline), draw('desc', { id: `${id}-text` }, `A line for each of ${listed(areas)}, by month. The numbers are in the table.`),
    draw('line', { class: 'zero', x1: 0, x2: '100%', y1: zero, y2: zero }), ...(low <= 0 ? [text('tick', { x: 0, dx: -6, 'text-anchor': 'end', y: zero + 4 }, '0')] : []),
    ...ticks.flatMap((row, at) => [draw('line', { class: 'stub', x1: `${x(row)}%`, x2: `${x(row)}%`, y1: bottom, y2: bottom + 5 }), text(at === 1 ? 'tick wide' : 'tick', { x: `${x(row)}%`, y: bottom + 20, 'text-anchor': at === 0 ? 'start' : at === 1 ? 'middle' : 'end' }, monthOf(dates[row]))]),
    ...[...lines].reverse().flatMap(line => [
      draw('svg', { width: '100%', height, viewBox: `0 0 1000 ${height}`, preserveAspectRatio: 'none', overflow: 'visible', 'data-line': line.points.map(point => `${x(point.row) * 10} ${y(+point.line.value)} ${point.row} ${areas.indexOf(line.name) + 1}`).join(';') },
        draw('path', { class: line.class, 'vector-effect': 'non-scaling-stroke', d: line.points.map((point, at) => `${at && point.row - line.points[at - 1].row === 1 ? 'L' : 'M'}${x(point.row) * 10} ${y(+point.line.value)}`).join('') })),
      draw('circle', { class: line.class, cx: `${x(line.points.at(-1).row)}%`, cy: y(+line.points.at(-1).line.value), r: 4 })]),
    ...lines.flatMap((line, at) => [
      draw('svg', { x: '100%', overflow: 'visible' }, draw('line', { class: `${line.class} tie`, x1: 5, y1: y(+line.points.at(-1).line.value), x2: 13, y2: ends[at] })),
      text(at ? 'v named' : 'v own', { x: '100%', dx: 17, y: ends[at] + 4 }, `${line.points.at(-1).line.printed} ${line.name}`),
      ...(lines.length <= 4 && line.points.length > 1 ? [text(at ? 'v' : 'v own', { x: `${x(line.points[0].row)}%`, dx: -10, 'text-anchor': 'end', y: starts[at] + 4 }, line.points[0].line.printed)] : [])]));
  svg.style.setProperty('--l', `${left}px`);
  svg.style.setProperty('--r', `${right}px`);
  return make('div', { class: 'chart' }, svg);
};
const comparedOf = (measure, at, areas, calculation, rows) => {
  const known = rows.filter(row => row.column === calculation), column = (known.length ? known : rows)[0]?.column;
  const lines = rows.filter(row => row.column === column && areas.includes(row.row_name) && row.value !== '');
  const more = make('p', {}, link(`measures/${measure.id}.html`, `${measure.name}: definition, every area, which differences are more than chance, sources`), '. ', link(`compare/${measure.id}.html`, 'Every area, month by month'), '. ', link(`compare/${measure.id}.csv`, 'CSV'));
  const id = `compare-${at}`, number = make('span', { class: 'n' }, `Figure ${at}`);
  if (!lines.length) return make('div', { class: 'figure gap', id }, make('h3', {}, number, ` Nothing is loaded of ${measure.name} for ${listed(areas)}`), more);
  const dates = [...new Set(lines.map(line => line.row.slice(0, 7)))].sort(), byPlace = new Map(lines.map(line => [`${line.row.slice(0, 7)} ${line.row_name}`, line]));
  const title = lines[0].column_title, what = title.startsWith(measure.name) ? title : `${measure.name}: ${title[0].toLowerCase()}${title.slice(1)}`, headline = `${what}, ${listed(areas)}`;
  const cells = dates.map(date => areas.map(area => byPlace.get(`${date} ${area}`)));
  const marked = mark => lines.every(line => line.marks.includes(mark));
  const table = make('table', {}, make('caption', { class: 'vh' }, headline),
    make('thead', {}, make('tr', {}, make('th', { scope: 'col', class: 'month' }, 'Month'), ...areas.map(area => make('th', { scope: 'col', class: 'num' }, area)))),
    make('tbody', {}, ...dates.map((date, row) => make('tr', {}, make('th', { scope: 'row', class: 'month', 'data-v': date }, monthOf(date)), ...cells[row].map(line => make('td', { class: 'num', 'data-v': line?.value ?? '' }, line?.printed ?? '[x]'))))));
  return make('div', { class: 'figure', id }, make('h3', {}, number, ` ${headline}`),
    make('p', { class: 'title' }, `By month, ${monthOf(dates[0])} to ${monthOf(dates.at(-1))}, all on one scale, which need not begin at 0`),
    ...(lines.some(line => line.marks.includes('illustrative')) ? [make('p', { class: 'band' }, make('strong', {}, marked('illustrative') ? 'Illustrative figures, not real' : 'Some of these figures are illustrative, not real'))] : []),
    linesOf(id, headline, areas, byPlace, dates),
    make('details', { class: 'data', open: dates.length <= 14 }, make('summary', {}, 'Table', make('span', { class: 'vh' }, ` of figure ${at}`)),
      ...(marked('as published') ? [make('p', { class: 'told' }, 'Every value is as published, not recomputed.')] : []),
      make('div', { class: 'scroll', role: 'region', 'aria-label': `Table of figure ${at}`, tabindex: 0 }, table),
      ...(cells.flat().includes(undefined) ? [make('ul', { class: 'reasons', 'aria-label': 'Why values are missing' }, make('li', {}, '[x]: not published for this month'))] : [])),
    more);
};

const answer = async () => {
  const form = document.querySelector('form.compare'), query = new URLSearchParams(location.search);
  // A server has answered already.
  if (!form || !query.size || root.hasAttribute('data-answered')) return;
  const asked = name => [...new Set(query.getAll(name))], boxes = all('[name=area]', form), options = all('[name=measure] option', form), ways = all('[name=as]', form);
  const places = boxes.filter(box => asked('area').includes(box.value)), chosen = asked('measure').map(id => options.find(option => option.value === id)).filter(Boolean);
  const way = ways.find(one => one.value === query.get('as')) ?? ways[0], left = [];
  if (places.length < asked('area').length || chosen.length < asked('measure').length) left.push('A name in this address is no measure or area that is loaded: it is left out.');
  if (places.length > form.dataset.areas || chosen.length > form.dataset.measures) left.push(`More was chosen than can be told apart: the first ${form.dataset.areas} areas and ${form.dataset.measures} measures are shown.`);
  if (!places.length !== !chosen.length) left.push(places.length ? 'Choose a measure.' : 'Choose at least one area.');
  places.splice(form.dataset.areas); chosen.splice(form.dataset.measures);
  places.forEach(box => { box.checked = true; }); way.checked = true;
  if (chosen.length) chosen[0].selected = true;
  const main = document.getElementById('main'), told = left.map(text => make('p', { class: 'lead' }, make('strong', {}, text)));
  if (!places.length || !chosen.length) return main.prepend(...told);
  const areas = places.map(box => words(box.parentElement)), measures = chosen.map(option => ({ id: option.value, name: words(option) }));
  const section = make('section', { class: 'part answer', 'aria-labelledby': 'compared' }, make('h2', { id: 'compared' }, listed(areas)),
    make('p', {}, 'A higher line does not mean a worse area: areas differ in how many people live, work and go out there. The page of each measure says which differences are more than chance.'));
  main.prepend(...told, section);
  await document.fonts?.ready;
  for (const [at, measure] of measures.entries()) {
    try {
      if (location.protocol === 'file:') throw new Error('A folder answers nothing.');
      const file = await fetch(`compare/${encodeURIComponent(measure.id)}.csv`);
      if (!file.ok) throw new Error(file.status);
      section.append(comparedOf(measure, at + 1, areas, way.value, csv(await file.text())));
    } catch {
      section.append(make('p', {}, location.protocol === 'file:' ? 'Pages opened from a folder cannot read the files that this is drawn from. ' : 'The file that this is drawn from did not arrive. ', link(`compare/${measure.id}.html`, `${measure.name}: every area, month by month`)));
    }
  }
  const address = `compare.html?${[...measures.map(one => ['measure', one.id]), ...places.map(box => ['area', box.value]), ['as', way.value]].map(pair => pair.map(encodeURIComponent).join('=')).join('&')}`;
  section.append(make('p', { class: 'take' }, 'To share or cite: ', link(address, 'the address of this comparison'), '.'));
  document.title = `${areas.join(', ')}: ${measures.map(one => one.name).join(', ')} – Peelian`;
  form.closest('section').querySelector('h2').textContent = 'Compare others';
  enhance(section);
  say(`${listed(areas)}: ${listed(measures.map(one => one.name))}.`);
};

find();
await answer();
};
document.addEventListener('DOMContentLoaded', () => begin().finally(show));
})();
