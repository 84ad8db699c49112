import path from 'node:path';
import { z } from 'zod';
import { say, type BenchReport, type Measurement } from './report';
import { make, run, runOn } from './tally-children';

/** Timeout of a peer. One that takes longer is stopped and reported. */
const PEER_LIMIT_MS = 60_000;

/** Counts the same file with libraries from npm. */
export async function benchPeers(folder: string): Promise<BenchReport> {
  const file = await make(folder, 'peers.blt', {
    ballots: 100_000,
    candidates: 10,
    seats: 1,
    equalPercent: 0,
  });
  const ours = await runOn(file, ['schulze', 'irv']);
  const measurements: Measurement[] = [];
  const notes: string[] = [];
  for (const { peer, method } of [
    { peer: 'condorcet', method: 'schulze' },
    { peer: 'votes', method: 'irv' },
  ]) {
    say(`Counting 100,000 x 10 by ${method} with ${peer} from npm …`);
    const own = ours.counts.find((count) => count.method === method);
    measurements.push({
      what: `100,000 x 10, ${method}: Rollcall`,
      value: own?.ms ?? 0,
      unit: 'ms',
      limit: null,
    });
    const value = await timePeer(file, peer);
    if (value === null)
      notes.push(
        `100,000 x 10, ${method}: npm ${peer} was stopped after ${PEER_LIMIT_MS / 1000} s.`,
      );
    else
      measurements.push({
        what: `100,000 x 10, ${method}: npm ${peer}`,
        value,
        unit: 'ms',
        limit: null,
      });
  }
  return { measurements, notes };
}

async function timePeer(file: string, peer: string): Promise<number | null> {
  const script = path.join(import.meta.dirname, 'tally-peer.ts');
  try {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', script, file, peer], {
      timeout: PEER_LIMIT_MS,
    });
    return z.object({ ms: z.number() }).parse(JSON.parse(stdout)).ms;
  } catch (error) {
    // A peer that is too slow is a finding; any other error is ours to fix.
    if (error instanceof Error && 'killed' in error && error.killed === true) return null;
    throw error;
  }
}
