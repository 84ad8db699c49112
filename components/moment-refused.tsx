import { ErrorState } from './error-state';
import { LinkButton } from './link-button';

/** The whole of a page whose `?on=` is no moment: what was wrong with it, and the way to the present. */
export function MomentRefused({ message, presentHref }: { message: string; presentHref: string }) {
  return (
    <ErrorState
      code="400"
      level={1}
      title="This moment can’t be shown"
      actions={<LinkButton href={presentHref}>Show the present</LinkButton>}
    >
      <p>{message}</p>
    </ErrorState>
  );
}
