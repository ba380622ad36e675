// Restate: its server beside us, its TypeScript SDK here. The benchmark calls the server's HTTP ingress itself.
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:http2';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePorts, say, serve, until } from './lines.js';

// The SDK asks for Node 22, for this one function.
Promise.withResolvers ??= function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};
const restate = await import('@restatedev/restate-sdk');

const folder = process.argv[2];
const [ingress, admin, node, code] = await freePorts(4);

const steps = (count) => async (context, first) => {
  let value = first;
  for (let i = 0; i < count; i += 1) {
    value = await context.run(`s${i}`, () => value + 1);
  }
  return value;
};
const service = restate.service({ name: 'bench', handlers: { one: steps(1), five: steps(5) } });
const endpoint = restate.endpoint().bind(service);
await new Promise((done) => createServer(endpoint.http2Handler()).listen(code, '127.0.0.1', done));

const platform = `@restatedev/restate-server-${process.platform}-${process.arch}`;
const place = dirname(createRequire(import.meta.url).resolve(`${platform}/package.json`));
const log = openSync(join(folder, 'server.log'), 'a');
const server = spawn(join(place, 'bin', 'restate-server'), ['--no-logo', '--listen-mode', 'tcp'], {
  cwd: folder,
  stdio: ['ignore', log, log],
  env: {
    ...process.env,
    RESTATE_BASE_DIR: join(folder, 'data'),
    RESTATE_NODE_NAME: 'bench',
    RESTATE_BIND_IP: '127.0.0.1',
    RESTATE_BIND_PORT: `${node}`,
    RESTATE_ADVERTISED_HOST: '127.0.0.1',
    RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
    RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
    RESTATE_DISABLE_TELEMETRY: 'true',
    DO_NOT_TRACK: '1',
  },
});
const end = () => server.kill('SIGKILL');
process.on('exit', end);
server.on('exit', (status) => {
  say({ error: `restate-server ended with ${status}; see its log` });
  process.exit(1);
});

await until(async () => {
  const answer = await fetch(`http://127.0.0.1:${admin}/deployments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri: `http://127.0.0.1:${code}` }),
  });
  if (!answer.ok) {
    throw new Error(`registering answered ${answer.status}: ${await answer.text()}`);
  }
});
const one = `http://127.0.0.1:${ingress}/bench/one`;
await until(async () => {
  const answer = await fetch(one, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '41',
  });
  if (!answer.ok || (await answer.json()) !== 42) {
    throw new Error(`the service answered ${answer.status}`);
  }
});
say({ ingress: `http://127.0.0.1:${ingress}/bench/`, processes: [process.pid, server.pid] });
await serve(() => ({}), end);
