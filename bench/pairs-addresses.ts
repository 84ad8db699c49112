import { z } from 'zod';

/** Address patterns, one for each kind of page, with placeholders that are filled from the record. */
const KINDS = [
  ...['/', '/?on={day}', '/releases', '/releases?on={day}', '/releases/{series}'],
  ...[
    '/releases/{series}?on={day}',
    '/releases/{series}/schedule',
    '/releases/{series}/highlights',
  ],
  ...['/releases/{series}/countdown', '/releases/{series}/countdown/r-5'],
  ...['/releases/{newestIn}/{newest}', '/deliverables', '/deliverables/{newest}'],
  ...['/teams', '/teams/{team}', '/teams/{team}?on={day}'],
  ...['/bodies/{body}', '/bodies/{body}?on={day}', '/bodies/{body}/votes'],
  ...['/resolutions', '/resolutions/{resolution}', '/goals', '/goals/{goal}'],
  ...['/governance', '/governance/{document}'],
  ...['/motions', '/motions/rules', '/motions/new', '/motions/{motion}'],
  ...['/elections', '/elections/{election}', '/elections/{election}/candidates'],
  ...['/elections/{election}/results', '/elections/sandbox'],
  ...['/people', '/people/{person}', '/digests', '/digests/{digest}'],
  ...['/guides', '/guides/{guide}', '/notes', '/notes/{note}', '/search?q=release+candidate'],
  ...['/status', '/about', '/api', '/security', '/security/log', '/sign-in', '/nothing-is-here'],
  ...['/sitemap.xml', '/calendar.ics', '/releases/{series}/schedule.ics', '/releases/feed.xml'],
  ...['/api/v1/series', '/api/v1/series/{series}/schedule', '/api/v1/deliverables'],
  ...['/api/v1/openapi.json'],
];

/** Names by kind of thing; undefined for a kind that the record does not have. */
export type Names = Readonly<Record<string, string | undefined>>;

/** Returns an address for every kind of page that a reader can see, and some for machines. */
export function addressesFrom(names: Names): string[] {
  return KINDS.flatMap((kind) => {
    const parts = [...kind.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => names[name]);
    if (parts.includes(undefined)) return [];
    return kind.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '');
  });
}

/** Returns the addresses to request, with names from the site's own record. None is chosen for its speed. */
export async function addressesOf(site: string): Promise<string[]> {
  const [pages, releases, elections, resolutions, motions] = await Promise.all([
    sitemapOf(site),
    itemsOf(`${site}/api/v1/releases?limit=1`, releaseSchema),
    itemsOf(`${site}/api/v1/elections?limit=1`, slugSchema),
    itemsOf(`${site}/api/v1/resolutions?limit=1`, slugSchema),
    itemsOf(`${site}/api/v1/motions?limit=1`, motionSchema),
  ]);
  return addressesFrom({
    ...namesIn(pages),
    series: await seriesOf(site),
    newest: releases[0]?.deliverable,
    newestIn: releases[0]?.series,
    day: releases[0]?.releasedAt.slice(0, 10),
    election: elections[0]?.slug,
    resolution: resolutions[0]?.slug,
    motion: motions[0] && String(motions[0].id),
  });
}

const slugSchema = z.object({ slug: z.string() });
const motionSchema = z.object({ id: z.number() });
const nameSchema = z.object({ name: z.string() });
const releaseSchema = z.object({
  deliverable: z.string(),
  series: z.string(),
  releasedAt: z.string(),
});

async function itemsOf<Item>(address: string, item: z.ZodType<Item>): Promise<Item[]> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}.`);
  return z.object({ items: z.array(item) }).parse(await answer.json()).items;
}

async function sitemapOf(site: string): Promise<string[]> {
  const text = await (await fetch(`${site}/sitemap.xml`)).text();
  return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
}

/** Picks for each folder of pages the one in the middle of the sitemap. */
export function namesIn(pages: readonly string[]): Names {
  const middle = (folder: string) => {
    const found = pages.filter((page) => page.startsWith(`/${folder}/`));
    return found[Math.floor(found.length / 2)]?.slice(`/${folder}/`.length);
  };
  return {
    team: middle('teams'),
    body: middle('bodies'),
    goal: middle('goals'),
    document: middle('governance'),
    person: middle('people'),
    digest: middle('digests'),
    guide: middle('guides'),
    note: middle('notes'),
  };
}

/** Finds the newest series that has a schedule and a countdown; old and future series have neither. */
async function seriesOf(site: string): Promise<string | undefined> {
  const all = await itemsOf(`${site}/api/v1/series?limit=200`, nameSchema);
  for (const { name } of all.reverse()) {
    const pages = [`${site}/releases/${name}/schedule`, `${site}/releases/${name}/countdown`];
    const answers = await Promise.all(pages.map((page) => fetch(page)));
    if (answers.every(({ ok }) => ok)) return name;
  }
  return undefined;
}
