import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { CopyButton } from '@/components/copy-button';
import { Countdown } from '@/components/countdown';
import { EntryList } from '@/components/entry-list';
import { Link } from '@/components/link';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { DATES_TITLE, type CountdownMessage } from '@/lib/releases/countdown-message';
import { plainMessage } from '@/lib/releases/countdown-plain';
import { parseWeek, weekName, weekSlug } from '@/lib/releases/rules';
import { decodedSegment } from '@/lib/http/segment';
import { env } from '@/lib/env';
import { formatDays, startOfDay } from '@/lib/time';
import { loadSeries, titleOf } from '@/app/releases/[series]/load';
import { SeriesHead } from '@/app/releases/[series]/series-head';
import { loadCycle } from '@/app/releases/[series]/countdown/load-week';

type Props = PageProps<'/releases/[series]/countdown/[week]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { series, week } = await params;
  const found = await titleOf(series);
  const offset = parseWeek(decodedSegment(week));
  if (!found || offset === null) return {};
  const name = weekName(offset);
  return {
    title: `${found.title}, week ${name}`,
    description: `The message of week ${name} of the cycle of ${found.title}: what to work on, what to know, what is due.`,
    alternates: { canonical: `/releases/${found.name}/countdown/${weekSlug(offset)}` },
  };
}

/** The weekly message of a cycle, to read here or to send to the mailing list. */
export default async function CountdownWeekPage(props: Props) {
  const { week } = await props.params;
  const offset = parseWeek(decodedSegment(week));
  if (offset === null) notFound();
  const loaded = await loadSeries(props, `/countdown/${weekSlug(offset)}`);
  if (!loaded.ok) return loaded.refusal;
  const { series, moment } = loaded;
  const here = `/releases/${series.name}/countdown/${weekSlug(offset)}`;
  if (decodedSegment(week) !== weekSlug(offset)) permanentRedirect(here);
  const cycle = await loadCycle(series);
  if (!cycle || offset < cycle.span.first || offset > cycle.span.last) notFound();

  const message = cycle.messageOf(offset);
  const plain = plainMessage(message, `${env.siteUrl}${here}`);
  return (
    <>
      <SeriesHead
        loaded={loaded}
        part="countdown"
        title={`${loaded.title}, week ${message.week}`}
        lead={`${formatDays(message.startOn, message.endOn)}: ${message.phase}.`}
        hasSchedule
        actions={
          <>
            <Link href={`${here}/text`}>Plain text for mailing</Link>
            <CopyButton text={plain} label="the message as plain text" />
          </>
        }
        aside={
          <Countdown
            to={cycle.releaseDay}
            on={moment.isAsked ? moment.on : startOfDay(message.startOn)}
            label={moment.isAsked ? 'to the release' : 'from this Monday to the release'}
            pastLabel="since the release"
          />
        }
      />
      <MessageSections message={message} series={series.name} />
      <WeekPager {...{ series: series.name, offset, span: cycle.span }} />
    </>
  );
}

function MessageSections({ message, series }: { message: CountdownMessage; series: string }) {
  return (
    <>
      {message.sections.map(({ title, paragraphs }) => (
        <Section key={title} title={title}>
          {title === 'Actions' ? (
            <ul>
              {paragraphs.map((paragraph) => (
                <li key={paragraph}>{paragraph}</li>
              ))}
            </ul>
          ) : (
            paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)
          )}
        </Section>
      ))}
      {message.dates.length > 0 && (
        <Section title={DATES_TITLE} id="dates">
          <EntryList
            label="Deadlines and dates ahead"
            items={message.dates.map(({ id, title, days, week, isThisWeek }) => ({
              key: id,
              title,
              href: `/releases/${series}/schedule#${id === 'release' ? 'weeks' : id}`,
              note: `${days} (${week} week${isThisWeek ? ', this one' : ''})`,
            }))}
          />
        </Section>
      )}
    </>
  );
}

type WeekPagerProps = { series: string; offset: number; span: { first: number; last: number } };

function WeekPager({ series, offset, span }: WeekPagerProps) {
  const href = (to: number) => `/releases/${series}/countdown/${weekSlug(to)}`;
  const hasPrevious = offset > span.first;
  const hasNext = offset < span.last;
  return (
    <Pager
      label="Weeks"
      previous={hasPrevious ? href(offset - 1) : null}
      previousLabel={`Week ${weekName(offset - 1)}`}
      next={hasNext ? href(offset + 1) : null}
      nextLabel={`Week ${weekName(offset + 1)}`}
    />
  );
}
