import { type Cast, ChoiceWord } from '@/components/choice-mark';
import { Cluster } from '@/components/flow';
import { MotionClock } from '@/components/motion-clock';
import { Section } from '@/components/section';
import { TallyBar } from '@/components/tally-bar';
import { TextDiff } from '@/components/text-diff';
import { VoteChoices } from '@/components/vote-choices';
import { diffTexts } from '@/lib/motions/text-diff';

const CASTS: Cast[] = ['yes', 'no', 'abstain', 'none', 'recused'];
const NINE = { yes: 3, no: 1, abstain: 1, notVoted: 4 };
const THIRTEEN = { yes: 2, no: 6, abstain: 0, notVoted: 5 };

const BEFORE = 'The minutes are published within a week.\nThey name who was there.\n';
const AFTER = 'The minutes are published within two weeks.\nThey name who was there.\n';

/** Samples of motion components: the count, the vote, the clock, and the changes of a revision. */
export function KitMotions({ theme }: { theme: string }) {
  const day = (number: number) => new Date(Date.UTC(2026, 10, number));
  return (
    <>
      <Section id={`${theme}-tally`} title="A tally" note="One cell for each seat that counts.">
        <TallyBar tally={NINE} needed={5} />
        <TallyBar tally={THIRTEEN} needed={7} />
        <TallyBar tally={NINE} needed={3} size="small" />
        <Cluster gap="medium">
          {CASTS.map((cast) => (
            <ChoiceWord key={cast} cast={cast} />
          ))}
        </Cluster>
      </Section>
      <Section id={`${theme}-ballot`} title="A vote">
        <form action="/kit" className="floor-vote" aria-label={`Vote (${theme})`}>
          <VoteChoices id={`${theme}-choice`} defaultValue="yes" />
        </form>
      </Section>
      <Section id={`${theme}-clock`} title="The clock of a vote">
        <MotionClock from={day(1)} earliest={day(8)} to={day(15)} now={day(5)} />
        <MotionClock from={day(1)} earliest={day(8)} to={null} now={day(12)} />
      </Section>
      <Section id={`${theme}-diff`} title="What a revision changed">
        <TextDiff diff={diffTexts(BEFORE, AFTER)} label={`Two revisions (${theme})`} />
      </Section>
    </>
  );
}
