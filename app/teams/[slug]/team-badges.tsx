import { Badge } from '@/components/badge';
import { Day } from '@/components/day';
import type { TeamEntry } from '@/lib/governance/queries';

/** Badges for a team's status, leadership and activity. */
export function TeamBadges({ team }: { team: TeamEntry }) {
  const { status, leadership, activity, retiredOn } = team;
  return (
    <>
      {status === 'current' ? <Badge tone="good">current</Badge> : <Badge>former</Badge>}
      {leadership === 'distributed' && <Badge tone="info">distributed leadership</Badge>}
      {activity === 'inactive' && <Badge tone="warn">inactive</Badge>}
      {retiredOn && (
        <span>
          retired <Day value={retiredOn} />
        </span>
      )}
    </>
  );
}
