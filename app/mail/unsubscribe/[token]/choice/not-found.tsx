import { LinkButton } from '@/components/link-button';
import { PageHeader } from '@/components/page-header';
import { mailRefusalText } from '@/lib/notices/messages';

/** A link in a mail that is cut off, or not one of ours. */
export default function MailLinkNotFound() {
  return (
    <PageHeader
      title="This link can’t be used"
      lead={mailRefusalText['link-not-valid']}
      actions={<LinkButton href="/account#mail">Your account</LinkButton>}
    />
  );
}
