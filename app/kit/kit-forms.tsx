import { CheckboxField } from '@/components/checkbox-field';
import { ErrorSummary } from '@/components/error-summary';
import { FilterBar } from '@/components/filter-bar';
import { Cluster, Grid, Stack } from '@/components/flow';
import { LinkButton } from '@/components/link-button';
import { RadioGroup } from '@/components/radio-group';
import { SearchField } from '@/components/search-field';
import { Section } from '@/components/section';
import { SelectField } from '@/components/select-field';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { Textarea } from '@/components/textarea';

const SERIES = [
  { value: 'indri', label: '2027.1 Indri' },
  { value: 'hibiscus', label: '2026.2 Hibiscus' },
];

type Props = { theme: string };

/** Samples of forms. `theme` keeps the ids of the two copies distinct. */
export function KitForms({ theme }: Props) {
  return (
    <>
      <Section id={`${theme}-filters`} title="Filters" layout="full">
        <Filters theme={theme} />
      </Section>
      <Section id={`${theme}-forms`} title="Forms">
        <SearchField id={`${theme}-q`} size="large" label="Search" defaultValue="feature freeze" />
        <form action="/kit" aria-label={`Example (${theme})`}>
          <Grid>
            <FaultyFields theme={theme} />
            <Choices theme={theme} />
          </Grid>
        </form>
      </Section>
    </>
  );
}

function Filters({ theme }: Props) {
  return (
    <FilterBar
      action="/kit"
      label={`Filter releases (${theme})`}
      clearHref="/kit"
      chips={[
        { label: 'Series: indri', removeHref: '/kit?team=nova' },
        { label: 'Team: nova', removeHref: '/kit?series=indri' },
      ]}
    >
      <SelectField
        id={`${theme}-series`}
        name="series"
        label="Series"
        anyLabel="All series"
        options={SERIES}
        defaultValue="indri"
      />
      <TextField id={`${theme}-team`} name="team" label="Team" defaultValue="nova" />
      <TextField id={`${theme}-since`} name="since" label="Since" type="date" />
    </FilterBar>
  );
}

function FaultyFields({ theme }: Props) {
  return (
    <Stack>
      <ErrorSummary faults={[{ field: `${theme}-version`, message: 'Give a version' }]} />
      <TextField
        id={`${theme}-version`}
        name="version"
        label="Version"
        hint="Three numbers, such as 33.0.0."
        error="“33” is not a version like 33.0.0."
        defaultValue="33"
        isRequired
      />
      <Textarea id={`${theme}-why`} name="why" label="Reason" rows={3} />
    </Stack>
  );
}

function Choices({ theme }: Props) {
  return (
    <Stack>
      <RadioGroup
        id={`${theme}-vote`}
        name={`vote-${theme}`}
        label="Your vote"
        defaultValue="yes"
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No', hint: 'Say why in the comment.' },
          { value: 'abstain', label: 'Abstain' },
        ]}
      />
      <CheckboxField
        id={`${theme}-told`}
        name="told"
        label="The team has been told"
        hint="By a message to its list."
      />
      <Cluster>
        <SubmitButton>Send</SubmitButton>
        <SubmitButton tone="plain">Save</SubmitButton>
        <SubmitButton tone="danger">Withdraw</SubmitButton>
        <LinkButton href="/kit">Back</LinkButton>
      </Cluster>
    </Stack>
  );
}
