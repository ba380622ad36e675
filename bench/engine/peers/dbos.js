// DBOS with a PostgreSQL of its own: data in the folder given, listening on loopback alone, fsync on.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import { freePorts, load, say, serve, until } from './lines.js';

const folder = process.argv[2];
const [port] = await freePorts(1);

// Debian keeps each version's programs in a folder of its own, off the path.
const versions = '/usr/lib/postgresql';
const newest = existsSync(versions) ? readdirSync(versions).sort((a, b) => b - a)[0] : undefined;
const program = (name) => (newest ? join(versions, newest, 'bin', name) : name);

// PostgreSQL does not run as root.
const root = process.getuid() === 0;
const idOf = (option) => Number(execFileSync('id', [option, 'postgres']));
const who = root ? { uid: idOf('-u'), gid: idOf('-g') } : {};
const data = join(folder, 'data');
mkdirSync(data, { mode: 0o700 });
if (root) {
  chownSync(data, who.uid, who.gid);
}
execFileSync(program('initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-locale'], {
  ...who, cwd: data, stdio: ['ignore', 'ignore', 'inherit'],
});
const log = openSync(join(folder, 'server.log'), 'a');
const server = spawn(program('postgres'), ['-D', data, '-h', '127.0.0.1', '-p', `${port}`, '-k', ''], {
  ...who, cwd: data, stdio: ['ignore', log, log],
});

// At once and with its children; the data goes with the folder.
const end = () => server.kill('SIGQUIT');
process.on('exit', end);

const url = (name) => `postgresql://postgres@127.0.0.1:${port}/${name}`;
const version = await until(async () => {
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  try {
    const { rows } = await client.query("select current_setting('server_version') v, current_setting('fsync') f");
    return `PostgreSQL ${rows[0].v}, fsync ${rows[0].f}`;
  } finally {
    await client.end();
  }
});

const quiet = { info() {}, debug() {}, warn() {}, error() {} };
DBOS.setConfig({
  name: 'bench',
  systemDatabaseUrl: url('bench'),
  systemDatabasePoolSize: 20,
  runAdminServer: false,
  enableOTLP: false,
  logger: quiet,
});
const steps = (count) => async (first) => {
  let value = first;
  for (let i = 0; i < count; i += 1) {
    value = await DBOS.runStep(async () => value + 1, { name: `s${i}` });
  }
  return value;
};
const workflows = {
  1: DBOS.registerWorkflow(steps(1), { name: 'one' }),
  5: DBOS.registerWorkflow(steps(5), { name: 'five' }),
};
await DBOS.launch();

const run = async (count) => {
  const workflow = workflows[count];
  const value = await workflow(0);
  if (value !== count) {
    throw new Error(`a workflow answered ${value} in place of ${count}`);
  }
};
await run(1);
say({ version, processes: [process.pid, server.pid] });
await serve((ask) => load(ask.count, ask.clients, () => run(ask.steps)), end);
