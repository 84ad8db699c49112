import { hrefWith } from '@/lib/http/href';
import { Pager } from './pager';

type Props = {
  /** What is paged: “Releases”. */
  label: string;
  /** Of the list, without its filters. */
  address: string;
  filter?: Record<string, string | number | undefined>;
  /** Where the next page starts, as its parameter; null at the end of the list. */
  next: Record<'cursor', string> | Record<'after', string> | Record<'before', string> | null;
  /** Whether the list's beginning is before this page; there is no way to the page just before. */
  isFurther: boolean;
  startLabel?: string;
  nextLabel?: string;
  summary?: string;
};

/** The way through a list whose filters are in its address: to its beginning and on. */
export function ListPager(props: Props) {
  const { label, address, filter = {}, next, isFurther, startLabel, nextLabel, summary } = props;
  return (
    <Pager
      label={label}
      summary={summary}
      previous={isFurther ? hrefWith(address, filter) : null}
      previousLabel={startLabel}
      next={next && hrefWith(address, { ...filter, ...next })}
      nextLabel={nextLabel}
    />
  );
}
