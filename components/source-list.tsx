import { Link } from './link';

type Props = { sources: readonly { title: string; url?: string | undefined }[] };

/** Where the facts of a text were read; linked where there is an address. */
export function SourceList({ sources }: Props) {
  return (
    <ul>
      {sources.map(({ title, url }) => (
        <li key={`${title} ${url ?? ''}`}>{url ? <Link href={url}>{title}</Link> : title}</li>
      ))}
    </ul>
  );
}
