// What pages of the site can do beyond being read: point at a mark, read a chart by keyboard, sort and narrow down a table.
// Nothing is computed: every number that is said is a cell's printed text. Nothing is stored, and nothing is asked of any host.
'use strict';
const peelian = (() => {
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const words = element => element.textContent.replace(/\s+/g, ' ').trim();
const number = value => value === '' ? null : Number.isNaN(+value) ? value : +value;
const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  element.append(...children);
  return element;
};
const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const draw = (tag, attributes = {}, ...children) => fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

// What changes is told once, politely, to those who do not see it.
const status = make('div', { class: 'vh', role: 'status', id: 'said' });
const say = text => { status.textContent = text; };

// ---- Charts: each mark names the row and the column of its table that it draws.

const rowsOf = table => all('tbody tr:not(.group)', table);

const pointsOf = (chart, table) => {
  const rows = rowsOf(table), heads = [...table.tHead.rows[0].cells];
  const point = (places, mark, x, y) => {
    const [row, column, word] = places.map(Number), cells = rows[row]?.cells;
    return cells?.[column] && { mark, x, y, row, column, own: mark.matches('.own,:has(.own)'), name: all('th', rows[row])[0] ?? cells[0], head: heads[column], cell: cells[column], wordHead: heads[word], word: cells[word] };
  };
  const lines = all('[data-line]', chart).flatMap(line => line.dataset.line.split(';').filter(Boolean).map(one => one.split(' ')).map(([x, y, ...places]) => point(places, line, +x, +y)));
  return [...lines, ...all('[data-at]', chart).map(mark => point(mark.dataset.at.split(' '), mark))].filter(Boolean);
};

// Where a point is on the screen, and what of it is ringed; null where it is not drawn.
const boxOf = point => {
  if (point.x !== undefined) {
    const at = new DOMPoint(point.x, point.y).matrixTransform(point.mark.getScreenCTM());
    return new DOMRect(at.x - 4, at.y - 4, 8, 8);
  }
  const box = point.mark.getBoundingClientRect();
  return point.mark.checkVisibility() && box.height ? box : null;
};
const ringOf = point => {
  const mark = point.x === undefined && point.mark.matches('g') ? point.mark.querySelector('circle,rect') ?? point.mark.querySelector('g>text') : null;
  return mark ? mark.getBoundingClientRect() : boxOf(point);
};

const distance = (box, x, y) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

const read = chart => {
  const table = all('table', chart.closest('.figure,.score,section') ?? document).find(one => chart.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  const points = table?.tHead ? pointsOf(chart, table) : [];
  if (points.length < 2) return;
  const series = [...new Set(points.filter(point => point.x !== undefined).map(point => point.column))].sort((one, other) => one - other);
  const tip = make('div', { class: 'tip', 'aria-hidden': 'true', hidden: true }), ring = make('div', { class: 'ring', hidden: true });
  // Reading begins with the own area, or with the newest point of the first line.
  const start = () => points.find(one => one.own && one.x === undefined && boxOf(one)) ?? points.findLast(one => one.column === series[0]) ?? points.find(boxOf);
  let now = null;

  const hide = () => { tip.hidden = ring.hidden = true; };
  const show = (point, aloud) => {
    const box = ringOf(point), home = chart.getBoundingClientRect();
    if (!box) return;
    now = point;
    const lines = [`${words(point.head)}: ${words(point.cell)}`];
    if (point.word && point.word !== point.cell && words(point.word)) lines.push(`${words(point.wordHead)}: ${words(point.word)}`);
    tip.replaceChildren(make('strong', {}, words(point.name)), ...lines.map(line => make('span', {}, line)));
    tip.hidden = ring.hidden = false;
    const room = 4, middle = box.left + box.width / 2 - home.left;
    Object.assign(ring.style, { left: `${box.left - home.left - room}px`, top: `${box.top - home.top - room}px`, width: `${box.width + 2 * room}px`, height: `${box.height + 2 * room}px` });
    tip.style.left = `${Math.max(0, Math.min(middle - tip.offsetWidth / 2, home.width - tip.offsetWidth))}px`;
    const over = box.top - home.top - tip.offsetHeight - 10;
    tip.style.top = `${home.top + over > 0 ? over : box.bottom - home.top + 10}px`;
    if (aloud) say(`${words(point.name)}. ${lines.join('. ')}.`);
  };

  const point = event => {
    if (tip.contains(event.target)) return;
    let best = null, near = 40;
    for (const one of points) {
      const box = boxOf(one), far = box ? distance(box, event.clientX, event.clientY) : near;
      if (far < near) [best, near] = [one, far];
    }
    if (best) show(best, false);
    else hide();
  };

  const move = event => {
    const seen = points.filter(boxOf), key = event.key;
    if (key === 'Escape') return hide();
    if (!seen.length || event.altKey || event.ctrlKey || event.metaKey || !/^(Arrow|Home$|End$)/.test(key)) return;
    event.preventDefault();
    const at = seen.includes(now) ? now : start(), line = seen.filter(one => one.x === undefined || one.column === at.column);
    const back = key === 'ArrowLeft' || key === 'ArrowUp', end = line.length - 1;
    let next;
    if (key === 'Home') next = line[0];
    else if (key === 'End') next = line[end];
    else if (tip.hidden) next = at;
    else if (series.length > 1 && /Up|Down/.test(key)) {
      const other = series[Math.max(0, Math.min(series.length - 1, series.indexOf(at.column) + (back ? -1 : 1)))];
      next = seen.filter(one => one.column === other).sort((one, two) => Math.abs(one.x - at.x) - Math.abs(two.x - at.x))[0];
    }
    else next = line[Math.max(0, Math.min(end, line.indexOf(at) + (back ? -1 : 1)))];
    if (next) show(next, true);
    next?.mark.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  };

  const picture = chart.querySelector('svg[role]');
  fill(chart, { tabindex: 0, role: 'application', 'aria-roledescription': 'chart', 'aria-label': `${words(picture.querySelector('title'))}. Arrow keys move from value to value, Home and End to the first and the last.` }, [ring, tip]);
  chart.addEventListener('pointermove', point);
  chart.addEventListener('pointerdown', point);
  chart.addEventListener('pointerleave', hide);
  chart.addEventListener('keydown', move);
  chart.addEventListener('focus', () => { if (chart.matches(':focus-visible')) show(now ?? start(), true); });
  chart.addEventListener('blur', hide);
  // Whoever has dismissed it with the pointer there can do so from anywhere.
  document.addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
};

// ---- Tables: sorted by the cell's key, narrowed down by a word.

const keyOf = cell => number(cell?.dataset.v ?? words(cell).replaceAll(',', ''));
const compare = (one, other) => typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other), 'en-GB', { numeric: true });

