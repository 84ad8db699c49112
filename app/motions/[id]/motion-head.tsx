import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { PageHeader } from '@/components/page-header';
import { PersonName } from '@/app/motions/person-name';
import { StateBadge } from '@/app/motions/state-badge';
import type { MotionView } from './load';

/** What a motion is: its kind, title, state, and who proposed it when. */
export function MotionHead({ view: { motion, bodyName } }: { view: MotionView }) {
  const { id, kind, rule, title, state, proposer, proposedAt, revision, body } = motion;
  return (
    <PageHeader
      breadcrumbs={[{ href: '/motions', label: 'Motions' }]}
      eyebrow={
        <>
          Motion {id}:{' '}
          <Link href={`/motions/rules?body=${body}#${kind}`}>{rule?.name ?? kind}</Link>, {bodyName}
        </>
      }
      title={title}
      meta={
        <>
          <StateBadge state={state} />
          <span>
            Proposed{' '}
            {proposer && (
              <>
                by <PersonName person={proposer} />{' '}
              </>
            )}
            on <Moment value={proposedAt} />
          </span>
          {revision > 1 && (
            <Link href={`/motions/${id}/revisions/${revision}`}>Revision {revision}</Link>
          )}
        </>
      }
    />
  );
}
