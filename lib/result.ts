/** What a command answers: a value, or the reason why not. Bugs and outages are thrown instead (ADR 0002). */
export type Result<Value, Refusal extends string> =
  { ok: true; value: Value } | { ok: false; refusal: Refusal };

/** The command did what was asked. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** The command may not do what was asked, for a reason the caller can put in words. */
export function refuse<Refusal extends string>(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}
