import type { GrantedRole } from './role-rules';

/** An invented person to try Rollcall as. */
export type DemoPerson = {
  handle: string;
  name: string;
  /** Role, for the sign-in page. */
  part: string;
  /** Things to try as this person. */
  hint: string;
  roles: readonly GrantedRole[];
  /** True if their grants ended long ago. */
  hasExpired?: boolean;
};

const member = (number: number, first: string): DemoPerson => ({
  handle: number === 1 ? 'demo-member' : `demo-member-${number}`,
  name: `${first} (demo)`,
  part: 'Committee member',
  hint: 'Votes on the motions of the demo committee.',
  roles: ['member'],
});

/** Demo people: one for each role, and five members of the demo committee. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    handle: 'demo-chair',
    name: 'Chidi (demo)',
    part: 'Chair of the committee',
    hint: 'Opens, holds and closes motions, and votes.',
    roles: ['chair', 'member'],
  },
  member(1, 'Mei'),
  member(2, 'Noor'),
  member(3, 'Otto'),
  member(4, 'Pia'),
  {
    handle: 'demo-contributor',
    name: 'Cleo (demo)',
    part: 'Contributor',
    hint: 'Holds no role: proposes and discusses, but has no vote.',
    roles: [],
  },
  {
    handle: 'demo-ptl',
    name: 'Tara (demo)',
    part: 'Team lead (PTL)',
    hint: 'Approves what concerns their team.',
    roles: ['ptl'],
  },
  {
    handle: 'demo-official',
    name: 'Olu (demo)',
    part: 'Election official',
    hint: 'Approves the results of elections.',
    roles: ['election-official'],
  },
  {
    handle: 'demo-editor',
    name: 'Edda (demo)',
    part: 'Digest editor',
    hint: 'Holds the role of an editor.',
    roles: ['digest-editor'],
  },
  {
    handle: 'demo-release-manager',
    name: 'Remy (demo)',
    part: 'Release manager',
    hint: 'Approves motions on release management.',
    roles: ['release-manager'],
  },
  {
    handle: 'demo-admin',
    name: 'Ada (demo)',
    part: 'Admin',
    hint: 'Gives and takes roles, decides claims, merges people.',
    roles: ['admin'],
  },
  {
    handle: 'demo-expired',
    name: 'Ezra (demo)',
    part: 'Former election official',
    hint: 'Their grant has expired, and what came with it.',
    roles: ['election-official'],
    hasExpired: true,
  },
];
