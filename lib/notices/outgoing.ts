import 'server-only';
import type { MailFailure } from './delivery-commands';
import { stopToken, type StopRequest } from './token';
import type { OutgoingMail } from './transport';

/** What mails of a site have in common. */
export type MailSite = {
  from: string;
  siteUrl: string;
  secret: string;
  /** The signed head of the audit log, as text, that covers the decision of a motion; null where there is none. */
  checkpointOf: (motionId: number) => Promise<string | null>;
};

/** A mail that goes out now, or why it does not. */
export type Prepared = { outgoing: OutgoingMail } | { failure: MailFailure };

/** The link that stops one kind of mail to one person. */
export function stopUrl({ siteUrl, secret }: MailSite, request: StopRequest): string {
  return `${siteUrl}/mail/unsubscribe/${stopToken(request, secret)}`;
}