const sortable = table => {
  const bodies = [...table.tBodies].map(body => ({ body, fixed: all('tr.group', body), rows: all('tr:not(.group)', body) }));
  if (!table.tHead || !bodies.some(one => one.rows.length > 2)) return;
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = make('button', { type: 'button', class: 'sort' }, ...head.childNodes);
    const first = head.matches('.num,.month') ? 'descending' : 'ascending', second = first === 'ascending' ? 'descending' : 'ascending';
    head.append(button);
    button.addEventListener('click', () => {
      const had = head.getAttribute('aria-sort'), way = had === first ? second : had === second ? null : first;
      heads.forEach(one => one.removeAttribute('aria-sort'));
      if (way) head.setAttribute('aria-sort', way);
      for (const { body, fixed, rows } of bodies) {
        const keyed = rows.map(row => [row, keyOf(row.cells[column])]);
        // What is missing has no size: it comes last either way.
        if (way) keyed.sort(([, one], [, other]) => one === null || other === null ? (one === null) - (other === null) : (way === 'ascending' ? 1 : -1) * compare(one, other));
        body.replaceChildren(...fixed, ...keyed.map(([row]) => row));
      }
      say(way ? `Sorted by ${words(head)}, ${(head.matches('.num,.month') ? ['lowest first', 'highest first'] : ['from A to Z', 'from Z to A'])[way === 'ascending' ? 0 : 1]}${bodies.length > 1 ? ', within each group' : ''}.` : 'In the first order again.');
    });
  });
};

let filters = 0;
const filterable = long => {
  const table = long.querySelector('table'), items = table ? rowsOf(table) : all('li,dl>div', long).concat(long.matches('dl') ? all(':scope>div', long) : []);
  const heads = table ? [...table.tHead.rows[0].cells] : [], id = `filter-${++filters}`, count = make('span', { class: 'count' });
  const input = make('input', { type: 'search', id, maxlength: 60, autocomplete: 'off' });
  const name = long.getAttribute('aria-label');
  long.before(make('div', { class: 'filter' }, make('label', { for: id }, table ? 'Find in table' : 'Find in list', ...(name ? [make('span', { class: 'vh' }, ` (${name})`)] : [])), input, count));
  input.addEventListener('input', () => {
    const asked = input.value.trim().toLowerCase(), has = element => words(element).toLowerCase().includes(asked);
    // A wide table is narrowed down to columns where the word is in their heads.
    const columns = asked && heads.length > 8 ? heads.map((head, at) => at === 0 || has(head)) : [], across = columns.lastIndexOf(true) > 0;
    const shown = items.filter(item => { item.hidden = !(across || has(item)); return !item.hidden; });
    if (heads.length > 8) for (const row of table.rows) if (!row.matches('.group')) [...row.cells].forEach((cell, at) => { cell.hidden = across && !columns[at]; });
    count.textContent = !asked ? '' : across ? `${columns.filter(Boolean).length - 1} of ${heads.length - 1}` : `${shown.length} of ${items.length}`;
    say(!asked ? 'All are shown.' : `${count.textContent} ${across ? 'columns' : table ? 'rows' : 'entries'} shown.`);
  });
};

const enhance = within => {
  all('.chart', within).forEach(read);
  all('table:not(.tiles)', within).forEach(sortable);
  all('.long', within).forEach(filterable);
};

document.body.append(status);
enhance(document);
return { all, words, make, draw, say, enhance };
})();
