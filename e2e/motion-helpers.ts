import type { Page } from '@playwright/test';
import { Client } from 'pg';
import { expect } from './fixtures';

/** A motion to propose in a test. */
type Proposal = { title: string; kind?: string; text?: string };

/** Proposes a motion to the demo committee as the signed-in person. Returns its number. */
export async function propose(page: Page, { title, kind, text }: Proposal): Promise<number> {
  await page.goto(`/motions/new?body=demo&kind=${kind ?? 'formal-vote'}`);
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page
    .getByRole('textbox', { name: 'Text', exact: false })
    .first()
    .fill(text ?? 'So be it.');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  return Number(new URL(page.url()).pathname.split('/').at(-1));
}

/** Opens the vote, as a chair or, in a fast track, a member. */
export async function openVote(page: Page, id: number): Promise<void> {
  await page.goto(`/motions/${id}/open`);
  await page.getByRole('button', { name: 'Open the vote' }).click();
  await expect(page.getByRole('main').getByText('Open', { exact: true })).toBeVisible();
}

/** Publishes a new text, as a signed-in person who may revise the motion. */
export async function revise(
  page: Page,
  id: number,
  { text, note }: { text: string; note: string },
): Promise<void> {
  await page.goto(`/motions/${id}/revise`);
  await page.getByRole('textbox', { name: 'Text' }).fill(text);
  await page.getByRole('textbox', { name: 'What changed' }).fill(note);
  await page.getByRole('button', { name: /^Publish revision/ }).click();
  await expect(page).toHaveURL(/\/revisions\/\d+$/);
}

/** Votes as the signed-in person. */
export async function vote(
  page: Page,
  id: number,
  choice: 'Yes' | 'No' | 'Abstain',
): Promise<void> {
  await page.goto(`/motions/${id}`);
  const place = page.getByRole('region', { name: 'Your vote' });
  await place.getByRole('radio', { name: choice }).check();
  await place.getByRole('button', { name: /^(Cast|Change) vote$/ }).click();
  await expect(place.getByRole('status')).toContainText(`You voted ${choice}`);
}

/** Closes the vote as the signed-in chair. */
export async function closeVote(page: Page, id: number): Promise<void> {
  await page.goto(`/motions/${id}/close`);
  await page.getByRole('button', { name: /^Close it as/ }).click();
  await expect(page.getByRole('region', { name: /^Why it/ })).toBeVisible();
}

/**
 * Makes a motion appear to have been proposed and opened so many days earlier, because the site's own clock is frozen.
 */
export async function letDaysPass(id: number, days: number): Promise<void> {
  await withDatabase((client) =>
    client.query(
      `update "Motion" set "proposedAt" = "proposedAt" - make_interval(days => $2),
        "openedAt" = "openedAt" - make_interval(days => $2),
        "clockStartedAt" = "clockStartedAt" - make_interval(days => $2),
        "closesAt" = "closesAt" - make_interval(days => $2)
       where id = $1`,
      [id, days],
    ),
  );
}

/** Counts a motion's current votes, and all votes ever cast. */
export async function countVotes(id: number): Promise<{ votes: number; cast: number }> {
  return withDatabase(async (client) => {
    const { rows } = await client.query<{ votes: number; cast: number }>(
      `select (select count(*)::int from "MotionVote" where "motionId" = $1) as votes,
        (select count(*)::int from "MotionVoteCast" where "motionId" = $1) as cast`,
      [id],
    );
    return rows[0]!;
  });
}

/** Reads or changes the site's database, bypassing the triggers that require an audit row. */
export async function withDatabase<Value>(
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ connectionString: process.env.ROLLCALL_EMBEDDED_DATABASE_URL });
  await client.connect();
  await client.query('set session_replication_role = replica');
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
