import { openMotion } from '@/lib/motions/chair-commands';
import { proposeMotion } from '@/lib/motions/commands';
import { castVote } from '@/lib/motions/vote-commands';
import { CHOICES } from '@/lib/motions/types';
import type { Actor } from '@/lib/people/role-rules';
import { addCommittee, proposal, valueOf } from '@/test/motions';

/*
 * Run by bench/votes.ts in a process of its own, on an empty database. Members cast votes at a steady rate, without
 * waiting for earlier ones; prints the duration of each in milliseconds.
 */
const [rate = 100, warmUp = 5, seconds = 10] = process.argv.slice(2).map(Number);
const { members, chair, outsider } = await addCommittee(9);
const motions: number[] = [];
for (let number = 1; number <= 5; number++) {
  const { id } = valueOf(await proposeMotion(outsider, proposal({ title: `Motion ${number}` })));
  valueOf(await openMotion(chair, { id, revision: 1 }));
  motions.push(id);
}

async function timed(actor: Actor, number: number): Promise<number> {
  const id = motions[number % motions.length] ?? 0;
  const choice = CHOICES[number % CHOICES.length] ?? 'yes';
  const start = performance.now();
  valueOf(await castVote(actor, { id, revision: 1, choice, comment: 'Read and agreed.' }));
  return performance.now() - start;
}

/** Casts votes at the rate, without waiting for earlier ones; returns the duration of each in milliseconds. */
async function castFor(duration: number): Promise<number[]> {
  const begun = performance.now();
  const waiting: Promise<number>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.floor(((performance.now() - begun) / 1000) * rate);
      while (waiting.length < Math.min(due, rate * duration)) {
        waiting.push(timed(members[waiting.length % members.length] ?? chair, waiting.length));
      }
      if (waiting.length < rate * duration) return;
      clearInterval(timer);
      resolve();
    }, 2);
  });
  return Promise.all(waiting);
}

// As with the pages, connections are opened and code is compiled in the first seconds.
await castFor(warmUp);
const begun = performance.now();
const times = await castFor(seconds);
const took = (performance.now() - begun) / 1000;
process.stdout.write(JSON.stringify({ times, took }), () => process.exit(0));
