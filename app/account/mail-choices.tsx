import { ActionForm } from '@/components/action-form';
import { Callout } from '@/components/callout';
import { CheckboxField } from '@/components/checkbox-field';
import { Section } from '@/components/section';
import { SubmitButton } from '@/components/submit-button';
import { getMailChoice } from '@/lib/people/notices/recipient-queries';
import { settingMailWaitsFor } from '@/lib/notices/queries';
import { mailKinds } from '@/lib/parts/mail-kinds';
import { chooseMailAction } from './mail-actions';

type Props = {
  actor: { personId: string; isDemo: boolean };
  /** True right after the choice was saved. */
  isKept?: boolean;
};

/** The reader's choice of mails about motions. Mails about their account are always sent. */
export async function MailChoices({ actor, isKept }: Props) {
  const off = await getMailChoice(actor.personId);
  const waitsFor = settingMailWaitsFor();
  return (
    <Section
      id="mail"
      title="Mail"
      note="About motions that you have a vote on, or that you proposed. One mail to you alone, each once. A new browser, a role, a merge, a claim or another address of your account is told in any case, to each address that your sign-in has verified."
    >
      <ActionForm action={chooseMailAction} label="Mail about motions">
        {isKept && <Callout tone="good" role="status" title="Your choice about mail is kept." />}
        {actor.isDemo && <Callout title="Demo people get no mail." />}
        {waitsFor && !actor.isDemo && (
          <Callout title={`This site sends no mail yet: it waits for ${waitsFor}.`} />
        )}
        {mailKinds.map(({ kind, label, hint }) => (
          <CheckboxField
            key={kind}
            id={`mail-${kind}`}
            name="kinds"
            value={kind}
            label={label}
            hint={hint}
            isChecked={off !== null && !off.has(kind)}
          />
        ))}
        <SubmitButton>Keep these choices</SubmitButton>
      </ActionForm>
    </Section>
  );
}
