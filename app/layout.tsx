import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { FrozenClockBanner } from '@/components/clock-banner';
import { DemoBanner } from '@/components/demo-banner';
import { Enhance } from '@/components/enhance';
import { SiteFooter } from '@/components/site-footer';
import { SiteHeader } from '@/components/site-header';
import { SkipLink } from '@/components/skip-link';
import { type Theme, THEMES } from '@/components/theme-switch';
import { getCommunity } from '@/lib/community/community';
import { env } from '@/lib/env';
import { PATH_HEADER } from '@/lib/http/security-headers';
import { getReader } from '@/lib/access/session';
import { fontVariables } from './fonts';
import './globals.css';

/** Renders every page at request time, so that it shows the record as it is now. */
export const dynamic = 'force-dynamic';

/** Returns the metadata of pages that set none themselves. */
export function generateMetadata(): Metadata {
  const { name } = getCommunity();
  return {
    metadataBase: new URL(env.siteUrl),
    title: { default: `Rollcall: the record of ${name}`, template: '%s · Rollcall' },
    description: `Where the release cycle of ${name} stands, who leads which team, what has been resolved and who was elected, kept from its own repositories.`,
    applicationName: 'Rollcall',
    openGraph: { siteName: 'Rollcall', type: 'website', locale: 'en_GB' },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfcfa' },
    { media: '(prefers-color-scheme: dark)', color: '#101513' },
  ],
};

/** The layout of every page: header, content, footer, and the reader's theme. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await getTheme();
  const { name } = getCommunity();
  const reader = await getReader();
  return (
    <html lang="en" className={fontVariables} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <SkipLink />
        {env.frozenNow && <FrozenClockBanner at={env.frozenNow} />}
        {reader?.isDemo && <DemoBanner name={reader.name} />}
        <SiteHeader community={name} path={await getPath()} reader={reader} />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter theme={theme} community={name} />
        <Enhance />
      </body>
    </html>
  );
}

async function getTheme(): Promise<Theme> {
  const wanted = (await cookies()).get('theme')?.value;
  return THEMES.find((theme) => theme === wanted) ?? 'system';
}

/** Returns the path of the page from the header that proxy.ts sets; a layout has no other way to know it. */
async function getPath(): Promise<string> {
  return (await headers()).get(PATH_HEADER) ?? '';
}
