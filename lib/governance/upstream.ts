import { communityUrl } from '@/lib/community/community';

/** Where a file of the governance repository can be read as it is, with the forge's own address. */
export function upstreamFileUrl(path: string): string {
  const repository = communityUrl('governance').replace(/\/$/, '');
  return `${repository}/src/branch/master/${path.split('/').map(encodeURIComponent).join('/')}`;
}
