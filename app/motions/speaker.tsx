import { Badge } from '@/components/badge';
import { speakerOf, type NamedSeat } from '@/lib/motions/speaker-rules';
import type { MotionPerson } from '@/lib/motions/view-types';
import { PersonName } from '@/components/person-name';

type Props = { person: MotionPerson; seats: readonly NamedSeat[]; ground: string };

/**
 * A speaker's name, with the role of their seat and the source of that seat. A member's namesake is marked as another
 * person.
 */
export function Speaker({ person, seats, ground }: Props) {
  const speaker = speakerOf(person, seats);
  return (
    <>
      <strong>
        <PersonName person={person} />
      </strong>
      {speaker.is === 'seated' && (
        <span className="roll-role">
          {' '}
          {speaker.role}, {ground}
        </span>
      )}
      {speaker.is === 'namesake' && (
        <>
          {' '}
          <Badge tone="warn">not the {speaker.of} of this name</Badge>
        </>
      )}
    </>
  );
}
