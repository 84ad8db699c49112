import { hrefWith } from '@/lib/http/href';
import { Pager } from './pager';

type Props = {
  /** The content of the list: “Releases”. */
  label: string;
  /** Address of the list, without its filters. */
  address: string;
  filter?: Record<string, string | number | undefined>;
  /** Cursor of the next page, as its parameter; null at the end of the list. */
  next: Record<'cursor', string> | Record<'after', string> | Record<'before', string> | null;
  /** True if this page is not the first. There is no link to the page just before. */
  isFurther: boolean;
  startLabel?: string;
  nextLabel?: string;
  summary?: string;
};

/** The pager of a list whose filters are in its address: links to its beginning and to the next page. */
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
