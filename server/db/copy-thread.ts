import { workerData } from 'node:worker_threads';
import { copyDatabase } from './copy.ts';

// A thread of its own, for a copy blocks whoever makes it, and writing goes on meanwhile.
const { source, target } = workerData as { source: string; target: string };
copyDatabase(source, target);
