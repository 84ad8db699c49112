import { formatCount } from '@/lib/time';
import type { DiffPart, TextDiff as Diff } from '@/lib/motions/text-diff';

type Props = {
  diff: Diff;
  /** The texts compared: “Revision 1 and revision 2”. */
  label: string;
};

/**
 * Two revisions in one text: additions are underlined and removals struck through, and words say both for readers who
 * see neither.
 */
export function TextDiff({ diff, label }: Props) {
  const { blocks, added, removed } = diff;
  if (added === 0 && removed === 0) return <p>The words of the text are the same.</p>;
  return (
    <div className="text-diff" role="group" aria-label={label}>
      <p className="text-diff-sum">
        {formatCount(added, 'word')} <ins>added</ins>, {formatCount(removed, 'word')}{' '}
        <del>removed</del>.
      </p>
      {blocks.map((block, index) =>
        block.kind === 'skipped' ? (
          <p key={index} className="text-diff-skipped">
            {formatCount(block.lines, 'line')} unchanged
          </p>
        ) : (
          <p key={index} className="text-diff-text">
            {block.parts.map((part, at) => (
              <Part key={at} part={part} />
            ))}
          </p>
        ),
      )}
    </div>
  );
}

function Part({ part: { kind, text } }: { part: DiffPart }) {
  if (kind === 'same') return text;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span className="visually-hidden">[{kind}: </span>
      {text}
      <span className="visually-hidden">] </span>
    </Mark>
  );
}
