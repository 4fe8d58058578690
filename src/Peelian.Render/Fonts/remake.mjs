// Cuts the two fonts of the packs out of Adobe's Source Sans 3: only the characters in characters.txt and the features
// that tables and text need, without hinting, under a name of their own, as the licence asks of changed copies.
//
//   npm install --no-save --prefix FOLDER source-sans@3.52.0 subset-font@2.9.0 fontverter@2.0.0
//   node src/Peelian.Render/Fonts/remake.mjs FOLDER
//
// The same versions give the same bytes.
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {resolve} from 'node:path';

const here = new URL('.', import.meta.url).pathname;
const folder = resolve(process.argv[2] ?? '.');
const require = createRequire(folder + '/');
const subset = require('subset-font');
const {convert} = require('fontverter');

// "0041-005A" and single codes, a comment after "#".
const characters = readFileSync(here + 'characters.txt', 'utf8').split('\n')
  .map(line => line.split('#')[0].trim()).filter(Boolean).flatMap(range => {
    const [first, last = first] = range.split('-').map(code => parseInt(code, 16));
    return Array.from({length: last - first + 1}, (_, at) => String.fromCodePoint(first + at));
  }).join('');

for (const weight of ['Regular', 'Semibold']) {
  const whole = readFileSync(`${folder}/node_modules/source-sans/TTF/SourceSans3-${weight}.ttf`);
  const cut = await subset(whole, characters, {
    targetFormat: 'sfnt', noHinting: true, preserveNameIds: [0, 13, 14],
    keepFeatures: ['ccmp', 'kern', 'lnum', 'locl', 'mark', 'mkmk', 'tnum'],
  });
  writeFileSync(`${here}PeelianSans-${weight}.woff2`, await convert(renamed(cut, weight), 'woff2'));
}

// The font with names of its own; what the licence asks to be kept (copyright, licence and its address) stays.
function renamed(font, weight) {
  const tables = [...Array(font.readUInt16BE(4)).keys()].map(at => {
    const entry = 12 + 16 * at;
    const offset = font.readUInt32BE(entry + 8);
    return {tag: font.toString('latin1', entry, entry + 4), bytes: font.subarray(offset, offset + font.readUInt32BE(entry + 12))};
  });
  const name = tables.find(table => table.tag === 'name');
  const kept = namesOf(name.bytes).filter(([id]) => [0, 13, 14].includes(id));
  name.bytes = nameTable([...kept, [1, `Peelian Sans ${weight}`], [2, 'Regular'], [3, `Peelian Sans ${weight} 3.052`],
    [4, `Peelian Sans ${weight}`], [6, `PeelianSans-${weight}`], [16, 'Peelian Sans'], [17, weight]].sort((a, b) => a[0] - b[0]));
  return assembled(font.readUInt32BE(0), tables);
}

function namesOf(table) {
  const start = table.readUInt16BE(4);
  const names = new Map();
  for (let at = 6; at < 6 + 12 * table.readUInt16BE(2); at += 12) {
    if (table.readUInt16BE(at) !== 3)
      continue;
    const from = start + table.readUInt16BE(at + 10);
    names.set(table.readUInt16BE(at + 6), Buffer.from(table.subarray(from, from + table.readUInt16BE(at + 8))).swap16().toString('utf16le'));
  }
  return [...names];
}

function nameTable(names) {
  const head = Buffer.alloc(6 + 12 * names.length);
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  names.forEach(([id], at) => [3, 1, 0x409, id, texts[at].length, texts.slice(0, at).reduce((sum, text) => sum + text.length, 0)]
    .forEach((value, part) => head.writeUInt16BE(value, 6 + 12 * at + 2 * part)));
  return Buffer.concat([head, ...texts]);
}

function assembled(version, tables) {
  const head = Buffer.alloc(12 + 16 * tables.length);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  head.writeUInt32BE(version, 0);
  [tables.length, power * 16, Math.log2(power), (tables.length - power) * 16].forEach((value, at) => head.writeUInt16BE(value, 4 + 2 * at));
  let offset = head.length;
  const bodies = tables.map(({tag, bytes}, at) => {
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    head.write(tag, 12 + 16 * at, 'latin1');
    [sum(padded), offset, bytes.length].forEach((value, part) => head.writeUInt32BE(value, 16 + 16 * at + 4 * part));
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}

function sum(bytes) {
  let total = 0;
  for (let at = 0; at < bytes.length; at += 4)
    total = (total + bytes.readUInt32BE(at)) >>> 0;
  return total;
}
