import { createServer } from 'node:net';

/** Listens on every address, as Agents Playground does, and says where it ended up. */
const server = createServer();
server.listen(Number(process.argv[2] ?? 0), () => {
  console.log(JSON.stringify({ listening: JSON.stringify(server.address()) }));
});
