import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/page-header';
import { env } from '@/lib/env';
import { KitData } from './kit-data';
import { KitForms } from './kit-forms';
import { KitMotions } from './kit-motions';
import { KitText } from './kit-text';
import { KitTime } from './kit-time';

export const metadata: Metadata = { title: 'The kit', robots: { index: false } };

/** Every component in both themes, for developers. Development only. */
export default function KitPage() {
  if (env.isProduction) notFound();
  return (
    <>
      <PageHeader
        eyebrow="Development only"
        title="The kit, in both themes"
        lead="Pages are composed of these components and nothing else. A change here is a change everywhere: look at both themes, at 320 pixels and on paper."
      />
      {(['light', 'dark'] as const).map((theme) => (
        <div key={theme} data-theme={theme} className="kit-theme">
          <p className="kit-theme-name">{theme}</p>
          <KitText theme={theme} />
          <KitTime theme={theme} />
          <KitData theme={theme} />
          <KitForms theme={theme} />
          <KitMotions theme={theme} />
        </div>
      ))}
    </>
  );
}
