import { EmptyState } from '@/components/empty-state';
import { Section } from '@/components/section';
import { SubmitButton } from '@/components/submit-button';
import { DEMO_PEOPLE } from '@/lib/people/demo';
import { listDemoHandles } from '@/lib/people/demo-queries';

/** The demo people, one button each. */
export async function DemoPeople({ next }: { next: string }) {
  const handles = await listDemoHandles();
  const people = DEMO_PEOPLE.filter(({ handle }) => handles.has(handle));
  return (
    <Section
      title="Try it as somebody of the demo"
      note="They are invented, need no password, and are offered only because this site runs on your own machine with no identity provider set. Nothing they do counts."
    >
      {people.length === 0 ? (
        <EmptyState title="The demo people are missing">
          <p>
            <code>npm run db:seed</code> writes them.
          </p>
        </EmptyState>
      ) : (
        <form action="/sign-in/demo" method="post" aria-label="Demo people">
          <input type="hidden" name="next" value={next} />
          <ul className="demo-people">
            {people.map(({ handle, name, part, hint }) => (
              <li key={handle}>
                <SubmitButton tone="plain" name="handle" value={handle}>
                  {name}
                </SubmitButton>
                <p>
                  <strong>{part}.</strong> {hint}
                </p>
              </li>
            ))}
          </ul>
        </form>
      )}
    </Section>
  );
}
