import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import { slugOf } from '@/lib/slug';
import type { Transaction } from '@/lib/database/transaction';
import { startOfDay } from '@/lib/time';
import { uuidOf } from '@/lib/uuid';
import type { DeliverableRecord, ScheduleRecord, SeriesRecord } from './types';
import { latestRelease, releaseKindOf, seriesOrdinal, sortSeries } from './rules';

/**
 * Replaces the series by those of the status file, in release order. Removes the stand-ins from `content/`.
 *
 * Every series gets its own ordinal: if two would be equal, the later entry gets the next one.
 */
export async function saveSeries(tx: Transaction, entries: readonly SeriesRecord[]): Promise<void> {
  await tx.series.deleteMany();
  let before = -1;
  const data = sortSeries(entries).map((entry) => {
    before = Math.max(before + 1, seriesOrdinal(entry.name, entry.releaseId));
    return seriesRow(entry, before);
  });
  await tx.series.createMany({ data });
  await tx.schedule.deleteMany({
    where: { format: 'content', series: { notIn: entries.map(({ name }) => name) } },
  });
}

function seriesRow(entry: SeriesRecord, ordinal: number): Prisma.SeriesCreateManyInput {
  const { name, status, slurp, signingKeys, nextPhase } = entry;
  return {
    name,
    releaseId: entry.releaseId ?? name,
    ordinal,
    status,
    slurp,
    initialRelease: date(entry.initialRelease),
    eolDate: date(entry.eolDate),
    nextPhaseStatus: nextPhase?.status ?? null,
    nextPhaseDate: date(nextPhase?.date ?? null),
    signingKeys,
    origin: 'sync',
  };
}

/** Removes the series that a sync imported, because the status file is gone. */
export async function removeSeries(tx: Transaction): Promise<void> {
  await tx.series.deleteMany({ where: { origin: 'sync' } });
}

/** Replaces the schedule of a series, whatever its origin. */
export async function saveSchedule(tx: Transaction, record: ScheduleRecord): Promise<void> {
  const { series } = record;
  await tx.schedule.deleteMany({ where: { series } });
  await tx.schedule.create({
    data: {
      series,
      startWeek: date(record.startWeek),
      releaseWeek: date(record.releaseWeek),
      format: record.format,
      html: record.html,
      path: record.path,
      changedAt: record.changedAt,
      revision: record.revision,
    },
  });
  await tx.scheduleWeek.createMany({
    data: record.weeks.map(({ startOn, endOn, name, week }, position) => ({
      series,
      position,
      startOn: startOfDay(startOn),
      endOn: startOfDay(endOn),
      name,
      week,
    })),
  });
  await tx.scheduleEvent.createMany({
    data: record.events.map(({ weekOf, deadline, startOn, endOn, ...event }, position) => ({
      ...event,
      series,
      position,
      weekOf: startOfDay(weekOf),
      deadline: startOfDay(deadline),
      startOn: startOfDay(startOn),
      endOn: startOfDay(endOn),
    })),
  });
}

/** Removes the schedule of a series. */
export async function removeSchedule(tx: Transaction, series: string): Promise<void> {
  await tx.schedule.deleteMany({ where: { series } });
}

/**
 * Replaces a deliverable in a series with its releases, tags and branches.
 *
 * Uses only two statements, because a first sync saves five thousand deliverables. Dates come from the part of the
 * history read so far. Ids are derived from the row's identity, so that reading a file again keeps the ids, and with
 * them cursors and feeds.
 */
export async function saveDeliverable(tx: Transaction, record: DeliverableRecord): Promise<void> {
  const { series, name } = record;
  await tx.$executeRaw`delete from "Deliverable" where series = ${series} and name = ${name}`;
  const { deliverable, releases, projects, branches } = rowsOf(record);
  await tx.$executeRaw`
    with "sightings" as (
      select version, "seenAt" from "ReleaseSighting" where series = ${series} and name = ${name}
    ), "deliverables" as (
      insert into "Deliverable"
      select (jsonb_populate_record(
        null::"Deliverable",
        ${deliverable}::jsonb || jsonb_build_object('latestReleasedAt', (
          select "seenAt" from "sightings" where version = ${latestRelease(record.releases)?.version ?? ''}
        ))
      )).*
    ), "releases" as (
      insert into "Release"
      select (jsonb_populate_record(
        null::"Release", entry || jsonb_build_object('releasedAt', "sightings"."seenAt")
      )).*
      from jsonb_array_elements(${releases}::jsonb) as entry
      left join "sightings" on "sightings".version = entry ->> 'version'
    ), "projects" as (
      insert into "ReleaseProject"
      select * from jsonb_populate_recordset(null::"ReleaseProject", ${projects}::jsonb)
    )
    insert into "Branch" select * from jsonb_populate_recordset(null::"Branch", ${branches}::jsonb)`;
}

/** Builds the rows of a deliverable as JSON, with the tables' columns as keys. */
function rowsOf(record: DeliverableRecord) {
  const { releases, branches, ...fields } = record;
  const { series, name, team } = record;
  const deliverableId = uuidOf('deliverable', series, name);
  const copied = { deliverableId, series, name, team, teamSlug: slugOf(team) };
  const projects: object[] = [];
  const rows = releases.map(({ projects: tagged, ...release }, position) => {
    const id = uuidOf('release', series, name, position);
    projects.push(
      ...tagged.map((project, place) => ({ releaseId: id, position: place, ...project })),
    );
    return { id, ...copied, position, kind: releaseKindOf(release.version), ...release };
  });
  return {
    deliverable: JSON.stringify({
      ...fields,
      id: deliverableId,
      teamSlug: copied.teamSlug,
      latestVersion: latestRelease(releases)?.version ?? null,
      releaseCount: releases.length,
    }),
    releases: JSON.stringify(rows),
    projects: JSON.stringify(projects),
    branches: JSON.stringify(
      branches.map((branch, position) => ({ deliverableId, position, ...branch })),
    ),
  };
}

/** Removes a deliverable in a series with everything that depends on it. */
export async function removeDeliverable(
  tx: Transaction,
  series: string,
  name: string,
): Promise<void> {
  await tx.deliverable.deleteMany({ where: { series, name } });
}

function date(day: string | null): Date | null {
  return day === null ? null : startOfDay(day);
}
