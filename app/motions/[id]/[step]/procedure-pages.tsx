import type { MotionView } from '@/app/motions/[id]/load';
import type { ProcedureName } from '@/app/motions/[id]/procedures';
import type { Procedure } from '@/components/procedure-page';
import {
  approveMotionAction,
  chooseClockAction,
  closeMotionAction,
  holdMotionAction,
  linkMotionAction,
  openMotionAction,
  recuseAction,
  resumeMotionAction,
  retractApprovalAction,
  undoRecusalAction,
  withdrawMotionAction,
} from './actions';
import {
  ClockFields,
  CommentField,
  ConsentFields,
  LinkFields,
  OpeningFields,
  ReasonField,
} from './fields';
import { ClosingForecast, OpeningForecast } from './forecast';

/** The pages of the procedures of a motion. */
export const procedurePages: Record<ProcedureName, Procedure<MotionView>> = {
  open: {
    title: 'Open the vote',
    effect: (view) => <OpeningForecast view={view} />,
    fields: (view) => <OpeningFields view={view} />,
    button: 'Open the vote',
    action: openMotionAction,
  },
  second: {
    title: 'Second the motion',
    effect: ({ motion }) => (
      <p>
        A second says that this deserves a vote, not how you will vote. {motion.rule?.seconds} of
        members other than the proposer are needed before it can be opened.
      </p>
    ),
    fields: () => (
      <>
        <input type="hidden" name="capacity" value="second" />
        <CommentField label="Comment" />
      </>
    ),
    button: 'Second it',
    action: approveMotionAction,
  },
  approve: {
    title: 'Approve the motion',
    effect:
      'The rule of this motion asks for your consent beside the votes. Everybody can see that you gave it, and you can take it back until the decision.',
    fields: (view) => <ConsentFields view={view} of="giving" />,
    button: 'Approve it',
    action: approveMotionAction,
  },
  clock: {
    title: 'Choose what the revision does to the clock',
    effect: ({ motion }) => (
      <p>
        Revision {motion.revision} came while the vote was open. Choose once; the choice and its
        reason are part of the record.
      </p>
    ),
    fields: (view) => <ClockFields view={view} />,
    button: 'Record the choice',
    action: chooseClockAction,
  },
  close: {
    title: 'Close the vote',
    effect: (view) => <ClosingForecast view={view} />,
    fields: () => <CommentField label="A note for the record" />,
    button: ({ standing }) => (standing?.passes ? 'Close it as passed' : 'Close it as rejected'),
    tone: 'danger',
    action: closeMotionAction,
  },
  resume: {
    title: 'Take the motion off hold',
    effect: 'It can be decided again as soon as its rule is met.',
    fields: () => <ReasonField />,
    button: 'Take it off hold',
    action: resumeMotionAction,
  },
  hold: {
    title: 'Put the motion on hold',
    effect:
      'Members can still vote and the clock runs on, but nothing is decided until it is resumed.',
    fields: () => <ReasonField />,
    button: 'Put it on hold',
    action: holdMotionAction,
  },
  link: {
    title: 'Add links',
    effect: 'Say what else this is about, or which motions it competes with.',
    fields: () => <LinkFields />,
    button: 'Add the links',
    action: linkMotionAction,
  },
  recuse: {
    title: 'Stand aside from this vote',
    effect:
      'A vote you cast stops counting, and you are asked for none. Where a rule asks for a share of all members you are still one of them. Your reason is shown on the roll. You can take part again until the decision.',
    fields: () => <ReasonField hint="For example: my employer is affected." />,
    button: 'Stand aside',
    action: recuseAction,
  },
  return: {
    title: 'Take part again',
    effect: 'You are counted among the members again, and can vote.',
    fields: () => <ReasonField />,
    button: 'Take part again',
    action: undoRecusalAction,
  },
  retract: {
    title: 'Take back a consent',
    effect: 'The motion may then no longer pass. That you gave it stays on record.',
    fields: (view) => <ConsentFields view={view} of="retracting" />,
    button: 'Take it back',
    action: retractApprovalAction,
  },
  withdraw: {
    title: 'Withdraw the motion',
    effect:
      'It is taken off the table without a decision, and can’t be brought back; it can be proposed anew. Text, votes and discussion stay on record.',
    fields: () => <ReasonField />,
    button: 'Withdraw it for good',
    tone: 'danger',
    action: withdrawMotionAction,
  },
};
