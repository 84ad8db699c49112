import { Link } from '@/components/link';
import { Section } from '@/components/section';

/** The rules of counting that apply to every kind, in plain words. */
export function CountingSection() {
  return (
    <Section title="How votes are counted" id="counting">
      <div className="markup markup-compact">
        <ul>
          <li>
            The number of members is counted on the day. A seat that is vacant is not counted until
            it is filled; who takes a seat may vote, and who gives one up takes their vote along.
          </li>
          <li>A share of the members is rounded up: a third of 13 members is 5.</li>
          <li>
            A member who is recused votes no more. A share of all members still includes them, so
            that a few cannot decide for the body; a share of members who take part, or of votes,
            does not.
          </li>
          <li>
            Abstaining is voting: it counts for a quorum, and neither as a yes nor as a no. A tie
            rejects where a kind asks for more yes than no.
          </li>
          <li>
            Of motions that compete, one can pass. What competes is declared when a motion is
            opened.
          </li>
          <li>
            A day of the minimum time is 24 hours. After exactly that time a motion can pass; a vote
            at the instant at which voting ends is late.
          </li>
          <li>
            A vote is for one text, and so is an approval. When the text changes, both are outdated:
            kept on record, and counted again once they are confirmed with one click. Where a kind
            lets them stand, it says so. Once the vote is open, its proposer writes a new text only
            with a seat. The chair chooses whether the clock starts again.
          </li>
        </ul>
        <p>
          <Link href="/guides/motions">How a motion goes</Link> tells the same as a story.
        </p>
      </div>
    </Section>
  );
}
