import { momentOf, type EvidenceKind } from '@/lib/audit/evidence';

/** Roles and merges as the details of audit rows describe them. */
export const evidence: readonly EvidenceKind[] = [
  {
    ...{ kind: 'grant', noun: 'role that was given', actions: ['grant.give'], key: 'grant' },
    facts: ['role', 'scope', 'expiresAt'],
    table: 'Grant',
    recorded:
      () =>
      ({ role, scope, expiresAt }) => ({ role, scope, expiresAt: momentOf(expiresAt) }),
  },
  {
    kind: 'revocation',
    noun: 'role that was taken back',
    ...{ actions: ['grant.revoke'], key: 'grant', table: 'Grant' },
    isOne: ({ revokedAt }) => revokedAt !== null,
  },
  {
    ...{ kind: 'merge', noun: 'merge of people' },
    ...{ actions: ['person.merge', 'person.tie', 'claim.approve'], key: 'merge' },
    table: 'PersonMerge',
  },
  {
    ...{ kind: 'unmerge', noun: 'merge of people that was undone' },
    ...{ actions: ['person.unmerge'], key: 'merge', table: 'PersonMerge' },
    isOne: ({ undoneAt }) => undoneAt !== null,
  },
];

/** Texts for actions about people, where people read the log. */
export const actionTexts = {
  'grant.give': 'Role given',
  'grant.revoke': 'Role taken away',
  'claim.open': 'Claim made',
  'claim.withdraw': 'Claim withdrawn',
  'claim.refuse': 'Claim refused',
  'claim.approve': 'Claim approved, and merged',
  'person.merge': 'Merged',
  'person.unmerge': 'Merge undone',
  'person.tie': 'Tied to the record',
  'person.verify': 'Address verified',
  'person.sign-in': 'Account made',
  'person.identity': 'Identity provider added',
  'person.address': 'Address replaced',
  'person.demo': 'Demo person made',
  'alias.state': 'Name or address stated',
  'alias.retract': 'Name or address taken back',
  'session.start': 'Signed in',
  'session.end': 'Signed out',
  'session.end-all': 'Signed out everywhere',
  'session.stolen': 'Session ended: its token was used twice',
};
