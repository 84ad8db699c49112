import type { Job, Say } from '@/lib/job';
import { formatCount } from '@/lib/time';
import { closeDueMotions } from './decision-commands';
import { followSeats } from './seat-commands';

/** Decides motions whose voting has ended, once a minute. */
export const motionsJob: Job = {
  name: 'motions',
  schedule: '* * * * *',
  expireInMinutes: 10,
  run: async (_signal, say) => {
    const closed = await closeDueMotions();
    if (closed.length > 0) say(`motions: decided ${closed.join(', ')}`);
  },
};

/** Updates electorates with the seats that a sync has changed. */
export async function followSyncedSeats(say: Say): Promise<void> {
  const { changes } = await followSeats();
  if (changes > 0) say(`motions: ${formatCount(changes, 'seat')} followed`);
}
