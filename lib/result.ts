/** Result of a command: a value, or the reason for a refusal. Bugs and outages are thrown instead (ADR 0002). */
export type Result<Value, Refusal extends string> =
  { ok: true; value: Value } | { ok: false; refusal: Refusal };

/** Result of a command that succeeded. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** Result of a command that was refused, for a reason the caller can put in words. */
export function refuse<Refusal extends string>(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}
