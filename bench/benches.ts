import type { Bench } from './bench.ts'
import { engineBench } from './engine/engine-bench.ts'
import { historyBench } from './history.ts'
import { pollingBench } from './polling/polling-bench.ts'
import { startBench } from './start/start-bench.ts'

/** What `npm run bench` measures, by name. */
export const benches: Bench[] = [engineBench, pollingBench, historyBench, startBench]
