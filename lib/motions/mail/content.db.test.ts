import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import { openMotion } from '@/lib/motions/chair-commands';
import { proposeMotion, reviseMotion } from '@/lib/motions/commands';
import { castVote } from '@/lib/motions/vote-commands';
import { outboxOf, type TestOutbox } from '@/test/mail-outbox';
import { startMailServer, type MailServer, type ReceivedMail } from '@/test/mail-server';
import { addCommittee, openOne, proposal, valueOf, type Committee } from '@/test/motions';
import { mailKindNames } from '@/lib/parts/mail-kinds';
import { readStopToken } from '@/lib/notices/token';

let server: MailServer;
let outbox: TestOutbox;
let committee: Committee;

beforeEach(async () => {
  server = await startMailServer();
  outbox = outboxOf(server.url);
  committee = await addCommittee(2);
});

afterEach(async () => {
  await server.stop();
});

/** The mails to a member, by the member's number. */
const mailsTo = (number: number) =>
  server.received.filter(({ to }) => to[0] === `member0${number}@example.org`);

/** A header field as it was on the wire, unfolded. */
function fieldOf({ mail }: ReceivedMail, name: string): string[] {
  return mail.headers.filter(({ key }) => key === name.toLowerCase()).map(({ value }) => value);
}

test('a mail says what it is, what it needs, until when, and the own vote, in both forms', async () => {
  const id = await openOne(committee);
  await outbox.send();
  const [received] = mailsTo(1);
  const { mail, from } = received!;

  expect(from).toBe('rollcall@vote.example.org');
  expect(mail.from).toMatchObject({ name: 'Rollcall', address: 'rollcall@vote.example.org' });
  expect(mail.to).toEqual([{ name: 'Member01', address: 'member01@example.org' }]);
  expect(mail.subject).toBe('[TC] Vote opened: Retire the Murano team');
  for (const form of [mail.text ?? '', plain(mail.html ?? '')]) {
    expect(form).toContain('Retire the Murano team');
    expect(form).toContain('Technical Committee');
    expect(form).toContain('Proposed by: Outsider');
    expect(form).toContain('More yes than no; a tie rejects it.');
    expect(form).toContain('0 yes, 0 no, 0 abstaining, 2 not cast');
    expect(form).toMatch(/It can pass from \w{3} \d+ \w{3} \d{4}, \d\d:\d\d UTC\./);
    expect(form).toContain('Your vote: none');
  }
  expect(mail.text?.match(/\/motions\//g)).toHaveLength(1);
  expect(mail.text).toContain(`https://vote.example.org/motions/${id}\n`);
  expect(mail.html).toContain(`href="https://vote.example.org/motions/${id}"`);
  expect(mail.html).toContain('<html lang="en">');
  expect(mail.html).not.toMatch(/<img|<script|src=|url\(|http:/i);
  expect(mail.attachments).toEqual([]);
});

/** The text of HTML, without its tags. */
function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

test('the header lets a program end the mail, thread it, and drop a second copy', async () => {
  const { id } = valueOf(await proposeMotion(committee.members[1]!, proposal()));
  valueOf(await openMotion(committee.chair, { id, revision: 1 }));
  await outbox.send();
  valueOf(await castVote(committee.chair, { id, choice: 'no', comment: '', revision: 1 }));
  valueOf(
    await reviseMotion(committee.members[1]!, {
      ...{ id, revision: 1, title: 'Retire Murano', text: 'Another text.' },
      note: 'Shorter.\nAnd clearer.',
    }),
  );
  await outbox.send();
  const [opened, revised] = ['Vote opened', 'Text revised'].map((what) =>
    mailsTo(1).find(({ mail }) => mail.subject?.includes(what)),
  );

  const [stop] = fieldOf(opened!, 'List-Unsubscribe');
  const token = /^<https:\/\/vote\.example\.org\/mail\/unsubscribe\/([^/>]+)>$/.exec(stop!)![1]!;
  expect(readStopToken(token, outbox.secret, mailKindNames)).toEqual({
    personId: committee.chair.personId,
    kind: 'opened',
  });
  expect(fieldOf(opened!, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click']);
  expect(fieldOf(opened!, 'Auto-Submitted')).toEqual(['auto-generated']);
  expect(opened!.mail.inReplyTo).toBeUndefined();
  expect(revised!.mail.inReplyTo).toBe(opened!.mail.messageId);
  expect(revised!.mail.references).toBe(opened!.mail.messageId);
  expect(revised!.mail.messageId).not.toBe(opened!.mail.messageId);
  expect(revised!.mail.subject).toBe('[TC] Text revised: Retire Murano');
  expect(revised!.mail.text).toContain('it does not count any more');
  expect(revised!.mail.text).toContain('What changed: Shorter. And clearer.');
  expect(revised!.mail.text).toContain('Your vote: no, on revision 1');
  expect(mailsTo(2)[1]!.mail.text).not.toContain('does not count');
});

test('the same mail has the same Message-ID when it is sent again', async () => {
  await openOne(committee);
  server.toText = () => 451;
  await outbox.send();
  server.toText = () => null;
  outbox.ahead = 6;
  await outbox.send();
  const ids = server.texts.map((raw) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(2);
  expect(ids[0]).toMatch(/^<motion-\d+\.opened-0\.[0-9a-f]{24}@vote\.example\.org>$/);
});

test('titles, names and addresses can add no line to the header and no tag to the text', async () => {
  const id = await openOne(committee);
  const attack = 'x\r\nBcc: all@example.org\r\n\r\n<script>alert(1)</script>\u2028 "&\u202Eend';
  await db.motion.update({ where: { id }, data: { title: attack } });
  const [first, second] = committee.members;
  await db.person.update({
    where: { id: first!.personId },
    data: { name: 'Ann\r\nX-Evil: 1 <evil@example.org>, "' },
  });
  await db.personAlias.updateMany({
    where: { personId: second!.personId },
    data: { value: 'bo@example.org\r\nRCPT TO:<all@example.org>' },
  });
  await outbox.send();

  expect(server.received.map(({ to }) => to)).toEqual([['member01@example.org']]);
  const [received] = server.received;
  expect(fieldOf(received!, 'Bcc')).toEqual([]);
  expect(fieldOf(received!, 'X-Evil')).toEqual([]);
  expect(received!.mail.to).toEqual([
    { name: 'Ann X-Evil: 1 <evil@example.org>, "', address: 'member01@example.org' },
  ]);
  expect(received!.mail.subject).toBe(
    '[TC] Vote opened: x Bcc: all@… <script>alert(1)</script> "& end',
  );
  expect(received!.mail.html).not.toContain('<script');
  expect(received!.mail.html).toContain('&lt;script&gt;');
});

test('names and titles of any script arrive as they are, over lines of ASCII', async () => {
  const name = 'Zoë Müller-Łukasz 王小明 🗳️';
  const title = `Für ${'длинное название '.repeat(8)}終`;
  const id = await openOne(committee);
  await db.motion.update({ where: { id }, data: { title } });
  await db.person.update({ where: { id: committee.chair.personId }, data: { name } });
  await outbox.send();
  const [received] = mailsTo(1);

  expect(received!.mail.to).toEqual([{ name, address: 'member01@example.org' }]);
  expect(received!.mail.subject).toBe(`[TC] Vote opened: ${title}`);
  expect(received!.mail.text).toContain(title);
  expect(received!.raw).toMatch(/^[\r\n\t\x20-\x7e]*$/);
  expect(Math.max(...received!.raw.split('\r\n').map(({ length }) => length))).toBeLessThan(999);
});

test('mail goes to the verified address; without one to that of the record', async () => {
  await openOne(committee);
  const [first] = committee.members;
  await db.user.create({
    data: {
      ...{ personId: first!.personId, name: 'Member01' },
      ...{ email: 'verified@example.com', emailVerified: new Date() },
    },
  });
  await db.personAlias.create({
    data: {
      ...{ personId: committee.members[1]!.personId, kind: 'email', source: 'stated' },
      ...{ value: 'a-stated@example.com', key: 'a-stated@example.com' },
    },
  });
  await outbox.send();
  expect(server.received.flatMap(({ to }) => to).sort()).toEqual([
    'member02@example.org',
    'verified@example.com',
  ]);
  const all = server.received.map(({ raw }) => raw);
  expect(all.filter((raw) => raw.includes('verified@example.com'))).toHaveLength(1);
});
