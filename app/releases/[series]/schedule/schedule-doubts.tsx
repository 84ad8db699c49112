import { Section } from '@/components/section';

type Warning = { where: string; otherWhere: string | null; message: string };

/** Warnings about contradictions in the files a page was read from. Renders nothing without warnings. */
export function ScheduleDoubts({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Section
      title="Contradictions found"
      id="contradictions"
      note="Rollcall shows what follows from the release day, and says here where the files differ."
    >
      <ul>
        {warnings.map(({ where, otherWhere, message }) => (
          <li key={`${where} ${message}`}>
            {message} <code>{where}</code>
            {otherWhere && (
              <>
                {' '}
                and <code>{otherWhere}</code>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
