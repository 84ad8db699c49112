import { Link } from './link';

type Props = { sources: readonly { title: string; url?: string | undefined }[] };

/** The sources of a text's facts, linked if they have an address. */
export function SourceList({ sources }: Props) {
  return (
    <ul>
      {sources.map(({ title, url }) => (
        <li key={`${title} ${url ?? ''}`}>{url ? <Link href={url}>{title}</Link> : title}</li>
      ))}
    </ul>
  );
}
