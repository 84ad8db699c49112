import { Callout } from '@/components/callout';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import type { Publication } from '@/lib/checkpoints/queries';

const PLACE_TEXT: Record<Publication['place'], string> = {
  signature: 'The head of the audit log is not being signed',
  file: 'Signed heads of the audit log don’t get into the file',
  repository: 'Signed heads of the audit log don’t get into the git repository',
};

/** Reasons the head of the audit log is not being signed or published. For admins only: they may quote settings. */
export function PublicationFaults({ publications }: { publications: readonly Publication[] }) {
  return publications.map(
    ({ place, failure, failedAt }) =>
      failure !== null && (
        <Callout key={place} tone="warn" title={PLACE_TEXT[place]}>
          <p>
            {failure} {failedAt && <Since at={failedAt} />}
          </p>
          <p>
            It is tried again every minute. What everybody sees of it:{' '}
            <Link href="/security/log">Audit log</Link>.
          </p>
        </Callout>
      ),
  );
}

function Since({ at }: { at: Date }) {
  return (
    <>
      (since <Moment value={at} />)
    </>
  );
}
