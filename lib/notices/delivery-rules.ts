/** How an attempt to deliver a mail ended. */
export type Delivery =
  | { is: 'accepted' }
  /** The server said no; `isFinal` when it will always say so to this recipient. */
  | { is: 'refused'; isFinal: boolean; reason: string }
  /** No answer. `wasHandedOver`: it may have the mail all the same. */
  | { is: 'unanswered'; wasHandedOver: boolean; reason: string }
  /** Another worker took the mail over before a byte of it was handed over. */
  | { is: 'overtaken' };

/** What a failed attempt says of itself. */
export type DeliveryFault = {
  message: string;
  code?: string | undefined;
  command?: string | undefined;
  responseCode?: number | undefined;
  response?: string | undefined;
};

/** Minutes to wait after the first attempt, after the second, and so on; less than a day in all. */
export const WAIT_MINUTES = [5, 15, 60, 180, 360, 720] as const;

/** How often a mail is tried at most: once more than there are waits. */
export const MAX_ATTEMPTS = WAIT_MINUTES.length + 1;

const MAX_REASON_LENGTH = 300;

/**
 * Reads a fault. Final is what a server says of a recipient or of the mail with a code of 500 and above, and an
 * address that can't be written into an envelope. A sender that is refused is our own setting: that can be mended,
 * so it is tried again.
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

/** What is kept of a refusal: one line, cut short, without addresses. */
export function reasonOf({ response, message }: DeliveryFault): string {
  return (response ?? message)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\S*@\S*/g, '(address)')
    .trim()
    .slice(0, MAX_REASON_LENGTH);
}
