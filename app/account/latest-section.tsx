import { Link } from '@/components/link';
import { Section } from '@/components/section';
import { listOwnRows } from '@/lib/people/identity/own-log-queries';
import { OwnRows } from './own-rows';

const SHOWN = 5;

/** The latest audit log rows by the reader and about them. */
export async function LatestSection({ actor }: { actor: { personId: string } }) {
  return (
    <Section
      id="latest"
      title="What was done last"
      layout="full"
      note="By you, in your name and about you, as the audit log has it. If something was not you, sign out everywhere below and tell the operators."
      actions={<Link href="/account/log">All of it</Link>}
    >
      <OwnRows rows={await listOwnRows(actor.personId, { take: SHOWN })} isShort />
    </Section>
  );
}
