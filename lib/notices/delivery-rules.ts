/** The result of an attempt to deliver a mail. */
export type Delivery =
  | { is: 'accepted' }
  /** The server refused it. `isFinal` is true if it will always refuse this mail. */
  | { is: 'refused'; isFinal: boolean; reason: string }
  /** The server did not reply. If `wasHandedOver`, it may have the mail nevertheless. */
  | { is: 'unanswered'; wasHandedOver: boolean; reason: string }
  /** Another worker claimed the mail before any byte of it was handed over. */
  | { is: 'overtaken' };

/** The error of a failed attempt. */
export type DeliveryFault = {
  message: string;
  code?: string | undefined;
  command?: string | undefined;
  responseCode?: number | undefined;
  response?: string | undefined;
};

/** Minutes to wait after the first attempt, the second, and so on; less than a day in total. */
export const WAIT_MINUTES = [5, 15, 60, 180, 360, 720] as const;

/** Maximum number of attempts: one more than there are waits. */
export const MAX_ATTEMPTS = WAIT_MINUTES.length + 1;

const MAX_REASON_LENGTH = 300;

/**
 * Classifies an error. A reply code of 500 or above about a recipient or the mail is final, and so is an address that
 * can't be written into an envelope. If the server refuses the sender, our own setting is wrong: it can be corrected,
 * so the mail is tried again.
 */
export function readFault(fault: DeliveryFault, wasHandedOver: boolean): Delivery {
  const { responseCode, command, code } = fault;
  const reason = reasonOf(fault);
  if (responseCode !== undefined && responseCode >= 400 && code !== 'ECONNECTION') {
    const isAboutMail = command !== 'MAIL FROM' && command !== 'AUTH';
    return { is: 'refused', isFinal: responseCode >= 500 && isAboutMail, reason };
  }
  if (code === 'EENVELOPE' && responseCode === undefined && !wasHandedOver) {
    return { is: 'refused', isFinal: true, reason };
  }
  return { is: 'unanswered', wasHandedOver, reason };
}

/** Returns the part of a refusal to store: one line, cut short, without addresses. */
export function reasonOf({ response, message }: DeliveryFault): string {
  return (response ?? message)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\S*@\S*/g, '(address)')
    .trim()
    .slice(0, MAX_REASON_LENGTH);
}
