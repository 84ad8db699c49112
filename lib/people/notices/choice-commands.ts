import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { db } from '@/lib/database/client';
import { ok, refuse, type Result } from '@/lib/result';
import type { Transaction } from '@/lib/database/transaction';
import { wantedAfter, type MailChoiceInput, type StopWish } from './choice-rules';
import type { MailRefusal } from '@/lib/notices/messages';
import { getRecipients } from './recipient-queries';
import { MAIL_KINDS, type MailKind } from '@/lib/notices/kinds';
import type { StopRequest } from '@/lib/notices/token';

/** Keeps which mails somebody signed in wants. Choosing what is chosen already writes nothing. */
export async function chooseMail(
  actor: { personId: string },
  { kinds }: MailChoiceInput,
): Promise<Result<{ off: MailKind[] }, MailRefusal>> {
  return db.$transaction((tx) =>
    keepChoice(tx, actor.personId, () => kinds, 'Chosen on the account page.'),
  );
}

/**
 * Does what a link in a mail asks for: the link itself says whose choice it is, so nobody need be signed in. It can
 * do nothing else.
 */
export async function chooseByLink(
  { personId, kind }: StopRequest,
  wish: StopWish,
): Promise<Result<{ off: MailKind[] }, MailRefusal>> {
  return db.$transaction((tx) =>
    keepChoice(tx, personId, (before) => wantedAfter(wish, kind, before), 'By the link in a mail.'),
  );
}

async function keepChoice(
  tx: Transaction,
  personId: string,
  choose: (before: ReadonlySet<MailKind>) => readonly MailKind[],
  reason: string,
): Promise<Result<{ off: MailKind[] }, MailRefusal>> {
  const person = await lockPerson(tx, personId);
  if (!person) return refuse('link-not-valid');
  const before = (await getRecipients([person.id], tx)).get(person.id)?.off ?? new Set();
  const wanted = new Set(choose(new Set(MAIL_KINDS.filter((kind) => !before.has(kind)))));
  const off = MAIL_KINDS.filter((kind) => !wanted.has(kind));
  if (off.length === before.size && off.every((kind) => before.has(kind))) return ok({ off });

  for (const kind of MAIL_KINDS) await write(tx, person.id, kind, !wanted.has(kind));
  // A kind that comes later is off too for those who want none.
  await write(tx, person.id, 'all', wanted.size === 0);
  await recordAudit(
    tx,
    { personId: person.id, name: person.name },
    {
      action: 'mail.choose',
      subject: `person/${person.handle}`,
      reason,
      detail: { off, before: MAIL_KINDS.filter((kind) => before.has(kind)) },
    },
  );
  return ok({ off });
}

/** Whom the choice is of, after merges; locked, so that of two choices at once the later sees the earlier. */
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
  kind: MailKind | 'all',
  isOff: boolean,
): Promise<void> {
  const chosenAt = new Date();
  await tx.mailChoice.upsert({
    where: { personId_kind: { personId, kind } },
    create: { personId, kind, isOff, chosenAt },
    update: { isOff, chosenAt },
  });
}
