import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { getDocument } from '@/lib/governance/page-queries';
import { addressOfPage } from '@/lib/governance/rules';
import { decodedSegment } from '@/lib/http/segment';
import { DocumentArticle } from '@/components/document-article';

type Props = PageProps<'/governance/[...path]'>;

async function pathOf({ params }: Props): Promise<string> {
  return (await params).path.map(decodedSegment).join('/');
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const document = await getDocument(await pathOf(props));
  if (!document) return {};
  return {
    title: document.title,
    description: `${document.title}: a page of the community’s governance.`,
    alternates: { canonical: `/governance/${document.path}` },
  };
}

/** One page of the governance repository, by its path there without the file extension. */
export default async function GovernanceDocumentPage(props: Props) {
  const path = await pathOf(props);
  const document = await getDocument(path);
  if (document) {
    return (
      <DocumentArticle
        document={document}
        breadcrumbs={[{ href: '/governance', label: 'Governance' }]}
      />
    );
  }
  const elsewhere = addressOfPage(path.replace(/\.html$/, ''));
  if (elsewhere === null || elsewhere === `/governance/${path}`) notFound();
  permanentRedirect(elsewhere);
}
