// Microsoft's durabletask-js on its in-memory backend for tests: the same programming model, nothing durable.
import durable from '@microsoft/durabletask-js';
import { load, say, serve } from './lines.js';

const { InMemoryOrchestrationBackend, TestOrchestrationClient, TestOrchestrationWorker } = durable;
const backend = new InMemoryOrchestrationBackend();
const worker = new TestOrchestrationWorker(backend);
const client = new TestOrchestrationClient(backend);
const steps = (count) => async function* orchestrate(context, first) {
  let value = first;
  for (let i = 0; i < count; i += 1) {
    value = yield context.callActivity('add', value);
  }
  return value;
};
worker.addNamedActivity('add', (_, value) => value + 1);
worker.addNamedOrchestrator('1', steps(1));
worker.addNamedOrchestrator('5', steps(5));
await worker.start();

const run = async (count) => {
  const id = await client.scheduleNewOrchestration(`${count}`, 0);
  const state = await client.waitForOrchestrationCompletion(id, true, 60);
  if (state?.serializedOutput !== `${count}`) {
    throw new Error(`an orchestration answered ${state?.serializedOutput} in place of ${count}`);
  }
};
await run(1);
say({ processes: [process.pid] });
await serve((ask) => load(ask.count, ask.clients, () => run(ask.steps)), () => {});
