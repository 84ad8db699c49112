import { PageHeader } from '@/components/page-header';

/** The start page. */
export default function HomePage() {
  return <PageHeader title="Rollcall" />;
}
