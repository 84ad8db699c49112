import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { PersonName } from '@/components/person-name';
import { StateBadge } from '@/app/motions/state-badge';
import type { MotionView } from './load';

/** The head of a motion's pages: its kind, title, state and proposer. */
export function MotionHead({ view: { motion, bodyName } }: { view: MotionView }) {
  const { id, kind, rule, title, state, proposer, revision, body } = motion;
  return (
    <PageHeader
      breadcrumbs={[{ href: '/motions', label: 'Motions' }]}
      eyebrow={
        <>
          Motion {id}:{' '}
          <Link href={`/motions/rules?body=${body}#${kind}`}>{rule?.name ?? kind}</Link>, {bodyName}
        </>
      }
      title={<Isolated>{title}</Isolated>}
      meta={
        <>
          <StateBadge state={state} />
          {proposer && (
            <span>
              Proposed by <PersonName person={proposer} />
            </span>
          )}
          {revision > 1 && (
            <Link href={`/motions/${id}/revisions/${revision}`}>Revision {revision}</Link>
          )}
        </>
      }
    />
  );
}
