import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { db } from '@/lib/database/client';
import { ok, refuse, type Result } from '@/lib/result';
import type { Transaction } from '@/lib/database/transaction';
import { wantedAfter, type MailChoiceInput, type StopWish } from './choice-rules';
import type { MailRefusal } from '@/lib/notices/messages';
import { getRecipients } from './recipient-queries';
import type { StopRequest } from '@/lib/notices/token';

/** Saves which of all mails a signed-in person wants. An unchanged choice writes nothing. */
export async function chooseMail(
  actor: { personId: string },
  { kinds }: MailChoiceInput,
  all: readonly string[],
): Promise<Result<{ off: string[] }, MailRefusal>> {
  const reason = 'Chosen on the account page.';
  return keepChoice(actor.personId, { all, choose: () => kinds, reason });
}

/**
 * Carries out the request of a link in a mail. The link itself identifies the person, so nobody needs to be signed in.
 * It can do nothing else.
 */
export async function chooseByLink(
  { personId, kind }: StopRequest,
  wish: StopWish,
  all: readonly string[],
): Promise<Result<{ off: string[] }, MailRefusal>> {
  const choose = (before: readonly string[]) => wantedAfter(wish, kind, before);
  return keepChoice(personId, { all, choose, reason: 'By the link in a mail.' });
}

type Choice = {
  /** All kinds. */
  all: readonly string[];
  /** Returns the kinds wanted after the choice, from those wanted before. */
  choose: (before: readonly string[]) => readonly string[];
  reason: string;
};

async function keepChoice(
  personId: string,
  choice: Choice,
): Promise<Result<{ off: string[] }, MailRefusal>> {
  return db.$transaction((tx) => keepChoiceWithin(tx, personId, choice));
}

async function keepChoiceWithin(
  tx: Transaction,
  personId: string,
  { all, choose, reason }: Choice,
): Promise<Result<{ off: string[] }, MailRefusal>> {
  const person = await lockPerson(tx, personId);
  if (!person) return refuse('link-not-valid');
  const isOff = (await getRecipients([person.id], tx)).get(person.id)?.off ?? new Set<string>();
  const before = all.filter((kind) => isOff.has(kind));
  const wanted = new Set(choose(all.filter((kind) => !isOff.has(kind))));
  const off = all.filter((kind) => !wanted.has(kind));
  if (off.join() === before.join()) return ok({ off });

  for (const kind of all) await write(tx, person.id, kind, !wanted.has(kind));
  // For a person who wants no mail, kinds added later are off too.
  await write(tx, person.id, 'all', wanted.size === 0);
  await recordAudit(
    tx,
    { personId: person.id, name: person.name },
    {
      action: 'mail.choose',
      subject: `person/${person.handle}`,
      reason,
      detail: { off, before },
    },
  );
  return ok({ off });
}

/**
 * Returns the person whose choice it is, after merges. The row is locked, so that the later of two simultaneous choices
 * sees the earlier.
 */
async function lockPerson(
  tx: Transaction,
  personId: string,
): Promise<{ id: string; name: string; handle: string } | null> {
  const rows = await tx.$queryRaw<{ id: string; name: string; handle: string }[]>`
    select "id", "name", "handle" from "Person"
    where "id" = (select coalesce("mergedIntoId", "id") from "Person" where "id" = ${personId}::uuid)
    for update`;
  return rows[0] ?? null;
}

async function write(
  tx: Transaction,
  personId: string,
  kind: string,
  isOff: boolean,
): Promise<void> {
  const chosenAt = new Date();
  await tx.mailChoice.upsert({
    where: { personId_kind: { personId, kind } },
    create: { personId, kind, isOff, chosenAt },
    update: { isOff, chosenAt },
  });
}
