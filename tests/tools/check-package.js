// Validates data packages with Frictionless Data's own library: the descriptor, then every row of every table against its schema.
// One line a fault; none where there is nothing to say.
const { Package } = require('datapackage');

async function check(path) {
  const found = await Package.load(path, { strict: false });
  const faults = found.errors.map(error => error.message);
  for (const resource of found.resources) {
    try {
      const rows = await resource.read({ keyed: true });
      console.log(`${resource.name}: ${rows.length} rows`);
    } catch (error) {
      for (const one of error.multiple ? error.errors : [error]) faults.push(`${resource.name}: ${one.message}`);
    }
  }
  for (const fault of faults) console.error(`${path}: ${fault}`);
  return faults.length;
}

Promise.all(process.argv.slice(2).map(check)).then(
  counts => { process.exitCode = counts.some(count => count > 0) ? 1 : 0; },
  error => { console.error(String(error)); process.exitCode = 2; });
