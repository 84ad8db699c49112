import { pageOfSubject } from '@/lib/checkpoints/rules';
import { Link } from './link';

/** The subject of a row of the audit log (`motion/12`), with a link to its page if it has one. */
export function LogSubject({ of }: { of: string }) {
  const page = pageOfSubject(of);
  return page === null ? of : <Link href={page}>{of}</Link>;
}
