import { z } from 'zod';
import type { Contest } from '@/lib/elections/tally/types';
import { BallotFileError } from './ballot-file';
import type { Format, ReadOptions, Sink } from './ballot-file';
import { ContestBuilder } from './contest-builder';
import { lineAndColumn, mistakeInJson, placeInJson } from './json-place';

/** Maximum length of a document, which is read as a whole. Larger contests are exported as CEF or BLT. */
const MAX_DOCUMENT_LENGTH = 256 << 20;

const text = z.string().min(1).max(1000);

/**
 * Schema of the ballots Rollcall exports. An entry may hold `count` equal ballots; `ranking` is groups of ids, best
 * first.
 */
export const rollcallBallotsSchema = z.object({
  format: z.literal('rollcall-ballots'),
  version: z.literal(1),
  title: z.string().nullish(),
  seats: z.int().min(1).nullish(),
  unranked: z.enum(['last', 'no-opinion']).nullish(),
  candidates: z
    .array(
      z.object({
        id: text,
        name: text,
        affiliation: z.string().nullish(),
        withdrawn: z.boolean().nullish(),
      }),
    )
    .min(1),
  ballots: z.array(
    z.object({ count: z.int().min(1).default(1), ranking: z.array(z.array(text).min(1)) }),
  ),
});

/** A valid document of ballots. */
export type RollcallBallots = z.infer<typeof rollcallBallotsSchema>;

/**
 * Rollcall's own JSON format:
 * `{ "format": "rollcall-ballots", "version": 1, "candidates": [{ "id", "name" }], "ballots": [{ "count": 2, "ranking": [["a"], ["b", "c"]] }] }`,
 * with `title`, `seats`, `unranked` and, for each candidate, `affiliation` and `withdrawn` if known.
 */
export const rollcall: Format = {
  name: 'rollcall',
  title: 'Rollcall JSON',
  seems: (head) => /^\uFEFF?\s*\{/.test(head),
  open: (options) => new DocumentSink(options),
};

class DocumentSink implements Sink {
  private text = '';
  private readonly options: ReadOptions;

  constructor(options: ReadOptions) {
    this.options = options;
  }

  push(piece: string): void {
    if (this.text.length + piece.length > MAX_DOCUMENT_LENGTH) {
      throw new BallotFileError(
        'this document is too large to be read whole; export it as CEF or BLT',
        1,
        1,
      );
    }
    this.text += piece;
  }

  end(): Contest {
    const document = this.text.replace(/^\uFEFF/, '');
    const fail = (problem: string, path: readonly (string | number)[]): never => {
      const { line, column } = lineAndColumn(document, placeInJson(document, path));
      throw new BallotFileError(problem, line, column);
    };
    const parsed = rollcallBallotsSchema.safeParse(parse(document));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const path = (issue?.path ?? []).filter((key) => typeof key !== 'symbol');
      return fail(`${path.join('.') || 'document'}: ${issue?.message ?? 'not as expected'}`, path);
    }
    return contestOf(parsed.data, this.options, fail);
  }
}

function parse(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    const at = mistakeInJson(document);
    const { line, column } = lineAndColumn(document, at);
    throw new BallotFileError(
      at >= document.length ? 'the document ends early' : 'not JSON',
      line,
      column,
    );
  }
}

type Fail = (problem: string, path: readonly (string | number)[]) => never;

function contestOf(document: RollcallBallots, options: ReadOptions, fail: Fail): Contest {
  const builder = new ContestBuilder(options);
  const { candidates } = document;
  candidates.forEach(({ id }, place) => {
    if (builder.placeOf(id) !== undefined)
      fail(`the candidate "${id}" is listed twice`, ['candidates', place, 'id']);
    builder.declare(id, 1, 1);
  });
  builder.prepare(candidates.length, 1, 1);
  document.ballots.forEach(({ count, ranking }, ballot) => {
    ranking.forEach((group, rank) => {
      group.forEach((id, member) => {
        const path = ['ballots', ballot, 'ranking', rank, member];
        const place = builder.placeOf(id);
        if (place === undefined)
          return fail(`nobody with the id "${id}" is listed as a candidate`, path);
        if (builder.ranks[place] !== 0) fail(`"${id}" is ranked twice on this ballot`, path);
        builder.ranks[place] = rank + 1;
      });
    });
    builder.cast(count, 1, 1);
  });
  const contest = builder.finish(1);
  const described = candidates.map(({ id, name, affiliation, withdrawn }) => ({
    id,
    name,
    affiliation: affiliation ?? null,
    ...(withdrawn && { withdrawn: true }),
  }));
  return {
    ...contest,
    title: document.title ?? null,
    seats: document.seats ?? null,
    unranked: document.unranked ?? null,
    candidates: described,
  };
}
