import 'server-only';
import { getCommunity } from '@/lib/community/community';
import { noticeHeaderOf } from './envelope-rules';
import { oneLine } from '@/lib/notices/text-rules';
import { listParties, getTold, type StoredNotice } from './notice-queries';
import { canBeEnded, whyNot } from './notice-rules';
import { getFacts } from './notice-story-queries';
import { noticeWordsOf } from './notice-text-rules';
import { stopUrl, type MailSite, type Prepared } from '@/lib/notices/outgoing';
import { getMailChoice, getReach } from './recipient-queries';
import { getNoticeMail } from './notice-queries';
import { addressKeyOf, personKey } from '@/lib/notices/token';

/** Returns a notice about a row of the log, or the reason it is not sent. */
export async function prepareNotice(site: MailSite, id: string, now: Date): Promise<Prepared> {
  const mail = await getNoticeMail(id);
  const entry = mail && (await getTold(mail.seq));
  if (!entry) return { failure: 'moot' };
  const { kind, whom } = entry.notice;
  const party = (await listParties(whom)).find(({ personId }) => personId === mail.personId);
  const facts = party && (await getFacts(entry, party, site.siteUrl));
  if (!party || !facts) return { failure: 'moot' };

  const off = await getMailChoice(party.personId);
  const failure = whyNot(kind, { at: entry.at, off, now });
  if (failure !== null) return { failure };
  const address = await addressWith(mail.addressKey, party.rowIds);
  if (address === null) return { failure: 'no-address' };

  const { personId, addressKey } = mail;
  const stop = canBeEnded(kind) ? stopUrl(site, { personId, kind }) : null;
  const key = { seq: entry.seq, addressKey: personKey(addressKey, site.secret) };
  return {
    outgoing: {
      from: site.from,
      to: { name: oneLine(facts.name, 100), address },
      date: now,
      header: noticeHeaderOf(key, site.siteUrl, stop),
      words: noticeWordsOf({ ...facts, ...frameOf(site, entry, stop), kind }),
    },
  };
}

/** Returns the parts of a notice that come from the row of the log and from the site. */
function frameOf({ siteUrl }: MailSite, { at, actor, reason }: StoredNotice, stop: string | null) {
  const { timeZone } = getCommunity();
  const choices = `${siteUrl}/account#mail`;
  return {
    ...{ at, timeZone, reason, by: actor },
    about: `${siteUrl}/about`,
    ending: stop === null ? null : { stop, choices },
  };
}

/** Returns the address that was noted, if it still belongs to the person. */
async function addressWith(key: string, rowIds: readonly string[]): Promise<string | null> {
  const { verified, former, recorded } = await getReach(rowIds);
  const all = [...verified, ...former.map((each) => each.address), ...recorded];
  return all.find((address) => addressKeyOf(address) === key) ?? null;
}
