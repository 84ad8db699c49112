/** The special interest groups stand on the page of the teams. */
export function GET(): Response {
  return new Response(null, { status: 308, headers: { location: '/teams#sigs' } });
}
