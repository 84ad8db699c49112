import { notFound, permanentRedirect } from 'next/navigation';
import { storable } from '@/lib/text';
import { getFeedSeries } from '@/lib/releases/feed-queries';

type Props = { params: Promise<{ series: string }> };

/**
 * Redirects `/epoxy` and `/2025.1`, the upstream addresses of series, to their pages; see
 * `lib/community/old-addresses.js`.
 */
export default async function OldSeriesAddress({ params }: Props) {
  const series = await getFeedSeries(storable((await params).series).toLowerCase());
  if (!series) notFound();
  permanentRedirect(`/releases/${series.name}`);
}
