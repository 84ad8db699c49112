import { Link } from './link';

/** Tells the reader on every page that they are signed in as an invented person. */
export function DemoBanner({ name }: { name: string }) {
  return (
    <aside className="clock-banner" aria-label="Demo">
      You are {name}, one of the demo people: nothing done here counts.{' '}
      <Link href="/sign-in">Be somebody else</Link>
    </aside>
  );
}
