import { env } from '@/lib/env';
import type { ArchivedCandidate, ArchivedContest, Election } from './queries';

/** Returns an election as the API's JSON, with times as text. */
export function electionAnswer(election: Election) {
  return {
    slug: election.slug,
    title: election.title,
    state: election.state,
    timeline: election.timeline.map(({ name, startAt, endAt }) => ({
      name,
      start: startAt.toISOString(),
      end: endAt.toISOString(),
    })),
    contests: election.contests.map((contest) => contestAnswer(election.slug, contest)),
  };
}

function contestAnswer(electionSlug: string, contest: ArchivedContest) {
  const { slug, title, teamSlug, seats, method, electorateSize, votesCast } = contest;
  const seated = contest.candidates.filter(({ outcome }) => isSeated(outcome));
  return {
    slug,
    title,
    team: teamSlug,
    seats,
    method,
    electorateSize,
    votesCast,
    candidates: contest.candidates.map((candidate) => ({
      name: candidate.name,
      irc: candidate.irc,
      handle: candidate.handle,
      outcome: candidate.outcome,
      statementUrl: candidate.hasStatement ? statementUrl(electionSlug, slug, candidate) : null,
    })),
    outcome: {
      kind: contest.outcome,
      elected: seated.map(({ name, irc }) => ({ name, irc })),
      pollUrl: contest.pollUrl,
      resolutionUrl: contest.resolutionUrl,
      note: contest.note,
    },
  };
}

function isSeated(outcome: ArchivedCandidate['outcome']): boolean {
  return outcome === 'elected' || outcome === 'appointed' || outcome === 'incumbent';
}

function statementUrl(
  electionSlug: string,
  contestSlug: string,
  { anchor }: ArchivedCandidate,
): string {
  const page = `${env.siteUrl}/elections/${electionSlug}/candidates`;
  return `${page}?contest=${encodeURIComponent(contestSlug)}#${encodeURIComponent(anchor)}`;
}
