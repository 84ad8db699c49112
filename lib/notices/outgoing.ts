import 'server-only';
import type { MailFailure } from './delivery-commands';
import { stopToken, type StopRequest } from './token';
import type { OutgoingMail } from './transport';

/** The settings common to all mails of a site. */
export type MailSite = {
  from: string;
  siteUrl: string;
  secret: string;
  /** Returns the signed head of the audit log that covers the decision of a motion, as text; null if there is none. */
  checkpointOf: (motionId: number) => Promise<string | null>;
};

/** A mail to send now, or the reason it is not sent. */
export type Prepared = { outgoing: OutgoingMail } | { failure: MailFailure };

/** Returns the link that stops one kind of mail to one person. */
export function stopUrl({ siteUrl, secret }: MailSite, request: StopRequest): string {
  return `${siteUrl}/mail/unsubscribe/${stopToken(request, secret)}`;
}
