import { givable, retractableFor } from '@/app/motions/[id]/procedures';
import type { MotionView } from '@/app/motions/[id]/load';
import { ActionRadios, ActionTextarea, ActionTextField } from '@/components/action-fields';
import { earliestEnd } from '@/lib/motions/clock-rules';
import { capacityText } from '@/lib/motions/messages';
import { mayChooseEnd } from '@/lib/motions/refusal-rules';
import { MAX_COMMENT } from '@/lib/motions/fields';
import { formatMoment } from '@/lib/time';

const MAX_REASON_LENGTH = 500;

/** The field for the reason of an action: one line that everyone can read. */
export function ReasonField({ hint = 'Everybody can read it.' }: { hint?: string }) {
  return (
    <ActionTextField
      name="reason"
      label="Reason"
      hint={hint}
      maxLength={MAX_REASON_LENGTH}
      isRequired
    />
  );
}

/** The field for an optional comment. */
export function CommentField({ label }: { label: string }) {
  return (
    <ActionTextarea
      name="comment"
      label={label}
      hint="Optional. Everybody can read it."
      rows={3}
      maxLength={MAX_COMMENT}
    />
  );
}

/** The field for the end of voting, if the rule lets the reader choose it. */
export function OpeningFields({ view: { motion, actor, now } }: { view: MotionView }) {
  const { rule, facts } = motion;
  if (!rule || !mayChooseEnd(actor, facts, rule)) return null;
  const days = rule.closesAfterDays;
  const earliest = formatMoment(earliestEnd(now, rule));
  return (
    <ActionTextField
      name="closesAt"
      type="datetime-local"
      label="Voting closes at (UTC)"
      hint={
        days === null
          ? `Optional, not before ${earliest}. Without it voting ends with the decision.`
          : `Optional, not before ${earliest}. Without it voting ends ${days} days after the opening, as the rule says.`
      }
    />
  );
}

/** The choice whether the current revision restarts the clock, and its reason. */
export function ClockFields({ view: { motion } }: { view: MotionView }) {
  return (
    <>
      <ActionRadios
        name="clock"
        label="The clock"
        isRequired
        options={[
          {
            value: 'runs-on',
            label: 'Runs on',
            hint: 'For a change that leaves the sense as it was.',
          },
          {
            value: 'restarts',
            label: 'Starts again',
            hint: `The minimum of ${motion.rule?.minimumDays ?? 0} days is counted from the revision; an end of voting moves along.`,
          },
        ]}
      />
      <ReasonField />
    </>
  );
}

/** The choice of the capacity to consent in, shown only to readers with several, and a comment. */
export function ConsentFields({ view, of }: { view: MotionView; of: 'giving' | 'retracting' }) {
  const capacities = of === 'giving' ? givable(view) : retractableFor(view);
  const [only] = capacities;
  return (
    <>
      {capacities.length === 1 ? (
        <input type="hidden" name="capacity" value={only} />
      ) : (
        <ActionRadios
          name="capacity"
          label="Consent as"
          isRequired
          options={capacities.map((value) => ({ value, label: capacityText[value] }))}
        />
      )}
      <CommentField label="Comment" />
    </>
  );
}

/** The fields for a motion's links, each given by address, name or number. */
export function LinkFields() {
  return (
    <>
      <ActionTextarea
        name="resolutions"
        label="Related resolutions"
        hint="One on each line: the address of its page, or its name like 20260618-open-minutes."
        rows={2}
      />
      <ActionTextarea
        name="teams"
        label="Related teams"
        hint="One on each line, like release-management."
        rows={2}
      />
      <ActionTextarea
        name="threads"
        label="Related threads"
        hint="One address of a mailing list’s archive on each line."
        rows={2}
      />
      <ActionTextField
        name="motions"
        label="Competing motions"
        hint="Their numbers, with commas between them. Of motions that compete, one can pass; the opening declares it."
      />
    </>
  );
}
