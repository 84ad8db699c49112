import { Link } from '@/components/link';
import { Section } from '@/components/section';

/** What holds for every kind, in plain words. */
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
            Who has recused themselves is not counted: no vote of theirs is needed, and the others
            decide as a body of their number.
          </li>
          <li>
            Abstaining is voting: it counts for a quorum, and neither as a yes nor as a no. A tie
            rejects.
          </li>
          <li>
            A day of the minimum time is 24 hours. After exactly that time a motion can pass; a vote
            at the instant at which voting ends is late.
          </li>
          <li>
            A vote can be changed until the decision. A new text does not undo votes: they are
            marked as cast on an earlier revision, and the chair chooses whether the clock starts
            again.
          </li>
        </ul>
        <p>
          <Link href="/guides/motions">How a motion goes</Link> tells the same as a story.
        </p>
      </div>
    </Section>
  );
}
