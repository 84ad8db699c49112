import type { ComponentProps, ReactNode } from 'react';
import { ActionForm } from './action-form';
import { Callout } from './callout';
import { Cluster } from './flow';
import { LinkButton } from './link-button';
import { type Crumb, PageHeader } from './page-header';
import { SubmitButton } from './submit-button';

/**
 * A procedure: an action on a motion, a request or an election, with a page of its own. `View` is the data that the
 * page has loaded.
 *
 * A rule of the concept decides who may do it, and why it cannot be done now. The page passes the rule's result to
 * {@link ProcedurePage}, and the command behind the action checks the rule again.
 */
export type Procedure<View> = {
  title: string;
  /** The consequences, and which of them cannot be undone; a plain text is one paragraph. */
  effect: string | ((view: View) => ReactNode);
  fields: (view: View) => ReactNode;
  button: string | ((view: View) => string);
  /** Set if it cannot be undone. */
  tone?: 'danger';
  action: ComponentProps<typeof ActionForm>['action'];
};

/** The thing that a procedure acts on. */
export type ProcedureSubject = {
  title: ReactNode;
  /** Address of its own page, to which the reader can go back. */
  href: string;
  /** Text of the link back. */
  back: string;
  /** Breadcrumbs to its page, with that page as the last step. */
  breadcrumbs: readonly Crumb[];
  /** The hidden fields that identify the thing and the version that the reader saw. */
  hidden: ReactNode;
};

type PageProps = {
  subject: ProcedureSubject;
  title: string;
  lead?: ReactNode;
  /** Reason it cannot be done now, in a sentence, or null if it can. */
  refusal: string | null;
  /** A {@link ProcedureForm}, or a form of the page's own. */
  children: ReactNode;
};

/** The page of a procedure: the action and the thing it acts on, then the form or the reason it is refused. */
export function ProcedurePage({ subject, title, lead, refusal, children }: PageProps) {
  const { title: eyebrow, breadcrumbs, href, back } = subject;
  return (
    <>
      <PageHeader breadcrumbs={breadcrumbs} eyebrow={eyebrow} title={title} lead={lead} />
      {refusal === null ? (
        children
      ) : (
        <Callout tone="warn" title="This is not possible now">
          <p>{refusal}</p>
          <LinkButton href={href}>{back}</LinkButton>
        </Callout>
      )}
    </>
  );
}

type FormProps<View> = { procedure: Procedure<View>; subject: ProcedureSubject; view: View };

/** The form of a procedure, below its consequences, so that people read those first. */
export function ProcedureForm<View>({ procedure, subject, view }: FormProps<View>) {
  const { title, effect, fields, button, tone, action } = procedure;
  return (
    <div className="stack gap-medium wide-fields">
      {typeof effect === 'string' ? <p>{effect}</p> : effect(view)}
      <ActionForm action={action} label={title}>
        {subject.hidden}
        {fields(view)}
        <Cluster>
          <SubmitButton tone={tone}>
            {typeof button === 'string' ? button : button(view)}
          </SubmitButton>
          <LinkButton href={subject.href}>{subject.back}</LinkButton>
        </Cluster>
      </ActionForm>
    </div>
  );
}
