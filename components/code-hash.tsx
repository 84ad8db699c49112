import { CopyButton } from './copy-button';
import { Link } from './link';

type Props = { value: string; href?: string; length?: number };

/** A commit id, shortened for display; the title and the clipboard have all of it. */
export function CodeHash({ value, href, length = 10 }: Props) {
  const code = <code title={value}>{value.slice(0, length)}</code>;
  return (
    <span className="code-hash">
      {href ? <Link href={href}>{code}</Link> : code}
      <CopyButton text={value} label={`commit ${value.slice(0, length)}`} />
    </span>
  );
}
