import { getCommunityBody } from '@/lib/community/community';
import { ROLE_TEXT } from './grant-rules';

const NAMES = new Map<string, string>(Object.entries(ROLE_TEXT));

/** Text for a role with its team or body: "Chair of the Technical Committee", "PTL of nova". */
export function roleText(role: string, scope: string | null): string {
  const name = NAMES.get(role) ?? role;
  if (scope === null) return name;
  const isOfTeam = role === 'ptl' || role === 'liaison';
  const body = isOfTeam ? null : getCommunityBody(scope);
  return body ? `${name} of the ${body.name}` : `${name} of ${scope}`;
}
