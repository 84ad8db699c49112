import type { MetadataRoute } from 'next';

/** The web app manifest, with which people can add the site to their phone's home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Rollcall',
    short_name: 'Rollcall',
    description: 'The record of a community: releases, governance and elections.',
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#fcfcfa',
    theme_color: '#0b5d48',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/apple-icon.png', type: 'image/png', sizes: '180x180' },
    ],
  };
}
