import { Isolated } from '@/components/isolated';
import type { ProcedureSubject } from '@/components/procedure-page';
import type { MotionView } from './load';
import { OfMotion } from './of-motion';

/** A motion as the subject of a procedure. */
export function subjectOf({ motion }: MotionView): ProcedureSubject {
  const href = `/motions/${motion.id}`;
  return {
    title: <Isolated>{motion.title}</Isolated>,
    href,
    back: 'Back to the motion',
    breadcrumbs: [
      { href: '/motions', label: 'Motions' },
      { href, label: `Motion ${motion.id}` },
    ],
    hidden: <OfMotion motion={motion} />,
  };
}
