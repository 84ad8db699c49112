import { ErrorState } from './error-state';
import { LinkButton } from './link-button';

type Props = {
  message: string;
  /** The list without any filter, and how the way there is called. */
  href: string;
  label: string;
};

/** Stands where a list would, when its address can't be read. */
export function ListRefused({ message, href, label }: Props) {
  return (
    <ErrorState
      title="This list can’t be shown"
      actions={<LinkButton href={href}>{label}</LinkButton>}
    >
      <p>{message}</p>
    </ErrorState>
  );
}
