// Times chinese-days on the same starts as the C# benchmark and prints one JSON line.
import { readFileSync } from 'node:fs';
import chineseDays from 'chinese-days';

const { findWorkday } = chineseDays;
const { starts, amount, rounds } = JSON.parse(readFileSync(0, 'utf8'));

// Warm up, and keep the answers: they are compared with ours.
const dates = starts.map((start) => findWorkday(amount, start));
const nanoseconds = [];
for (let round = 0; round < rounds; round += 1) {
  const begun = process.hrtime.bigint();
  let sink = 0;
  for (const start of starts) {
    sink += findWorkday(amount, start).length;
  }
  nanoseconds.push(Number(process.hrtime.bigint() - begun) / starts.length);
  if (sink === 0) {
    throw new Error('nothing was computed');
  }
}
console.log(JSON.stringify({ node: process.version, nanoseconds, dates }));
