import { Agent, get } from 'node:http';
import { compareForms, normalised, type Comparison } from './pairs-html';

/** A pair of values: the other version's and this one's. */
export type Pair<Value> = { other: Value; own: Value };

/** Address that both sites are configured with, so that links, cookies and signatures name the same one. */
export const SITE = 'http://localhost:3000';

type Answer = { status: number; location: string; text: string; ms: number };

/** Each request uses its own connection: connections are assigned to the processes of a site in turn. */
const agent = new Agent({ keepAlive: false });

/** Requests an address as a reader of `SITE` would; milliseconds are counted from the request to the last byte. */
function ask(port: number, address: string, headers: Record<string, string> = {}): Promise<Answer> {
  const startedAt = performance.now();
  const options = {
    ...{ host: '127.0.0.1', port, path: address, agent },
    headers: { host: new URL(SITE).host, ...headers },
  };
  return new Promise((resolve, reject) => {
    const sent = get(options, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const ms = performance.now() - startedAt;
        const { statusCode: status = 0, headers: given } = answer;
        resolve({ status, location: given.location ?? '', text: String(Buffer.concat(parts)), ms });
      });
    });
    sent.on('error', reject);
  });
}

/** Minimum and maximum number of requests for an address, until both versions have given the same response. */
const FEWEST = 4;
const MOST = 20;

/** Requests an address from both versions, repeatedly where they differ, until they give the same response. */
export async function compare(
  ports: Pair<number>,
  address: string,
  from: Date,
): Promise<Comparison & { status: Pair<number> }> {
  const forms = { other: new Set<string>(), own: new Set<string>() };
  const status = { other: 0, own: 0 };
  for (let count = 1; ; count += 1) {
    for (const version of ['other', 'own'] as const) {
      const answer = await ask(ports[version], address);
      const head = `${answer.status} ${answer.location}\n`;
      forms[version].add(head + normalised(answer.text, { from, to: new Date() }));
      status[version] = answer.status;
    }
    const isEnough = [...forms.own].some((form) => forms.other.has(form));
    if ((isEnough && count >= FEWEST) || count >= MOST) break;
  }
  return { ...compareForms(forms.other, forms.own), status };
}

/** Milliseconds that each address took on either version. */
export type Times = Map<string, Pair<number[]>>;

/**
 * Requests every address from both versions in turn, once in each round. The order of the addresses and of the versions
 * changes between rounds, so that neither version always comes second, and no process always has the same pages.
 */
export async function timeRounds(
  ports: Pair<number>,
  addresses: readonly string[],
  rounds: number,
): Promise<Times> {
  const times: Times = new Map(addresses.map((each) => [each, { other: [], own: [] }]));
  for (let round = 0; round < rounds; round += 1) {
    const versions = round % 4 < 2 ? (['other', 'own'] as const) : (['own', 'other'] as const);
    for (const address of round % 2 === 0 ? addresses : addresses.toReversed()) {
      for (const version of versions) {
        const { ms } = await ask(ports[version], address, { 'accept-encoding': 'gzip' });
        times.get(address)?.[version].push(ms);
      }
    }
  }
  return times;
}
