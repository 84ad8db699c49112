import { pageOfSubject } from '@/lib/checkpoints/rules';
import { Link } from './link';

/** What a row of the audit log is about (`motion/12`), with a link to its page where it has one. */
export function LogSubject({ of }: { of: string }) {
  const page = pageOfSubject(of);
  return page === null ? of : <Link href={page}>{of}</Link>;
}
