/** Each kind of reader, and the demo person who stands for it. */
export const VIEWERS = {
  nobody: null,
  contributor: 'demo-contributor',
  ptl: 'demo-ptl',
  member: 'demo-member',
  chair: 'demo-chair',
  official: 'demo-official',
  editor: 'demo-editor',
  'release manager': 'demo-release-manager',
  admin: 'demo-admin',
  'expired grant': 'demo-expired',
} as const;

/** A kind of reader. */
export type Viewer = keyof typeof VIEWERS;

/** Who may: everybody, whoever has signed in, nobody at all in production, or those named. */
export type Who = 'everybody' | 'signed in' | 'nobody' | readonly Viewer[];

/** A decision about an address: who may, an example, and how it answers those who may where that is not 200. */
export type AddressDecision = {
  who: Who;
  at: string;
  status?: number;
  form?: Record<string, string>;
};

/** What the tests act on: numbers of motions of the demo committee, and ids. */
export type World = Record<
  'open' | 'proposed' | 'update' | 'decided' | 'comment' | 'said' | 'claim' | 'grant' | 'merge',
  string
>;

/** A decision about a server action: who may, and a form that only lacks the right sender. */
export type ActionDecision = {
  who: Who;
  form: (world: World) => Record<string, string | readonly string[]>;
  /** Who is asked, where asking everybody would disturb the other tests. */
  asked?: readonly Viewer[];
};

/** Who may use the addresses and actions of a part of the site. */
export type Decisions = {
  /** Whoever may not see a page is sent to sign in, or (signed in) is told that there is no such page. */
  pages?: Record<string, AddressDecision>;
  /** Route handlers, by method. */
  routes?: Record<string, AddressDecision>;
  /** Server actions, by file and name. */
  actions?: Record<string, ActionDecision>;
};

/** Open to everybody. */
export const open = (at: string, status = 200): AddressDecision => ({
  who: 'everybody',
  at,
  status,
});

/** For admins alone. */
export const forAdmins = (at: string): AddressDecision => ({ who: ['admin'], at });

/** Every endpoint of the API is open to everybody, from any site. */
export function openApi(
  examples: Record<string, [string, number?]>,
): Record<string, AddressDecision> {
  return Object.fromEntries(
    Object.entries(examples).flatMap(([route, [at, status]]) => [
      [`GET /api/v1${route}`, open(`/api/v1${at}`, status)],
      [`OPTIONS /api/v1${route}`, open(`/api/v1${at}`, 204)],
    ]),
  );
}
