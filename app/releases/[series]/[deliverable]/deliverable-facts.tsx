import { z } from 'zod';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import type { FullDeliverable } from '@/lib/releases/deliverable-queries';
import {
  fileUrl,
  launchpadUrl,
  repositoryAt,
  repositoryUrl,
  storyboardUrl,
} from '@/lib/community/openstack';
import { webUrl } from '@/lib/releases/rules';

type Props = { deliverable: FullDeliverable; sourceUrl: string };

/** The facts from a deliverable's file, with links to its trackers, release notes and repositories. */
export function DeliverableFacts({ deliverable, sourceUrl }: Props) {
  const { launchpad, storyboard, extra } = deliverable;
  return (
    <KeyValue
      items={[
        { term: 'Type', value: deliverable.type },
        { term: 'Release model', value: deliverable.releaseModel },
        { term: 'Release type', value: deliverable.releaseType },
        { term: 'Stable branches', value: deliverable.stableBranchType },
        { term: 'Tarballs', value: deliverable.artifactLinkMode },
        { term: 'On PyPI', value: pypi(deliverable) },
        {
          term: 'Bugs',
          value: launchpad && <Link href={launchpadUrl(launchpad)}>{launchpad}</Link>,
        },
        {
          term: 'Stories',
          value: storyboard && <Link href={storyboardUrl(storyboard)}>{storyboard}</Link>,
        },
        { term: 'Release notes', value: <ReleaseNotes value={deliverable.releaseNotes} /> },
        { term: 'Repositories', value: <Repositories value={deliverable.repositorySettings} /> },
        {
          term: 'Other fields',
          value: extra === null ? null : <code>{JSON.stringify(extra)}</code>,
        },
        { term: 'File', value: <FileLink path={deliverable.path} sourceUrl={sourceUrl} /> },
      ].filter(({ value }) => value !== null)}
    />
  );
}

function pypi({ includePypiLink }: FullDeliverable): string | null {
  return includePypiLink === null ? null : includePypiLink ? 'yes' : 'no';
}

const notesSchema = z.union([
  z.string().transform((url) => ({ 'Read them': url })),
  z.record(z.string(), z.string()),
]);

function ReleaseNotes({ value }: { value: unknown }) {
  const notes = notesSchema.safeParse(value);
  if (!notes.success) return 'none named';
  return (
    <ul>
      {Object.entries(notes.data).map(([label, text]) => {
        const url = webUrl(text);
        return <li key={label}>{url ? <Link href={url}>{label}</Link> : text}</li>;
      })}
    </ul>
  );
}

const settingsSchema = z.record(
  z.string(),
  z.object({
    flags: z.array(z.string()),
    pypiName: z.string().nullable(),
    tarballBase: z.string().nullable(),
  }),
);

function Repositories({ value }: { value: unknown }) {
  const settings = settingsSchema.safeParse(value);
  const repositories = Object.entries(settings.success ? settings.data : {});
  if (repositories.length === 0) return 'none named';
  return (
    <ul>
      {repositories.map(([repo, { flags, pypiName, tarballBase }]) => {
        const facts = [
          ...flags,
          pypiName && `on PyPI as ${pypiName}`,
          tarballBase && `tarballs named ${tarballBase}`,
        ].filter(Boolean);
        return (
          <li key={repo}>
            <Link href={repositoryUrl(repo)}>{repo}</Link>
            {facts.length > 0 && ` (${facts.join(', ')})`}
          </li>
        );
      })}
    </ul>
  );
}

/** A link to the file upstream if the source is on a host that shows files, or else the path as text. */
function FileLink({ path, sourceUrl }: { path: string; sourceUrl: string }) {
  const repo = repositoryAt(sourceUrl);
  return repo ? <Link href={fileUrl(repositoryUrl(repo), path)}>{path}</Link> : <code>{path}</code>;
}
