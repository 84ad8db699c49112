/** Redirects to the special interest groups on the teams page. */
export function GET(): Response {
  return new Response(null, { status: 308, headers: { location: '/teams#sigs' } });
}
