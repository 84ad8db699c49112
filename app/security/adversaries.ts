/** An adversary in the threat model. */
export type Adversary = {
  name: string;
  wants: string;
  holds: readonly string[];
  doesNot: readonly string[];
  check: string;
};

/**
 * The adversaries, the measures that stop them, and the limits of those measures. The claims are tested:
 * docs/SECURITY.md says where.
 */
export const ADVERSARIES: readonly Adversary[] = [
  {
    name: 'Somebody who poses as a member',
    wants: 'To vote, propose or approve in another person’s name.',
    holds: [
      'Sign-in is by the community’s identity provider or GitHub. Rollcall keeps no password.',
      'An account is tied to a person of the record only by an e-mail address that the provider has verified, or by a claim that an admin approved for a written reason. A name alone ties nobody.',
      'Roles are looked up at each request: who left the committee yesterday cannot vote today.',
      'You are told by mail of a sign-in from a new browser, of another address at the provider (at the former one, too), and of each vote cast in your name.',
    ],
    doesNot: [
      'Whoever takes over an account at the identity provider is that person here, too. A browser counts as yours by a cookie: a sign-in with a copy of it is not told.',
      'A provider that vouches for addresses it has not verified can hand out any identity.',
    ],
    check:
      'Your votes are on the page of each motion, with their moment. Your account lists your sessions, how you are known and why you hold each role.',
  },
  {
    name: 'A proposer or a chair who bends the rules',
    wants: 'To have one text adopted by votes for another, or to end a vote when it suits them.',
    holds: [
      'A vote is for one text. A new text outdates votes, approvals and seconds until they are confirmed, and is out for a reading time before a decision.',
      'Nobody chooses an end of voting that the rule does not let them choose. An announced end is kept, or the page, the record and the mail say that it was not.',
      'After the end of voting nobody withdraws a motion, and the chair withdraws nothing of others that passes.',
      'The same members count, whether the chair or the clock decides. Recusing oneself lowers no share of all members.',
    ],
    doesNot: [
      'A chair may hold a motion, revise its text again and again, or let it run on. Each is in its history, with the reason.',
    ],
    check:
      'The page of a motion shows the SHA-256 of its text, and so do its record and its decision. The text as it was written is a file beside it: hash it yourself.',
  },
  {
    name: 'A dishonest admin',
    wants: 'To give roles to friends, merge people to take over a seat, or hide what was said.',
    holds: [
      'Each of these needs a written reason and leaves a row in the audit log with the admin’s name. A role ends on a day.',
      'Nobody decides on their own claim or on a merge that is about themselves, and nobody gives themself a role. A body has no more members than seats, and one chair.',
      'A merge that is undone takes along what the other account did on the member’s seat.',
      'Whoever gets or loses a role, and both sides of a merge or an approved claim, are told by mail who did it and why.',
      'Seats on a body of the record come from its repository. An admin cannot give one.',
      'A hidden comment stays in its place with the reason why it was hidden.',
    ],
    doesNot: [
      'An admin can approve a false claim, and its vote counts until somebody notices. The merge can be undone, the vote is on record.',
    ],
    check:
      'Who holds a role, and by which ground, is shown where it counts: on the motion, beside each vote.',
  },
  {
    name: 'The administrator of the database or the machine',
    wants: 'To change a vote or a decision, and to leave no trace.',
    holds: [
      'The audit log is a chain: each row holds a hash of itself and of the row before. A check names the first row that was altered, dropped, inserted or moved.',
      'The chain carries what each write changed. The same check rebuilds motions, votes, texts, roles, merges and sessions from it alone, and names each row and column that is other than that, with both values.',
      'The web server’s own role in the database can add to the log and to the history of votes, and can neither change nor delete in them. Whatever it changes elsewhere of a decision, a role or an identity, the database refuses without a row of the log.',
      'The head of the log is signed and published: on a page, as a feed, in the mail of each decision, and in a file or git repository if the operator wants. Held against any of these, the check names the first row that no longer matches.',
    ],
    doesNot: [
      'Whoever owns the database can write the whole chain anew, and whoever has the key as well can sign it anew. Only what was published before, and kept by somebody else, shows it.',
      'Nothing stops them from reading what is not public: e-mail addresses, sessions’ hashes, comments that were hidden.',
    ],
    check:
      'Keep the mails of decisions, or the list of signed heads on the page Audit log. The operator, or whoever has a copy of the database, runs “npm run verify -- audit --against” with what you kept. Every member can compare the votes on a page with what they cast.',
  },
  {
    name: 'Somebody on the network',
    wants: 'To read or change what passes between a browser and the site.',
    holds: [
      'Behind a proxy that speaks TLS, cookies are sent over TLS only and cannot be read by scripts.',
      'Every form has to come from this site’s own pages. A page elsewhere cannot send one in your name.',
      'No other site can show these pages in a frame of its own.',
    ],
    doesNot: [
      'The TLS itself is the operator’s: Rollcall speaks plain HTTP to the proxy.',
      'Who is at the proxy or at the identity provider sees what passes.',
    ],
    check: 'Your browser shows a lock and https in front of the address.',
  },
  {
    name: 'Somebody who writes hostile text',
    wants:
      'To have a motion, a comment, a commit or a mail run script in readers’ browsers, or to break pages.',
    holds: [
      'All text from outside is cut down to harmless HTML before it is stored. There are no images from elsewhere.',
      'The policy sent with each page lets no script run but the site’s own, even if something slipped through.',
      'No text takes more than half a second to be made into a page, or becomes more than a megabyte, and others are answered meanwhile. What exceeds that is shown as it was written.',
      'Every word of a text is shown, also those that pages usually hide, such as comments of HTML. Characters that nobody sees are refused, or have a mark.',
      'Text never becomes part of a database query. Sizes are limited everywhere.',
      'Changes, proposals, comments and attempts to sign in are limited in number.',
    ],
    doesNot: [
      'Lies in plain words. A link can lead to a bad place: it shows where it leads, and says nothing about what is there.',
      'A flood of requests to reading pages: that is for the proxy in front.',
    ],
    check: 'Report what should not be there; the chair and admins can hide a comment.',
  },
  {
    name: 'Whoever finds your laptop open',
    wants: 'To act as you.',
    holds: [
      'A session ends after 30 days without use and after 90 at the latest; its token changes at least hourly while you make changes.',
      'A copy that is used after your token has changed ends the session for both, and you are told by mail.',
      'Your account lists every session and ends one or all of them, from any other machine.',
      'The vote you meant stays in the history, beside the one somebody else cast.',
    ],
    doesNot: [
      'Until the session is ended, they are you. There is no second question before a vote. Who copies each new token at once is not found.',
    ],
    check: 'Look at your sessions now and then, and end those you do not know.',
  },
  {
    name: 'A curious reader',
    wants: 'Addresses, and who did what when it is nobody’s business.',
    holds: [
      'A form refuses somebody’s e-mail address in every text that would be kept for ever, and says where it stands.',
      'Where one is written all the same, what anybody may read is shown without it: pages, feeds, downloads, search and the API.',
      'The addresses browsers come from are kept only to count attempts, and for an hour or so after.',
      'A cookie marks the browsers that you sign in with, for 400 days after. The database has its hash, and nothing but the mail about new browsers goes by it.',
      'Drafts are not kept at all: what you type is stored when you send it.',
    ],
    doesNot: [
      'Votes on motions, their comments and their history are public for good, as the charter wants it.',
      'What the community’s own repositories say in public, such as addresses in commits, stays public there.',
      'An address told in words of one’s own, or in pieces, is known to no program and stays. What is hidden is hidden and not deleted: the operators’ database has the text as it was written.',
    ],
    check: 'Your account shows all that is held on you, and exports it.',
  },
];
