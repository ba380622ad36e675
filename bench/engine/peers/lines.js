// The way to the benchmark: it writes one JSON question a line, and gets one JSON answer a line.
import { createInterface } from 'node:readline';
import { createServer } from 'node:net';

// What libraries print would be taken for an answer.
for (const level of ['log', 'info', 'debug', 'warn']) {
  console[level] = () => {};
}

export const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);

/** Answers questions until the benchmark goes away, for whatever reason; then ends what was started. */
export async function serve(answer, end) {
  let ended = false;
  const stop = () => {
    if (!ended) {
      ended = true;
      end();
      process.exit(0);
    }
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      say(await answer(JSON.parse(line)));
    } catch (error) {
      say({ error: String(error?.stack ?? error) });
    }
  }
  stop();
}

/** Runs `count` workflows from `clients` callers at once; each is timed from its request to its result. */
export async function load(count, clients, run) {
  const latencies = [];
  let left = count;
  const begun = performance.now();
  await Promise.all(Array.from({ length: clients }, async () => {
    while (left > 0) {
      left -= 1;
      const asked = performance.now();
      await run();
      latencies.push(performance.now() - asked);
    }
  }));
  return { seconds: (performance.now() - begun) / 1000, latencies };
}

/** Ports on loopback that nobody listens on. */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => new Promise((done) => server.listen(0, '127.0.0.1', done))));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** Asks until it is answered; gives up after a minute. */
export async function until(attempt) {
  const limit = performance.now() + 60_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > limit) {
        throw error;
      }
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
