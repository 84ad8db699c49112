import 'server-only';
import { getCommunity } from '@/lib/community/community';
import { castBy, outdatedConsents, seatOf } from '@/lib/motions/electorate-rules';
import { standingOf } from '@/lib/motions/standing-rules';
import { getCanonicalId } from '@/lib/people/identity/group-queries';
import type { MailFailure } from '@/lib/notices/delivery-commands';
import { headerOf } from './envelope-rules';
import { oneLine } from '@/lib/notices/text-rules';
import { wordsOf, type MailStory } from './message-rules';
import { getMailMotion, type MailMotion } from './motion-queries';
import { stopUrl, type MailSite, type Prepared } from '@/lib/notices/outgoing';
import { getMotionMail, type NotedMail } from './queries';
import { getRecipients, type Recipient } from '@/lib/people/notices/recipient-queries';
import { isTooOld } from '@/lib/notices/kinds';
import { mailsDue } from './rules';
import { personKey } from '@/lib/notices/token';
import type { OutgoingMail } from '@/lib/notices/transport';

/** Prepares a mail about a motion as it is now, or returns the reason it is not sent. */
export async function prepareMotionMail(site: MailSite, id: string, now: Date): Promise<Prepared> {
  const mail = await getMotionMail(id);
  if (!mail) return { failure: 'moot' };
  const personId = (await getCanonicalId(mail.personId)) ?? mail.personId;
  const [motion, recipients] = await Promise.all([
    getMailMotion(mail.motionId),
    getRecipients([personId]),
  ]);
  const recipient = recipients.get(personId);
  const failure = failureBefore(mail, motion, recipient, now);
  if (failure !== null) return { failure };
  if (!motion || !hasAddress(recipient)) return { failure: 'no-address' };
  const checkpoint = mail.kind === 'decided' ? await site.checkpointOf(motion.id) : null;
  return { outgoing: outgoingMail(site, { mail, motion, recipient, now, checkpoint }) };
}

function hasAddress(
  recipient: Recipient | undefined,
): recipient is Recipient & { address: string } {
  return recipient?.address != null;
}

/** Reason a noted mail is not sent after all, or null. */
function failureBefore(
  mail: NotedMail,
  motion: MailMotion | null,
  recipient: Recipient | undefined,
  now: Date,
): MailFailure | null {
  const due =
    motion &&
    mailsDue(motion.mail, now).find(
      ({ kind, occasion, personId }) =>
        kind === mail.kind && occasion === mail.occasion && personId === recipient?.personId,
    );
  if (!due || !recipient || recipient.isDemo) return 'moot';
  if (recipient.off.has(mail.kind)) return 'opted-out';
  return isTooOld(due.dueAt, now) ? 'too-old' : null;
}

type Occasion = {
  mail: NotedMail;
  motion: MailMotion;
  recipient: { personId: string; name: string; address: string };
  now: Date;
  checkpoint: string | null;
};

function outgoingMail(site: MailSite, occasion: Occasion): OutgoingMail {
  const { mail, motion, recipient, now, checkpoint } = occasion;
  const { personId } = recipient;
  const stop = stopUrl(site, { personId, kind: mail.kind });
  const key = { ...mail, personKey: personKey(personId, site.secret) };
  return {
    from: site.from,
    to: { name: oneLine(recipient.name, 100), address: recipient.address },
    date: now,
    header: headerOf(key, site.siteUrl, stop),
    words: wordsOf({
      ...storyOf(motion, personId, now),
      kind: mail.kind,
      checkpoint,
      links: {
        motion: `${site.siteUrl}/motions/${motion.id}`,
        log: `${site.siteUrl}/security/log`,
        stop,
        choices: `${site.siteUrl}/account#mail`,
      },
    }),
  };
}

function storyOf(
  motion: MailMotion,
  personId: string,
  now: Date,
): Omit<MailStory, 'kind' | 'links' | 'checkpoint'> {
  const { facts, mail, decidedAt, proposer, outcome } = motion;
  const { timeZone, bodies } = getCommunity();
  const standing = standingOf(facts, mail.rule, decidedAt ?? now);
  return {
    motion: {
      id: motion.id,
      title: motion.title,
      state: motion.state,
      rule: mail.rule,
      closesAt: motion.closesAt,
      proposer: proposer?.name ?? null,
      revision: motion.revision,
      note: motion.note,
      narrative: outcome?.narrative ?? [],
      decidedAt,
      standing: outcome
        ? { ...standing, tally: outcome.tally, members: outcome.members }
        : standing,
    },
    body: {
      slug: motion.body,
      name: bodies.find(({ slug }) => slug === motion.body)?.name ?? motion.body,
    },
    seat: seatIn(motion, personId, decidedAt ?? now),
    timeZone,
  };
}

function seatIn({ facts, mail }: MailMotion, personId: string, at: Date): MailStory['seat'] {
  const seat = seatOf(personId, facts, at);
  const hasOutdatedConsent = outdatedConsents(facts, mail.rule).includes(personId);
  if (!seat) {
    return hasOutdatedConsent ? { vote: null, isRecused: false, hasOutdatedConsent } : null;
  }
  const vote = castBy(seat, facts.votes);
  return { vote, isRecused: seat.recusedAt !== null, hasOutdatedConsent };
}
