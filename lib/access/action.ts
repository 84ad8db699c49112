import 'server-only';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { parseForm, refusedForm, type FieldNames, type FormState } from '@/lib/form';
import { hasRole, type Actor, type CommunityRole } from '@/lib/people/role-rules';
import type { Result } from '@/lib/result';
import { limitUnsubscribe, limitWrites, type WriteLimit } from './rate-limit';
import { requireActor } from './session';

/** Permission that can be checked without knowing the subject; the command checks the rest. */
export type Asker = 'everybody' | 'signed in' | { role: CommunityRole };

/** Declaration of an action. */
type Declared<Who extends Asker, Schema extends z.ZodType> = {
  who: Who;
  /** Rate limit: acts of the person, or of the address where nobody need be signed in. */
  limit: Who extends 'everybody' ? 'unsubscribe' : WriteLimit;
  schema: Schema;
  /** Labels of the fields, where the schema's messages are not whole sentences. */
  fieldNames?: FieldNames;
  /** Handles a form sent with the intent `preview`; limited like any write. */
  preview?: (form: FormData) => Promise<FormState>;
};

/** Texts for the refusals, for an action whose form can show them. */
type Worded<Refusal extends string> = { words: Readonly<Record<Refusal, string>> };

/** Page to redirect to after a refusal, for a form that cannot show one. */
type Elsewhere = { elsewhere: { tooMany: string; refused: string } };

/** Text shown if the declared role is missing. */
type NoRole<Who extends Asker> = Who extends { role: infer Role extends CommunityRole }
  ? `not-${Role}`
  : never;

type Command<Who extends Asker, Schema extends z.ZodType, Value, Refusal extends string> = (
  asker: Who extends 'everybody' ? null : Actor,
  input: z.output<Schema>,
) => Promise<Result<Value, Refusal>>;

type After<Schema extends z.ZodType, Value, Refusal extends string> = {
  /** Page that shows the result. */
  goTo: (value: Value, input: z.output<Schema>) => string | Promise<string>;
  /** Side effect of a refusal, such as rendering the page again. */
  onRefusal?: (refusal: Refusal, input: z.output<Schema>) => void;
};

/** A server action: takes the state of a form and its data, returns the state to render it with. */
type Action<Answer extends FormState = FormState> = (
  previous: FormState,
  form: FormData,
) => Promise<Answer>;

/** Declaration that an action was made with. */
export type Declaration = { who: Asker; limit: string; schema: z.ZodType };

const declarations = new WeakMap<object, Declaration>();

/** Returns the declaration of an action, or null if {@link action} did not make it. */
export function declarationOf(made: unknown): Declaration | null {
  return typeof made === 'function' ? (declarations.get(made) ?? null) : null;
}

/**
 * Makes a server action. It checks in this order, and stops at the first refusal:
 *
 * 1. the actor; a person who is not signed in is sent to the sign-in page
 * 2. the rate limit; refused attempts count too
 * 3. the declared role
 * 4. the schema of the form
 * 5. the command, whose own check decides
 *
 * A refusal is shown in the form with everything that was typed, or, with `elsewhere`, by another page. On success the
 * browser is redirected. Errors that are thrown are not caught.
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
