import { Link } from './link';

type Props = { topics: readonly { label: string; href: string }[] };

/** The topics of a text, as links to more on the same topic. */
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
