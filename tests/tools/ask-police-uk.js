// Asks a mirror of data.police.uk with ukpd, a client of the interface that was written by somebody else. The client names the interface's own
// address: it is changed on the way out, in the function that it fetches with, and nothing else is.
const fetch = require('isomorphic-fetch');
const mirror = process.argv[2];
require.cache[require.resolve('isomorphic-fetch')].exports = (address, options) => fetch(address.replace('https://data.police.uk/api', mirror), options);
const ukpd = require('ukpd');

async function ask() {
  return {
    forces: await ukpd.forces(),
    force: await ukpd.forces('city-of-london'),
    categories: await ukpd.categories(),
    lastUpdated: await ukpd.lastUpdated(),
    availability: await ukpd.availability(),
    streetLevel: await ukpd.streetLevel(51.5203, -0.0959, '2015-10'),
    stopAndSearch: await ukpd.stopAndSearch(51.584, -0.021, '2015-10'),
  };
}

ask().then(
  told => console.log(JSON.stringify(told)),
  error => { console.error(String(error)); process.exitCode = 1; });
