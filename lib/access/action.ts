import 'server-only';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { parseForm, refusedForm, type FieldNames, type FormState } from '@/lib/form';
import { hasRole, type Actor, type CommunityRole } from '@/lib/people/role-rules';
import type { Result } from '@/lib/result';
import { limitUnsubscribe, limitWrites, type WriteLimit } from './rate-limit';
import { requireActor } from './session';

/** Who may ask, as far as that can be told without knowing what about; the rest is for the command to say. */
export type Asker = 'everybody' | 'signed in' | { role: CommunityRole };

/** What has to be said of an action before it can be made. */
type Declared<Who extends Asker, Schema extends z.ZodType> = {
  who: Who;
  /** What is counted: acts of the person, or where there may be none, of the address. */
  limit: Who extends 'everybody' ? 'unsubscribe' : WriteLimit;
  schema: Schema;
  /** What the fields are called, where the schema's faults are no whole sentences. */
  fieldNames?: FieldNames;
  /** Answers a form sent with the intent `preview`; counted as any write. */
  preview?: (form: FormData) => Promise<FormState>;
};

/** A sentence for each refusal, for an action whose form can show it. */
type Worded<Refusal extends string> = { words: Readonly<Record<Refusal, string>> };

/** Where to go instead, for an action of a form that can show nothing. */
type Elsewhere = { elsewhere: { tooMany: string; refused: string } };

/** Why the role that was declared is missing. */
type NoRole<Who extends Asker> = Who extends { role: infer Role extends CommunityRole }
  ? `not-${Role}`
  : never;

type Command<Who extends Asker, Schema extends z.ZodType, Value, Refusal extends string> = (
  asker: Who extends 'everybody' ? null : Actor,
  input: z.output<Schema>,
) => Promise<Result<Value, Refusal>>;

type After<Schema extends z.ZodType, Value, Refusal extends string> = {
  /** The page that shows what was done. */
  goTo: (value: Value, input: z.output<Schema>) => string | Promise<string>;
  /** What else a refusal brings about, such as drawing the page anew. */
  onRefusal?: (refusal: Refusal, input: z.output<Schema>) => void;
};

/** A server action: a form's state and the form in, the state that it is drawn with again out. */
type Action<Answer extends FormState = FormState> = (
  previous: FormState,
  form: FormData,
) => Promise<Answer>;

/** What an action was made with. */
export type Declaration = { who: Asker; limit: string; schema: z.ZodType };

const declarations = new WeakMap<object, Declaration>();

/** What an action was made with; null for what {@link action} has not made. */
export function declarationOf(made: unknown): Declaration | null {
  return typeof made === 'function' ? (declarations.get(made) ?? null) : null;
}

/**
 * Makes a server action. It asks in this order, and goes no further than the first no:
 *
 * 1. who it is; somebody who has not signed in is sent to do so
 * 2. whether that is too often; attempts of those who may not are counted too
 * 3. whether they hold the role that was declared
 * 4. whether the form fits the schema
 * 5. the command, whose own check is the law
 *
 * A no is said in the form, with everything that was typed, or with `elsewhere` by another page. When it is done the
 * browser goes on to a page. What is thrown is not caught.
 */
export function action<Who extends Asker, Schema extends z.ZodType, Value, Refusal extends string>(
  declared: Declared<Who, Schema> & Worded<NoInfer<Refusal> | NoRole<Who>>,
  command: Command<Who, Schema, Value, Refusal>,
  after: After<Schema, Value, Refusal>,
): Action;
export function action<Who extends Asker, Schema extends z.ZodType, Value, Refusal extends string>(
  declared: Declared<Who, Schema> & Elsewhere,
  command: Command<Who, Schema, Value, Refusal>,
  after: After<Schema, Value, Refusal>,
): Action<never>;
export function action<Schema extends z.ZodType, Value, Refusal extends string>(
  declared: Declared<Asker, Schema> & Partial<Worded<string> & Elsewhere>,
  command: (asker: Actor | null, input: z.output<Schema>) => Promise<Result<Value, Refusal>>,
  { goTo, onRefusal }: After<Schema, Value, Refusal>,
): Action {
  const { who, schema, fieldNames, preview, words = {}, elsewhere } = declared;

  function no(state: FormState, place = elsewhere?.refused): FormState {
    return place === undefined ? state : redirect(place);
  }

  async function made(_previous: FormState, form: FormData): Promise<FormState> {
    const asker = who === 'everybody' ? null : await requireActor();
    const look = form.get('intent') === 'preview' ? preview : undefined;
    const tooMany = await count(asker, look ? 'write' : declared.limit);
    if (tooMany) return no(refusedForm(tooMany.message, form), elsewhere?.tooMany);
    const lacking = refuseAsker(asker, who);
    if (lacking) return no(refusedForm(words[lacking] ?? lacking, form));
    if (look) return look(form);
    const input = parseForm(schema, form, fieldNames);
    if (!input.ok) return no(input.state);

    const result = await command(asker, input.value);
    if (result.ok) redirect(await goTo(result.value, input.value));
    onRefusal?.(result.refusal, input.value);
    return no(refusedForm(words[result.refusal] ?? result.refusal, form));
  }

  declarations.set(made, { who, limit: declared.limit, schema });
  return made;
}

function count(asker: Actor | null, limit: WriteLimit | 'unsubscribe') {
  return asker === null || limit === 'unsubscribe' ? limitUnsubscribe() : limitWrites(asker, limit);
}

function refuseAsker(asker: Actor | null, who: Asker): NoRole<{ role: CommunityRole }> | null {
  if (typeof who === 'string' || hasRole(asker, who.role, 'community')) return null;
  return `not-${who.role}`;
}
