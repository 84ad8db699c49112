import { absent, route } from '@/lib/http/route';
import { fullDeliverableAnswer } from '@/lib/releases/answers';
import { deliverableEndpoint } from '@/lib/releases/api-schema';
import { getDeliverable, listAcrossSeries } from '@/lib/releases/deliverable-queries';
import { listSeries, seriesNameOf } from '@/lib/releases/queries';
import { inSeriesOrder } from '@/lib/releases/rules';

export const { GET, OPTIONS } = route(deliverableEndpoint, async ({ params, query }) => {
  const [across, series] = await Promise.all([listAcrossSeries(params.name), listSeries()]);
  const names = inSeriesOrder(across, series).map((row) => row.series);
  const wanted = (await seriesNameOf(query.series)) ?? names.at(-1);
  const deliverable = wanted === undefined ? null : await getDeliverable(wanted, params.name);
  return deliverable
    ? { data: fullDeliverableAnswer(deliverable, names) }
    : absent('No deliverable has this name in this series.');
});
