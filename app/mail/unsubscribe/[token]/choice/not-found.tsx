import { LinkButton } from '@/components/link-button';
import { PageHeader } from '@/components/page-header';
import { mailRefusalText } from '@/lib/notices/messages';

/** The page for a mail link that is cut off or was not made by this site. */
export default function MailLinkNotFound() {
  return (
    <PageHeader
      title="This link can’t be used"
      lead={mailRefusalText['link-not-valid']}
      actions={<LinkButton href="/account#mail">Your account</LinkButton>}
    />
  );
}
