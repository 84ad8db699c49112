/** The open motion of `writeAuditedRecord`. */
export const OPEN = `(select max(id) from "Motion" where kind = 'project-update')`;
/** The passed motion of `writeAuditedRecord`. */
export const DECIDED = `(select min(id) from "Motion")`;
/** A seat in the passed motion that voted. */
export const SEAT = `(select min(id::text)::uuid from "MotionElector" where "motionId" = ${DECIDED} and "recusedAt" is null)`;
const OTHER_SEAT = `(select max(id::text)::uuid from "MotionElector" where "motionId" = ${DECIDED} and "recusedAt" is null)`;
const SOMEBODY = `(select min(id::text)::uuid from "Person" where handle = 'outsider')`;

/** Alterations, each as its name, its SQL statement, and the action of an audit row forged to cover it. */
export const ALTERATIONS: [string, string, string][] = [
  [
    'votes, as if from code review',
    `update "MotionVote" set choice = 'no', source = 'gerrit' where choice = 'yes'`,
    'motion.vote',
  ],
  [
    'a vote',
    `update "MotionVote" set choice = 'abstain' where "electorId" = ${SEAT}`,
    'motion.vote',
  ],
  ['the comment of a vote', `update "MotionVote" set comment = 'Never said.'`, 'motion.vote'],
  [
    'the moment of a vote',
    `update "MotionVote" set "castAt" = "castAt" - interval '1 day'`,
    'motion.vote',
  ],
  ['the revision of a vote', `update "MotionVote" set revision = 7`, 'motion.vote'],
  [
    'whose vote it is',
    `update "MotionVote" set "electorId" = (select id from "MotionElector" where "recusedAt" is not null)`,
    'motion.vote',
  ],
  ['a vote in the history', `update "MotionVoteCast" set choice = 'no'`, 'motion.vote'],
  ['a vote that is no more', `delete from "MotionVote" where "electorId" = ${SEAT}`, 'motion.vote'],
  [
    'a vote cast for nobody',
    `insert into "MotionVoteCast" ("motionId", "electorId", choice, comment, revision, "castAt") values (${DECIDED}, ${SEAT}, 'no', '', 1, now())`,
    'motion.vote',
  ],
  [
    'electors exchanged',
    `update "MotionElector" set "personId" = ${SOMEBODY} where id = ${SEAT}`,
    'motion.vote',
  ],
  [
    'an elector of another name',
    `update "MotionElector" set name = 'Somebody' where id = ${SEAT}`,
    'motion.name-seat',
  ],
  [
    'an elector recused',
    `update "MotionElector" set "recusedAt" = now(), "recusalReason" = 'x' where id = ${SEAT}`,
    'motion.recuse',
  ],
  [
    'a recusal taken back',
    `update "MotionElector" set "recusedAt" = null, "recusalReason" = null where "recusedAt" is not null`,
    'motion.return',
  ],
  [
    'a seat ended',
    `update "MotionElector" set "leftAt" = now() where id = ${OTHER_SEAT}`,
    'motion.recuse',
  ],
  [
    'a seat made up',
    `insert into "MotionElector" (id, "motionId", "personId", name, "joinedAt") values (gen_random_uuid(), ${DECIDED}, ${SOMEBODY}, 'X', now())`,
    'motion.vote',
  ],
  [
    'the count of a decision',
    `update "Motion" set outcome = jsonb_set(outcome, '{tally,yes}', '7') where id = ${DECIDED}`,
    'motion.pass',
  ],
  [
    'the members of a decision',
    `update "Motion" set outcome = jsonb_set(outcome, '{members}', '70') where id = ${DECIDED}`,
    'motion.pass',
  ],
  [
    'a vote in a decision',
    `update "Motion" set outcome = jsonb_set(outcome, '{votes,0,choice}', '"no"') where id = ${DECIDED}`,
    'motion.pass',
  ],
  ['a decision', `update "Motion" set state = 'rejected' where id = ${DECIDED}`, 'motion.reject'],
  [
    'a decision taken back',
    `update "Motion" set state = 'open', "decidedAt" = null where id = ${DECIDED}`,
    'motion.resume',
  ],
  [
    'who decided',
    `update "Motion" set "decidedById" = ${SOMEBODY} where id = ${DECIDED}`,
    'motion.pass',
  ],
  [
    'the title that was decided',
    `update "Motion" set title = 'Another' where id = ${DECIDED}`,
    'motion.pass',
  ],
  [
    'the title of the text that was decided',
    `update "MotionRevision" set title = 'Another'`,
    'motion.revise',
  ],
  [
    'the text that was decided',
    `update "MotionRevision" set text = 'Another', html = 'Another'`,
    'motion.revise',
  ],
  ['a revision that is no more', `delete from "MotionRevision" where number = 2`, 'motion.revise'],
  ['whose motion it is', `update "Motion" set "proposerId" = ${SOMEBODY}`, 'motion.propose'],
  ['what kind it is', `update "Motion" set kind = 'typo-fix' where id = ${OPEN}`, 'motion.revise'],
  ['which body decides', `update "Motion" set body = 'demo'`, 'motion.revise'],
  [
    'the rule of an open motion',
    `update "Motion" set rule = jsonb_set(rule, '{yesVotes}', '0') where id = ${OPEN}`,
    'motion.revise',
  ],
  [
    'the clock',
    `update "Motion" set "clockStartedAt" = "clockStartedAt" - interval '8 days' where id = ${OPEN}`,
    'motion.hold',
  ],
  [
    'the opening',
    `update "Motion" set "openedAt" = "openedAt" - interval '8 days' where id = ${OPEN}`,
    'motion.clock',
  ],
  [
    'the end of voting',
    `update "Motion" set "closesAt" = now() + interval '1 second' where id = ${OPEN}`,
    'motion.comment',
  ],
  ['a state', `update "Motion" set state = 'withdrawn' where id = ${OPEN}`, 'motion.hold'],
  ['the number of the text', `update "Motion" set revision = 1 where id = ${OPEN}`, 'motion.open'],
  [
    'the chair’s choice about the clock',
    `update "MotionRevision" set clock = 'runs-on' where number = 2`,
    'motion.revise',
  ],
  [
    'a resolution’s text',
    `update "Resolution" set text = 'Another', html = 'Another'`,
    'motion.pass',
  ],
  ['a resolution’s title', `update "Resolution" set title = 'Another'`, 'motion.pass'],
  [
    'a resolution’s status',
    `update "Resolution" set status = 'superseded', "supersededBy" = 'another'`,
    'motion.pass',
  ],
  [
    'a resolution that nobody adopted',
    `insert into "Resolution" (slug, date, title, status, path, html, text, supersedes) values ('x', now(), 'x', 'current', 'x', 'x', 'x', '{}')`,
    'motion.pass',
  ],
  [
    'a resolution in a motion’s name',
    `insert into "Resolution" (slug, date, title, status, path, html, text, supersedes, origin, "motionId") values ('x', now(), 'x', 'current', 'x', 'x', 'x', '{}', 'motion', ${DECIDED})`,
    'motion.pass',
  ],
  [
    'a consent',
    `update "MotionApproval" set "personId" = (select id from "Person" where handle = 'member01')`,
    'motion.approve',
  ],
  [
    'the words of a consent',
    `update "MotionApproval" set comment = 'Never said.'`,
    'motion.retract',
  ],
  [
    'a consent nobody gave',
    `insert into "MotionApproval" ("motionId", "personId", capacity, revision) values (${OPEN}, ${SOMEBODY}, 'second', 2)`,
    'motion.approve',
  ],
  ['a consent taken back', `update "MotionApproval" set "revokedAt" = now()`, 'motion.hold'],
  ['a comment', `update "MotionComment" set text = 'Never said.'`, 'motion.comment'],
  ['a hidden comment', `update "MotionComment" set "hiddenAt" = null`, 'motion.comment'],
  ['a comment that is no more', `delete from "MotionComment"`, 'motion.hide-comment'],
  ['a link that is no more', `delete from "MotionLink"`, 'motion.link'],
  ['whose role it is', `update "Grant" set "personId" = ${SOMEBODY}`, 'grant.give'],
  ['which role it is', `update "Grant" set role = 'chair'`, 'grant.give'],
  [
    'how long a role lasts',
    `update "Grant" set "expiresAt" = "expiresAt" + interval '1 year'`,
    'grant.give',
  ],
  ['a role that stands again', `update "Grant" set "revokedAt" = null`, 'grant.give'],
  [
    'a role that nobody gave',
    `insert into "Grant" (id, "personId", role, reason, "grantedById", "expiresAt") values (gen_random_uuid(), ${SOMEBODY}, 'admin', 'x', (select id from "Person" where handle = 'root'), now() + interval '1 day')`,
    'grant.give',
  ],
  [
    'whom somebody is merged into',
    `update "Person" set "mergedIntoId" = (select id from "Person" where handle = 'root') where handle = 'outsider'`,
    'session.start',
  ],
  ['a name', `update "Person" set name = 'Member01' where handle = 'outsider'`, 'person.sign-in'],
  [
    'somebody of the record',
    `insert into "Person" (id, handle, name) values (gen_random_uuid(), 'x', 'x')`,
    'person.sign-in',
  ],
  [
    'an address of the record',
    `insert into "PersonAlias" ("personId", kind, value, key) values (${SOMEBODY}, 'email', 'x@example.org', 'x@example.org')`,
    'person.verify',
  ],
  [
    'a verified address',
    `insert into "PersonAlias" ("personId", kind, value, key, source) values (${SOMEBODY}, 'email', 'x@example.org', 'x@example.org', 'verified')`,
    'alias.state',
  ],
  [
    'a merge',
    `insert into "PersonMerge" (id, "fromId", "intoId", reason) select gen_random_uuid(), "intoId", "fromId", 'x' from "PersonMerge" limit 1`,
    'session.start',
  ],
  ['a merge that was undone', `update "PersonMerge" set "undoneAt" = null`, 'person.merge'],
  ['an answer to a claim', `update "PersonClaim" set state = 'refused'`, 'claim.withdraw'],
  ['whose user it is', `update "User" set "personId" = ${SOMEBODY}`, 'person.address'],
  [
    'whose identity it is',
    `update "Account" set "userId" = (select id from "User" limit 1)`,
    'person.identity',
  ],
  [
    'a planted session',
    `insert into "Session" (id, "sessionToken", "userId", expires) select gen_random_uuid(), 'x', id, now() + interval '1 day' from "User" limit 1`,
    'motion.comment',
  ],
  [
    'whose session it is',
    `update "Session" set "userId" = (select id from "User" limit 1)`,
    'session.start',
  ],
  [
    'a seat in the record',
    `insert into "Membership" (id, body, name, "isCurrent") values (gen_random_uuid(), 'tc', 'x', true)`,
    'motion.vote',
  ],
  ['a lead of the record', `update "Team" set "ptlEmail" = 'x@example.org'`, 'motion.vote'],
  [
    'a motion that was passed from the start',
    `insert into "Motion" (body, kind, title, state, "openedAt", "decidedAt", outcome) values ('tc', 'formal-vote', 'x', 'passed', now(), now(), '{}')`,
    'motion.propose',
  ],
];
