import { expect, test } from 'vitest';
import { importMarkdown, renderContent, renderMarkdown, renderRst } from './markup';

const OLD = 'https://governance.openstack.org/tc/resolutions/20200101-a.html';
const HERE = 'href="/resolutions/20200101-a"';

test.each([
  ['a comment', () => renderMarkdown(`[a](${OLD})`)],
  ['a page of content/', () => renderContent(`[a](${OLD})`)],
  ['Markdown of an import', () => importMarkdown(`[a](${OLD})`, { path: 'goals/a.md' })],
  ['reStructuredText of an import', () => renderRst(`\`a <${OLD}>\`_`)],
])('a link into a site of the community leads here, in %s', async (_, render) => {
  expect((await render()).html).toContain(HERE);
});

test('a repository leads to the forge, and what the context knows stays', async () => {
  const { html } = await renderRst(':repo:`openstack/nova`, :doc:`b`', {
    path: 'reference/a.rst',
    documents: { 'reference/b': { href: '/governance/reference/b', title: 'B' } },
  });
  expect(html).toContain('href="https://opendev.org/openstack/nova"');
  expect(html).toContain('href="/governance/reference/b"');
});
