import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkpointOfDecision, signHead } from '@/lib/checkpoints/commands';
import { findNotes, isSigned, verifierKey } from '@/lib/checkpoints/note';
import { listCheckpoints } from '@/lib/checkpoints/queries';
import { db } from '@/lib/database/client';
import { asOwner, newLogKey } from '@/test/log-owner';
import { outboxOf, type TestOutbox } from '@/test/mail-outbox';
import { startMailServer, type MailServer } from '@/test/mail-server';
import { addCommittee, openOne, passOne, type Committee } from '@/test/motions';

const { key } = newLogKey();

let server: MailServer;
let outbox: TestOutbox;
let committee: Committee;

beforeEach(async () => {
  server = await startMailServer();
  outbox = outboxOf(server.url);
  outbox.checkpointOf = async (id) => (await checkpointOfDecision(id, key))?.note ?? null;
  committee = await addCommittee(2);
});
afterEach(() => server.stop());

const mailsOf = (word: string) =>
  server.received.map(({ mail }) => mail).filter(({ subject }) => subject?.includes(word));

test('the mail of a decision has the head of the log, signed after it, to keep', async () => {
  await openOne(committee, { title: 'Signed before' });
  expect(await signHead(key)).toMatchObject({ is: 'signed' });
  const id = await passOne(committee);
  await outbox.send();
  const [mail, other] = mailsOf('Passed');
  const { notes } = findNotes(mail?.text ?? '');
  const decision = await db.auditEntry.findFirstOrThrow({
    where: { subject: `motion/${id}`, action: 'motion.pass' },
  });

  expect(notes).toHaveLength(1);
  expect(isSigned(notes[0]!, [verifierKey(key.verifier)!])).toBe(true);
  expect(notes[0]!.checkpoint.seq).toBeGreaterThanOrEqual(decision.seq);
  expect(mail?.text).toContain('How: https://vote.example.org/security/log:\n\nvote.example.org');
  const [, shown = ''] = /<pre[^>]*>([^<]*)<\/pre>/.exec(mail?.html || '') ?? [];
  expect(findNotes(`${shown}\n`).notes).toMatchObject([{ checkpoint: notes[0]!.checkpoint }]);
  expect(findNotes(other?.text ?? '').notes).toMatchObject([{ checkpoint: notes[0]!.checkpoint }]);
  expect(await listCheckpoints({ take: 9 })).toHaveLength(2);
});

test('no other mail has it, and without one the decision is told all the same', async () => {
  await openOne(committee);
  await outbox.send();
  expect(mailsOf('Vote opened')).toHaveLength(2);
  expect(await listCheckpoints({ take: 9 })).toEqual([]);

  outbox.checkpointOf = async (id) => (await checkpointOfDecision(id, null))?.note ?? null;
  await passOne(committee);
  await outbox.send();
  expect(mailsOf('Passed').map(({ text }) => findNotes(text ?? '').notes)).toEqual([[], [], []]);
});

test('a log that is not in order is not signed for a mail either', async () => {
  await passOne(committee);
  await asOwner(`update "AuditEntry" set reason = 'x' where seq = 2`);
  await outbox.send();
  expect(mailsOf('Passed').map(({ text }) => findNotes(text ?? '').notes)).toEqual([[], [], []]);
  expect(await listCheckpoints({ take: 9 })).toEqual([]);
});
