import { Link } from './link';

type Props = { topics: readonly { label: string; href: string }[] };

/** What a text is about, as links to more of the same. */
export function TopicList({ topics }: Props) {
  return (
    <ul className="chips topics" aria-label="Topics">
      {topics.map(({ label, href }) => (
        <li key={href}>
          <Link href={href} className="topic">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
