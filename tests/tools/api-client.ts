// Uses the API through a client whose types were made from its own description: what compiles is what the description promises,
// and what it prints is what the server answered.
import createClient from 'openapi-fetch';
import type { paths, components } from './api';

const site = process.argv[2];
const client = createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl: `${site}/api/v1` });

function need<T>(answer: { data?: T; error?: unknown }): T {
  if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

const areas = need(await client.GET('/areas', { params: { query: { limit: 3 } } }));
console.log(`areas ${areas.page.total} ${areas.data.map(area => area.code).join(' ')}`);

const area = need(await client.GET('/areas/{area}', { params: { path: { area: 'waltham-forest' } } }));
console.log(`area ${area.data.name}`);

const found = need(await client.GET('/indicators', { params: { query: { area: area.data.code, measure: ['burglary'], calculation: ['change'] } } }));
const change: components['schemas']['Indicator'] = found.data[0];
const word: components['schemas']['Evidence']['word'] | undefined = change.evidence?.word;
console.log(`indicator ${change.id} ${change.value} ${change.interval?.lower} ${change.interval?.upper} ${word} ${change.counts.map(count => count.value).join(' ')}`);

let rows = 0;
for (let offset = 0; ; offset += 1000) {
  const page = need(await client.GET('/observations', { params: { query: { measure: ['burglary-residential'], limit: 1000, offset } } }));
  rows += page.data.length;
  if (page.page.next === null) { console.log(`observations ${rows} of ${page.page.total}`); break; }
}

const figure = need(await client.GET('/figures/{figure}', { params: { path: { figure: 'figure-01' }, query: { area: 'barnet' } } }));
console.log(`figure ${figure.data.table.columns.length} columns ${figure.data.table.rows.length} rows`);

const wrong = await client.GET('/measures/{measure}', { params: { path: { measure: 'burglry' } } });
const problem: components['schemas']['Problem'] | undefined = wrong.error;
console.log(`problem ${wrong.response.status} ${problem?.code} ${problem?.path} ${problem?.allowed[0]}`);

// @ts-expect-error There is no such parameter: the types say so before a server does.
const unknown = await client.GET('/areas', { params: { query: { colour: 'blue' } } });
console.log(`unknown ${unknown.response.status}`);
