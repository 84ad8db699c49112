import { Pager } from '@/components/pager';

type Step = { series: string; title: string };

/** Links to the same deliverable in the previous and next series. */
export function SeriesSteps({
  name,
  series,
  steps,
}: {
  name: string;
  series: string;
  steps: readonly Step[];
}) {
  const place = steps.findIndex((step) => step.series === series);
  const previous = steps[place - 1];
  const next = steps[place + 1];
  return (
    <Pager
      label={`${name} in other series`}
      previous={previous ? `/releases/${previous.series}/${name}` : null}
      previousLabel={previous?.title}
      next={next ? `/releases/${next.series}/${name}` : null}
      nextLabel={next?.title}
    />
  );
}
