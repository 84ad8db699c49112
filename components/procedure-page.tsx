import type { ComponentProps, ReactNode } from 'react';
import { ActionForm } from './action-form';
import { Callout } from './callout';
import { Cluster } from './flow';
import { LinkButton } from './link-button';
import { type Crumb, PageHeader } from './page-header';
import { SubmitButton } from './submit-button';

/**
 * A procedure: something that can be done to a motion, a request or an election, on a page of its own. `View` is what
 * that page has loaded.
 *
 * Who may do it, and why not now, is for a rule of the concept. The page hands its answer to {@link ProcedurePage}, and
 * the command behind the action asks it again.
 */
export type Procedure<View> = {
  title: string;
  /** What comes of it, and what of that can't be undone; a plain text is one paragraph. */
  effect: string | ((view: View) => ReactNode);
  fields: (view: View) => ReactNode;
  button: string | ((view: View) => string);
  /** Set where it can't be undone. */
  tone?: 'danger';
  action: ComponentProps<typeof ActionForm>['action'];
};

/** What a procedure is done to. */
export type ProcedureSubject = {
  title: ReactNode;
  /** Its own page, to which the reader can go back. */
  href: string;
  /** The words of the link back. */
  back: string;
  /** The way to its page, with that page as the last step. */
  breadcrumbs: readonly Crumb[];
  /** The hidden fields that say which one it is, and as of when. */
  hidden: ReactNode;
};

type PageProps = {
  subject: ProcedureSubject;
  title: string;
  lead?: ReactNode;
  /** Why it can't be done now, in a sentence; null where it can. */
  refusal: string | null;
  /** A {@link ProcedureForm}, or a form of the page's own. */
  children: ReactNode;
};

/** The page of a procedure: what is done to which thing, then the form or the reason why not. */
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

/** The form of a procedure below what will come of it, so that nobody does it before they have read that. */
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
