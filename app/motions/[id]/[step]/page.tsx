import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { loadMotion } from '@/app/motions/[id]/load';
import { subjectOf } from '@/app/motions/[id]/procedure-subject';
import { PROCEDURES, refuseProcedure } from '@/app/motions/[id]/procedures';
import { ProcedureForm, ProcedurePage } from '@/components/procedure-page';
import { refusalText } from '@/lib/motions/messages';
import { procedurePages } from './procedure-pages';

type Props = PageProps<'/motions/[id]/[step]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, step } = await params;
  const name = PROCEDURES.find((known) => known === step);
  return name
    ? { title: `${procedurePages[name].title} (motion ${id})`, robots: { index: false } }
    : {};
}

/** The page of each procedure of a motion. */
export default async function MotionProcedurePage({ params }: Props) {
  const { id, step } = await params;
  const name = PROCEDURES.find((known) => known === step);
  if (!name) notFound();
  const view = await loadMotion(id);
  const subject = subjectOf(view);
  if (!view.actor) redirect(`/sign-in?next=${subject.href}/${name}`);

  const refusal = refuseProcedure(view, name);
  const procedure = procedurePages[name];
  return (
    <div className="motion">
      <ProcedurePage
        subject={subject}
        title={procedure.title}
        refusal={refusal && refusalText[refusal]}
      >
        <ProcedureForm procedure={procedure} subject={subject} view={view} />
      </ProcedurePage>
    </div>
  );
}
