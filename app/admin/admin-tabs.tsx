import { Tabs } from '@/components/tabs';

const PARTS = [
  { href: '/admin', label: 'Overview' },
  { href: '/admin/claims', label: 'Claims' },
  { href: '/admin/people', label: 'People' },
  { href: '/admin/grants', label: 'Roles' },
  { href: '/admin/audit', label: 'Audit log' },
] as const;

/** Address of one of the admin pages. */
export type AdminPart = (typeof PARTS)[number]['href'];

/** Tabs that link the admin pages. */
export function AdminTabs({ current }: { current: AdminPart }) {
  const items = PARTS.map((part) => ({ ...part, isCurrent: part.href === current }));
  return <Tabs label="Admin pages" items={items} />;
}
