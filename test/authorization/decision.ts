/** Kinds of viewer, each with the demo person who represents it. */
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

/** A kind of viewer. */
export type Viewer = keyof typeof VIEWERS;

/** Viewers who have access: everyone, everyone signed in, nobody in production, or those named. */
export type Who = 'everybody' | 'signed in' | 'nobody' | readonly Viewer[];

/** A decision about an address: the viewers with access, an example, and the status they get if it is not 200. */
export type AddressDecision = {
  who: Who;
  at: string;
  status?: number;
  form?: Record<string, string>;
};

/** Objects that the tests act on: numbers of the demo committee's motions, and ids. */
export type World = Record<
  'open' | 'proposed' | 'update' | 'decided' | 'comment' | 'said' | 'claim' | 'grant' | 'merge',
  string
>;

/** A decision about a server action: the viewers with access, and a form that is valid except for its sender. */
export type ActionDecision = {
  who: Who;
  form: (world: World) => Record<string, string | readonly string[]>;
  /** Viewers to test with, where testing all of them would disturb other tests. */
  asked?: readonly Viewer[];
};

/** Access to the addresses and actions of one part of the site. */
export type Decisions = {
  /** Pages. Viewers without access are sent to sign in or, if signed in, get a 404. */
  pages?: Record<string, AddressDecision>;
  /** Route handlers, by method. */
  routes?: Record<string, AddressDecision>;
  /** Server actions, by file and name. */
  actions?: Record<string, ActionDecision>;
};

/** Returns the decision that an address is open to everyone. */
export const open = (at: string, status = 200): AddressDecision => ({
  who: 'everybody',
  at,
  status,
});

/** Returns the decision that an address is for admins only. */
export const forAdmins = (at: string): AddressDecision => ({ who: ['admin'], at });

/** Returns the decisions for API endpoints: all are open to everyone, from any site. */
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
