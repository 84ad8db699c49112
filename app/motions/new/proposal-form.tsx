import { ActionForm } from '@/components/action-form';
import { ActionSelect, ActionTextarea, ActionTextField } from '@/components/action-fields';
import { ActionPreview } from '@/components/action-preview';
import { Cluster } from '@/components/flow';
import { SubmitButton } from '@/components/submit-button';
import { LinkFields } from '@/app/motions/[id]/[step]/fields';
import { now } from '@/lib/clock';
import type { Body } from '@/lib/community/community';
import { listTeams } from '@/lib/governance/queries';
import { requirementsOf } from '@/lib/motions/requirement-rules';
import type { MotionRule } from '@/lib/motions/rule-types';
import { seatsOf } from '@/lib/people/roles/role-queries';
import { proposeMotionAction } from './actions';

const MAX_TITLE_LENGTH = 200;
const TEXT_ROWS = 14;

/** The form of a proposal. Its first button previews, so that Enter in a field does not file it. */
export async function ProposalForm({ body, rule }: { body: Body; rule: MotionRule }) {
  const needsTeam = rule.approvals.includes('team-lead');
  const members = (await seatsOf(body.slug, now())).length;
  return (
    <div className="stack gap-medium wide-fields">
      <p className="kind-takes">
        It takes: {requirementsOf(rule, { members, all: members }).join(' ')}
      </p>
      <ActionForm action={proposeMotionAction} label="Propose a motion">
        <input type="hidden" name="body" value={body.slug} />
        <input type="hidden" name="kind" value={rule.kind} />
        <ActionPreview />
        <ActionTextField
          name="title"
          label="Title"
          hint="What is decided, in one line."
          maxLength={MAX_TITLE_LENGTH}
          isRequired
        />
        {needsTeam && <TeamField />}
        {rule.reverts && <RevertsField isRequired />}
        <ActionTextarea
          name="text"
          label="Text"
          hint="Markdown: what is to be decided, and why. It becomes the record when the motion passes."
          rows={TEXT_ROWS}
          isRequired
        />
        <details>
          <summary>Links: to what it is about, replaces or competes with</summary>
          <div className="stack gap-medium">
            {rule.record === 'resolution' && (
              <ActionTextarea
                name="supersedes"
                label="Takes the place of"
                hint="Resolutions that are superseded when this passes, one on each line."
                rows={2}
              />
            )}
            <LinkFields />
            {!rule.reverts && <RevertsField />}
          </div>
        </details>
        <Cluster>
          <SubmitButton tone="plain" name="intent" value="preview" isLenient>
            Preview
          </SubmitButton>
          <SubmitButton name="intent" value="propose">
            Propose it
          </SubmitButton>
        </Cluster>
      </ActionForm>
    </div>
  );
}

/** The field for the motion to be reverted. A kind made for reverting shows it near the top of the form. */
function RevertsField({ isRequired = false }: { isRequired?: boolean }) {
  return (
    <ActionTextField
      name="reverts"
      label="Takes back motion"
      hint="The number of a motion that passed, or the address of its page. The rules say by which kind each can be taken back."
      isRequired={isRequired}
    />
  );
}

async function TeamField() {
  const teams = await listTeams({ status: 'current' });
  return (
    <ActionSelect
      name="team"
      label="Team"
      hint="Its lead has to approve the motion."
      anyLabel="Choose a team"
      options={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
      isRequired
    />
  );
}
