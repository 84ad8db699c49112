import { addressesOf } from './pairs-addresses';
import { reportOf, type ComparedAddress, type PairFindings } from './pairs-report';
import { compare, SITE, timeRounds, type Pair } from './pairs-rounds';
import { otherCheckout, ownCheckout, type Checkout } from './pairs-versions';
import { costOf, makeRecordFolder, type RecordFolder } from './record-folder';
import { say, type BenchReport } from './report';
import { idle, startSite, stopSite } from './served';
import { LOG_KEY, SESSION_SECRET } from '@/lib/secrets';
import { freePort } from '@/lib/operations/ports';

/** Options of the comparison. */
export type PairsOptions = {
  /** A folder with another checkout of the project, or a commit of this repository. */
  against: string;
  /** True if imports are timed too. */
  withImports: boolean;
  rounds: number;
};

/** A version that can be served: its checkout and its record. */
type Side = { checkout: Checkout; record: RecordFolder };

const VERSIONS = ['other', 'own'] as const;
/** Number of timed imports of either version, and of timed starts. */
const IMPORTS = 3;
const STARTS = 7;
/** Rounds that don't count: code is compiled as it runs. */
const WARM_UP_ROUNDS = 5;

/**
 * Compares this checkout with another version of the project on the whole corpus, side by side: the time of the first
 * import, of the second start and of each kind of page, and the equality of the responses.
 */
export async function benchPairs(options: PairsOptions): Promise<BenchReport> {
  const from = new Date();
  say('Getting both versions ready …');
  const own = await ownCheckout();
  const other = await otherCheckout(options.against);
  try {
    return reportOf(await findings({ other, own }, options, from));
  } finally {
    await other.remove();
  }
}

async function findings(
  checkouts: Pair<Checkout>,
  { withImports, rounds }: PairsOptions,
  from: Date,
): Promise<PairFindings> {
  const shared = sharedSettings(from);
  const imports = await importInTurn(checkouts, shared, withImports ? IMPORTS : 1);
  const { other, own } = imports.records;
  try {
    const sides = {
      other: { checkout: checkouts.other, record: other },
      own: { checkout: checkouts.own, record: own },
    };
    say('Building both versions, where they are not built …');
    await startInTurn(sides, shared, 1);
    say(`Starting both versions ${STARTS} times …`);
    const starts = await startInTurn(sides, shared, STARTS);
    return {
      commits: { other: checkouts.other.commit, own: checkouts.own.commit },
      imports: withImports ? imports.seconds : null,
      starts,
      ...(await askInTurn(sides, shared, { from, rounds })),
    };
  } finally {
    await Promise.all([other.remove(), own.remove()]);
  }
}

type Settings = Record<string, string>;

/**
 * Settings that both versions share: their address, whatever the port; the start of today, at which their clocks are
 * frozen; and their signing keys.
 */
function sharedSettings(from: Date): Settings {
  return {
    NEXTAUTH_URL: SITE,
    ROLLCALL_NOW: from.toISOString().slice(0, 10),
    NEXTAUTH_SECRET: SESSION_SECRET.make(),
    ROLLCALL_LOG_KEY: LOG_KEY.make(),
  };
}

/** Imports the corpus with either version's own sync, each time into an empty folder; the last folders are kept. */
async function importInTurn(
  checkouts: Pair<Checkout>,
  shared: Settings,
  times: number,
): Promise<{ seconds: Pair<number[]>; records: Pair<RecordFolder> }> {
  const seconds: Pair<number[]> = { other: [], own: [] };
  const records = { other: await makeRecordFolder(), own: await makeRecordFolder() };
  try {
    for (let count = 1; count <= times; count += 1) {
      for (const version of VERSIONS) {
        if (count > 1) {
          await records[version].remove();
          records[version] = await makeRecordFolder();
        }
        say(`Importing the corpus, ${version === 'own' ? 'this' : 'other'} version …`);
        const settings = { ...records[version].settings, ...shared };
        const { folder } = checkouts[version];
        const cost = await costOf(['scripts/sync.ts', '--json'], settings, folder);
        seconds[version].push(cost.seconds);
      }
    }
  } catch (error) {
    await Promise.all([records.other.remove(), records.own.remove()]);
    throw error;
  }
  return { seconds, records };
}

/** Starts a side on a free port, and waits until it only has to respond to requests. */
async function serve({ checkout, record }: Side, shared: Settings) {
  const port = await freePort();
  const since = Date.now();
  const startedAt = performance.now();
  const site = `http://127.0.0.1:${port}`;
  const settings = { ...record.settings, ...shared, PORT: String(port) };
  const server = await startSite({ site, settings, folder: checkout.folder });
  const seconds = (performance.now() - startedAt) / 1000;
  await idle(site, since);
  return { seconds, site, port, stop: () => stopSite(server) };
}

/** Starts and stops both sides in turn; returns the seconds until they respond. */
async function startInTurn(
  sides: Pair<Side>,
  shared: Settings,
  times: number,
): Promise<Pair<number[]>> {
  const seconds: Pair<number[]> = { other: [], own: [] };
  for (let count = 0; count < times; count += 1) {
    for (const version of count % 2 === 0 ? VERSIONS : VERSIONS.toReversed()) {
      const served = await serve(sides[version], shared);
      seconds[version].push(served.seconds);
      await served.stop();
    }
  }
  return seconds;
}

/** Serves both sides, compares their responses, and times them. */
async function askInTurn(
  sides: Pair<Side>,
  shared: Settings,
  { from, rounds }: { from: Date; rounds: number },
): Promise<Pick<PairFindings, 'answers' | 'times'>> {
  const other = await serve(sides.other, shared);
  try {
    const own = await serve(sides.own, shared);
    try {
      const ports = { other: other.port, own: own.port };
      const addresses = await addressesOf(other.site);
      say(`Comparing the answers to ${addresses.length} addresses …`);
      const answers = new Map<string, ComparedAddress>();
      for (const address of addresses) answers.set(address, await compare(ports, address, from));
      const timed = addresses.filter((address) => isTimed(answers.get(address)));
      say(`Asking for ${timed.length} addresses in ${WARM_UP_ROUNDS} + ${rounds} rounds …`);
      await timeRounds(ports, timed, WARM_UP_ROUNDS);
      return { answers, times: await timeRounds(ports, timed, rounds) };
    } finally {
      await own.stop();
    }
  } finally {
    await other.stop();
  }
}

/** True if both versions respond with the same status: a page that only one of them has is not timed. */
function isTimed(answer: ComparedAddress | undefined): boolean {
  return answer !== undefined && answer.status.other === answer.status.own;
}
