import { Link } from './link';

/** Says on every page that somebody invented is signed in. */
export function DemoBanner({ name }: { name: string }) {
  return (
    <aside className="clock-banner" aria-label="Demo">
      You are {name}, one of the demo people: nothing done here counts.{' '}
      <Link href="/sign-in">Be somebody else</Link>
    </aside>
  );
}
