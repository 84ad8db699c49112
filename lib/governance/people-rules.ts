import { z } from 'zod';

/** A person as public pages name them, without an e-mail address. */
export type PublicPerson = { name: string; irc: string | null };

/** A public person who represents a team in one matter. */
export type PublicLiaison = PublicPerson & { role: string };

const person = z.object({
  name: z.string(),
  irc: z.string().nullish(),
  role: z.string().optional(),
});

/** Returns the people in a JSON list without their addresses. Invalid entries are left out. */
export function publicPeople(list: unknown): PublicLiaison[] {
  return (Array.isArray(list) ? list : []).flatMap((entry: unknown) => {
    const parsed = person.safeParse(entry);
    if (!parsed.success) return [];
    const { name, irc = null, role = '' } = parsed.data;
    return [{ name, irc, role }];
  });
}

const WORDS: Record<string, string> = {
  tact: 'TaCT',
  sig: 'SIG',
  tc: 'TC',
  ptl: 'PTL',
  rfp: 'RFP',
};

/** Returns a liaison's role in words: `tact-sig` is `TaCT SIG`, `meeting_facilitator` is `Meeting facilitator`. */
export function roleInWords(role: string): string {
  const words = role.split(/[-_ ]+/).map((word) => WORDS[word.toLowerCase()] ?? word);
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
