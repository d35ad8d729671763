// A worker thread: opens a new file in each round, at the same moment as the other workers, and posts what went wrong.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openSqlite } from '../../../src/storage/sqlite.ts';

const { folder, rounds, workers, arrived } = workerData as {
  readonly folder: string;
  readonly rounds: number;
  readonly workers: number;
  readonly arrived: Int32Array;
};
const problems: string[] = [];
for (let round = 1; round <= rounds; round += 1) {
  Atomics.add(arrived, 0, 1);
  // Spinning, not waiting: waking up takes longer than the moment in which the openings can collide.
  while (Atomics.load(arrived, 0) < round * workers);
  try {
    await openSqlite(join(folder, `${round}.db`)).close();
  } catch (error) {
    problems.push(String(error));
  }
}
parentPort?.postMessage(problems);
