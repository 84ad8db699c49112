import { ErrorState } from './error-state';
import { LinkButton } from './link-button';

type Props = {
  message: string;
  /** The address of the list without any filter, and the text of the link to it. */
  href: string;
  label: string;
};

/** A notice in place of a list whose address cannot be read. */
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
