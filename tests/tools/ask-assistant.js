// Asks a server of the Model Context Protocol with the protocol's own client: its tools, then each call of the list that comes in as JSON
// (name and arguments), and leaves in good order. Prints one JSON document: what the client was told. The client itself checks every
// structured answer against the schema that the tool gave.
const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StdioClientTransport } = require('@modelcontextprotocol/sdk/client/stdio.js');

async function main() {
  const [command, ...args] = process.argv.slice(2);
  let input = '';
  for await (const piece of process.stdin) input += piece;
  const noise = [];
  const transport = new StdioClientTransport({ command, args, stderr: 'pipe' });
  transport.stderr.on('data', piece => noise.push(piece.toString()));
  const client = new Client({ name: 'peelian-tests', version: '1.0.0' });
  const strays = [];
  client.onerror = fault => strays.push(String(fault));
  await client.connect(transport);
  const { tools } = await client.listTools();
  const answers = [];
  for (const call of JSON.parse(input)) {
    try {
      answers.push(await client.callTool(call));
    } catch (fault) {
      answers.push({ refused: String(fault.message) });
    }
  }
  const told = { server: client.getServerVersion(), instructions: client.getInstructions(), tools, answers };
  await client.close();
  console.log(JSON.stringify({ ...told, noise: noise.join(''), strays }));
}

main().catch(fault => { console.error(fault); process.exit(1); });
