import { Callout } from '@/components/callout';

const TEXT: Record<string, string> = {
  approved: 'The claim is approved: they are one person now.',
  refused: 'The claim is refused.',
  merged: 'They are one person now.',
  parted: 'The merge is undone: they are two people again.',
  given: 'The role is given.',
  revoked: 'The role is taken back.',
};

/** A note that confirms the last form's action. */
export function DoneNote({ done }: { done: string | string[] | undefined }) {
  const text = typeof done === 'string' ? TEXT[done] : undefined;
  return text ? <Callout tone="good" role="status" title={text} /> : null;
}
