import { absent, route } from '@/lib/http/route';
import { motionAnswer } from '@/lib/motions/api-answer';
import { getVotedMotion } from '@/lib/motions/api-queries';
import { motionEndpoint } from '@/lib/motions/api-schema';
import { numberIn } from '@/app/motions/motion-address';

export const { GET, OPTIONS } = route(motionEndpoint, async ({ params, now }) => {
  const id = numberIn(params.id);
  const motion = id === null ? null : await getVotedMotion(id, now);
  if (!motion) return absent(`There is no motion ${params.id}.`);
  const { text, html, sha256 } = motion;
  return { data: { ...motionAnswer(motion, now), text, html, sha256 } };
});
