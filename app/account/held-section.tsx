import { ActionForm } from '@/components/action-form';
import { ActionSelect, ActionTextField } from '@/components/action-fields';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { Stack } from '@/components/flow';
import { Link } from '@/components/link';
import { PlainForm } from '@/components/plain-form';
import { Section } from '@/components/section';
import { SubmitButton } from '@/components/submit-button';
import { ALIAS_TEXT, SOURCE_TEXT, STATED_KINDS } from '@/lib/people/identity/alias-rules';
import type { HeldAlias } from '@/lib/people/identity/claim-queries';
import { listHeld } from '@/lib/people/identity/held-queries';
import { retractAliasAction, stateAliasAction } from './alias-actions';

/** Every name and address held on the reader, with its purpose. The reader may add and remove names of their own. */
export async function HeldSection({ actor }: { actor: { personId: string } }) {
  const held = await listHeld(actor.personId);
  return (
    <Section
      id="held"
      title="What is held on you"
      layout="full"
      note="Names and addresses, who says so, and what they are for. Addresses are shown to you and to admins only."
      actions={<Link href="/account/export">Everything, as a file</Link>}
    >
      <Stack gap="large">
        {held.length === 0 ? (
          <EmptyState title="No name and no address" />
        ) : (
          <HeldTable held={held} />
        )}
        <ActionForm action={stateAliasAction} label="Add a name">
          <ActionSelect
            name="kind"
            label="Also known as"
            options={STATED_KINDS.map((kind) => ({
              value: kind,
              label: ALIAS_TEXT[kind]?.name ?? kind,
            }))}
            isRequired
          />
          <ActionTextField
            name="value"
            label="Name there"
            hint="Shown on your page as your word. It gives no role."
            maxLength={60}
            isRequired
          />
          <SubmitButton tone="plain">Add the name</SubmitButton>
        </ActionForm>
      </Stack>
    </Section>
  );
}

function HeldTable({ held }: { held: readonly HeldAlias[] }) {
  return (
    <DataTable
      caption="Names and addresses"
      isCaptionHidden
      rows={held}
      rowKey={({ kind, value, source }) => `${kind} ${source} ${value}`}
      columns={[
        { key: 'value', head: 'Name or address', isRowHeader: true, cell: ({ value }) => value },
        { key: 'kind', head: 'Kind', cell: ({ kind }) => ALIAS_TEXT[kind]?.name ?? kind },
        { key: 'source', head: 'Says who', cell: ({ source }) => SOURCE_TEXT[source] ?? source },
        { key: 'purpose', head: 'What for', cell: ({ kind }) => ALIAS_TEXT[kind]?.purpose },
        { key: 'remove', head: 'Remove', cell: (alias) => <Removal alias={alias} /> },
      ]}
    />
  );
}

function Removal({ alias: { kind, value, source } }: { alias: HeldAlias }) {
  if (source === 'record') return 'Change it in the repository';
  if (source !== 'stated' || !STATED_KINDS.some((each) => each === kind)) {
    return 'Comes with your sign-in';
  }
  return (
    <PlainForm action={retractAliasAction}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="value" value={value} />
      <SubmitButton tone="plain">
        Remove<span className="visually-hidden"> {value}</span>
      </SubmitButton>
    </PlainForm>
  );
}
