import { addressOfPage } from '@/lib/governance/rules';
import { decodedSegment } from '@/lib/http/segment';

/** Redirects addresses of the old governance site (`/tc/resolutions/20200101-x.html`) to their pages here. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/tc/[...path]'>,
): Promise<Response> {
  const path = (await params).path.map(decodedSegment).join('/');
  // Files on that site had plain ASCII names.
  if (!/^[\w./+-]+$/.test(path)) {
    return new Response('The old site had no such page.\n', { status: 404 });
  }
  const address = addressOfPage(path.replace(/\.html$/, '')) ?? '/governance';
  return new Response(null, {
    status: 308,
    headers: { location: address },
  });
}
