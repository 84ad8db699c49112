import 'server-only';
import { getCommunity } from '@/lib/community';
import { castBy, outdatedConsents, seatOf } from '@/lib/motions/electorate-rules';
import { standingOf } from '@/lib/motions/rules';
import type { TakenMail } from './commands';
import { headerOf } from './envelope-rules';
import { oneLine, wordsOf, type MailStory } from './message-rules';
import type { MailMotion } from './motion-queries';
import { personKey, stopToken } from './token';
import type { OutgoingMail } from './transport';

/** What mails of a site have in common. */
export type MailSite = { from: string; siteUrl: string; secret: string };

type Occasion = {
  mail: TakenMail;
  motion: MailMotion;
  recipient: { personId: string; name: string; address: string };
  now: Date;
};

/** The mail about a motion to one person, as things stand now. */
export function outgoingMail(site: MailSite, occasion: Occasion): OutgoingMail {
  const { mail, motion, recipient, now } = occasion;
  const { personId } = recipient;
  const stop = `${site.siteUrl}/mail/unsubscribe/${stopToken({ personId, kind: mail.kind }, site.secret)}`;
  const key = { ...mail, personKey: personKey(personId, site.secret) };
  return {
    from: site.from,
    to: { name: oneLine(recipient.name, 100), address: recipient.address },
    date: now,
    header: headerOf(key, site.siteUrl, stop),
    words: wordsOf({
      ...storyOf(motion, personId, now),
      kind: mail.kind,
      links: {
        motion: `${site.siteUrl}/motions/${motion.id}`,
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
): Omit<MailStory, 'kind' | 'links'> {
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
