import { Badge } from '@/components/badge';
import { Day } from '@/components/day';
import { EmptyState } from '@/components/empty-state';
import { EntryList } from '@/components/entry-list';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { Section } from '@/components/section';
import { hasRole, type Actor, type Role } from '@/lib/people/role-rules';
import { roleText } from '@/lib/people/roles/role-text';

const GROUND_TEXT: Record<Role['ground'], string> = {
  record: 'From the record',
  grant: 'Given',
  settings: 'From the settings',
};

/** The reader's roles and the reason for each. */
export function RolesSection({ actor }: { actor: Pick<Actor, 'roles'> }) {
  const { roles } = actor;
  return (
    <Section
      id="roles"
      title="Your roles"
      note="Seats, leads and liaisons are those of the governance repository today. Other roles are given by an admin, until a day."
      actions={hasRole(actor, 'admin', 'community') && <Link href="/admin">Admin pages</Link>}
    >
      {roles.length === 0 ? (
        <EmptyState title="You hold no role">
          <p>
            You can propose motions and discuss them. Roles come with a seat, a team or an admin.
          </p>
        </EmptyState>
      ) : (
        <EntryList
          label="Your roles"
          items={roles.map((role, index) => ({
            key: String(index),
            href: hrefOf(role),
            title: roleText(role.name, role.scope),
            badge: <Badge tone="info">{GROUND_TEXT[role.ground]}</Badge>,
            note: <Why role={role} />,
          }))}
        />
      )}
    </Section>
  );
}

function Why({ role: { reason, until } }: { role: Role }) {
  if (!until) return reason;
  return (
    <>
      <Isolated>{reason}</Isolated> The last day is <Day value={new Date(until.getTime() - 1)} />.
    </>
  );
}

function hrefOf({ name, scope }: Role): string | undefined {
  if (scope === null) return undefined;
  return name === 'ptl' || name === 'liaison' ? `/teams/${scope}` : `/bodies/${scope}`;
}
