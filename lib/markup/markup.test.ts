import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderMarkdown } from './render';
import { finishHtml } from './finish';
import { linkTarget } from './links';
import { compileRst } from './rst';
import { scanRst } from './rst-scan';
import { resolvePath } from './paths';
import { redact } from './redact';

const page = (...lines: string[]) => lines.join('\n') + '\n';

beforeAll(async () => {
  await renderMarkdown('a');
}, 60_000); // The threads start.

describe('reStructuredText', () => {
  test('a title with a line above leaves the text, and the sections begin at h2', () => {
    const markup = compileRst(
      page(
        '.. _charter:',
        '',
        '=====',
        ' The',
        '=====',
        '',
        'One',
        '===',
        '',
        'x',
        '',
        'Two',
        '---',
        'y',
      ),
      {},
    );
    expect(markup.title).toBe('The');
    expect(markup.html).not.toContain('<h1');
    expect(markup.html).toMatch(/<h2 id="s-one">One.*<h3 id="s-two">Two/s);
  });

  test('definitions and quotations may be indented by any number of spaces', () => {
    const { html } = compileRst(
      page('term', '  meaning', '', 'words', '', '   quoted', '', '   -- Somebody'),
      {},
    );
    expect(html).toMatch(/<dl><dt>term<\/dt><dd><p>meaning<\/p><\/dd><\/dl>/);
    expect(html).toMatch(/<blockquote>.*quoted.*Somebody.*<\/blockquote>/s);
  });

  test('grid tables keep their spans, simple and list tables their heads', () => {
    const grid = compileRst(
      page('+---+---+', '| a | b |', '+===+===+', '| c     |', '+---+---+'),
      {},
    ).html;
    expect(grid).toContain('<td colspan="2">');
    const simple = compileRst(
      page('=====  =====', 'A      B', '=====  =====', '1      2', '=====  ====='),
      {},
    ).html;
    expect(simple).toMatch(/<th>.*A.*<\/th>/s);
    const list = compileRst(
      page(
        '.. list-table:: T',
        '   :header-rows: 1',
        '',
        '   * - a',
        '     - b',
        '   * - c',
        '     - d',
      ),
      {},
    ).html;
    expect(list).toMatch(/aria-label="T".*<th>/s);
  });

  test('two tables without a caption are two regions with different names', () => {
    const table = ['==  ==', '1   2', '3   4', '==  ==', ''];
    const { html } = compileRst(page(...table, 'Between.', '', ...table), {});
    expect([...html.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Table',
      'Table 2',
    ]);
  });

  test('a headerless simple table is a table', () => {
    const { html } = compileRst(page('==  ==', '1   2', '3   4', '==  =='), {});
    expect(html.match(/<tr>/g)).toHaveLength(2);
  });

  test('notes, warnings and rubrics are marked as such', () => {
    const { html } = compileRst(
      page('.. note:: Mind', '', '.. warning::', '', '   Careful', '', '.. rubric:: Aside'),
      {},
    );
    expect(html).toContain('<div class="admonition note"><p class="admonition-title">Note</p>');
    expect(html).toContain('admonition warning');
    expect(html).toMatch(/<p class="rubric">\s*Aside/);
  });

  test('footnotes, manual and automatic, lead there and back', () => {
    const { html } = compileRst(
      page('See [1]_ and [#]_.', '', '.. [1] First', '.. [#] Second'),
      {},
    );
    const targets = [...html.matchAll(/href="#(s-footnotedef-\d)"/g)].map(([, id]) => id);
    for (const id of targets) expect(html).toContain(`id="${id ?? ''}"`);
    expect(targets).toHaveLength(2);
  });

  test('line blocks, field lists and literal blocks are kept', () => {
    const { html } = compileRst(
      page('| one', '| two', '', ':Champion: Ann', '', 'Like so::', '', '   a  <b>'),
      {},
    );
    expect(html).toContain('<div class="line">two</div>');
    expect(html).toMatch(/<dl class="docinfo"><dt>Champion<\/dt>/);
    expect(html).toContain('a  &#x3C;b>');
  });

  test('references go to places inside Rollcall, or stay words with a warning', () => {
    const context = {
      path: 'resolutions/20200101-x.rst',
      labels: {
        'old rule': { href: '/resolutions/19990101-old#s-old-rule', title: 'The old rule' },
      },
      documents: {
        'reference/charter': { href: '/governance/reference/charter', title: 'Charter' },
      },
      filesUrl: 'https://example.org/files/',
      forge: 'https://opendev.org',
    };
    const markup = compileRst(
      page(
        ':ref:`Old  Rule`, :doc:`../reference/charter`, :repo:`openstack/nova`, :ref:`gone`, :download:`data <x/a b.csv>`',
      ),
      context,
    );
    expect(markup.html).toContain(
      '<a href="/resolutions/19990101-old#s-old-rule">The old rule</a>',
    );
    expect(markup.html).toContain('<a href="/governance/reference/charter">Charter</a>');
    expect(markup.html).toContain('href="https://opendev.org/openstack/nova"');
    expect(markup.html).toContain('href="https://example.org/files/resolutions/x/a%20b.csv"');
    expect(markup.warnings.map(({ message }) => message).join()).toContain('gone');
    expect(markup.isFallback).toBe(false);
  });

  test('an unknown role, directive, substitution or an empty target at the end does not lose the page', () => {
    const source = page(
      'A :gone:`x` and |nope|.',
      '',
      '.. strange:: y',
      '',
      '   body',
      '',
      'End.',
      '',
      '.. _Empty:',
    );
    const markup = compileRst(source, {});
    expect(markup.isFallback).toBe(false);
    for (const word of ['A', 'x', 'nope', 'body', 'End.']) expect(markup.text).toContain(word);
    expect(markup.warnings.length).toBeGreaterThanOrEqual(3);
  });

  test('a table that breaks the compiler is shown as written, with the line', () => {
    const markup = compileRst(page('== ==', 'a  b', 'never <closed>'), {});
    expect(markup.isFallback).toBe(true);
    expect(markup.html).toContain('never &lt;closed&gt;');
    expect(markup.warnings[0]?.message).toContain('shown as written');
  });

  test('raw HTML is not taken over', () => {
    const { html } = compileRst(
      page('.. raw:: html', '', '   <script>alert(1)</script>', '', 'after'),
      {},
    );
    expect(html).toBe('<p>after</p>');
  });
});

describe('Markdown', () => {
  test('GitHub tables, footnotes and task lists', async () => {
    const { html, title } = await renderMarkdown(
      '# T\n\n|a|b|\n|-|-|\n|1|2|\n\nx[^1]\n\n- [x] done\n\n[^1]: note',
    );
    expect(title).toBe('T');
    expect(html).toContain('<div class="table-scroll"');
    expect(html).toMatch(/href="#s-fn-1" id="s-fnref-1"/);
    expect(html).toMatch(/<li id="s-fn-1">/);
    expect(html).toContain('type="checkbox"');
  });

  test('a picture becomes a link, so that its server does not learn who reads', async () => {
    const { html } = await renderMarkdown('![plan](https://example.org/p.png)');
    expect(html).toBe(
      '<p><a href="https://example.org/p.png" rel="noopener ugc">Image: plan</a></p>',
    );
  });

  test('headings never skip a level', async () => {
    const { html } = await renderMarkdown('# A\n\n#### B\n\n## C\n\n# D');
    expect([...html.matchAll(/<(h\d)/g)].map(([, tag]) => tag)).toEqual(['h2', 'h3', 'h3', 'h2']);
  });

  test('over-long text is shown as written', async () => {
    const markup = await renderMarkdown('a'.repeat(300_000));
    expect(markup.isFallback).toBe(true);
  });

  test('text nested deeper than the parser can follow is shown as written', async () => {
    const markup = await renderMarkdown('> '.repeat(4_000));
    expect(markup.isFallback).toBe(true);
  }, 60_000);
});

describe('links', () => {
  const context = {
    path: 'resolutions/a.rst',
    addresses: [['https://old.example.org/tc/', '/governance/*']] as const,
  };

  test.each([
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    ['data:text/html,x', null],
    ['mailto:ann@example.org', null],
    ['https://x.org/~ann@example.org/', null],
    ['#', null],
    ['/\\evil.example', null],
    ['/\t/evil.example', null],
    ['/teams/nova', '/teams/nova'],
    ['#part', '#s-part'],
    [
      'http://old.example.org/tc/reference/charter.html#motions',
      '/governance/reference/charter#s-motions',
    ],
    ['https://x.org/', 'https://x.org/'],
    ['//x.org/y', 'https://x.org/y'],
  ])('%s becomes %s', (href, expected) => {
    expect(linkTarget(href, context)?.href ?? null).toBe(expected);
  });

  test('a path that climbs out of the repository leads nowhere', () => {
    expect(resolvePath('a/b.rst', '../../../etc/passwd')).toBeNull();
    expect(resolvePath('a/b.rst', '../c')).toBe('c');
  });

  test('addresses of people are masked, those of lists are not', () => {
    expect(redact('ann.b+c@example.org, dev@lists.example.org')).toBe(
      'ann.b+c@…, dev@lists.example.org',
    );
  });
});

describe('scanning', () => {
  test('finds the title, labels with the heading they name, and references', () => {
    const scan = scanRst(
      page(
        '.. _top:',
        '',
        '=====',
        ' Big',
        '=====',
        '',
        '.. _`My Label`:',
        '',
        'Part',
        '----',
        '',
        ':ref:`x <Other Label>` :doc:`../b`',
      ),
    );
    expect(scan.title).toBe('Big');
    expect(scan.labels).toEqual([
      { key: 'top', anchor: 'top', title: 'Big' },
      { key: 'my label', anchor: 'my-label', title: 'Part' },
    ]);
    expect(scan.refs).toEqual(['other label']);
    expect(scan.documents).toEqual(['../b']);
  });
});

const HOSTILE = fc.array(
  fc.oneof(
    fc.constantFrom(
      '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '[x](javascript:alert(1))', '`x <javascript:alert(1)>`_',
      '<a href="java\nscript:alert(1)">', '<svg onload=alert(1)>', '.. raw:: html\n\n   <script>x</script>\n', '.. _j: javascript:alert(1)\n\nj_',
      '<style>*{}</style>', '<p style="position:fixed">', '<iframe srcdoc="<script>">', '&lt;script&gt;', '![](javascript:x)', '.. image:: javascript:x\n',
      '<a href=" javascript:alert(1)">', '<math><mi xlink:href="data:x">', '<form action=/x><button>', '<input autofocus onfocus=x>', '</pre></div>', '\n\n', '====\n',
      '<details open ontoggle=x>', '`a <b" onmouseover="x>`_', ':ref:`x" onclick="y`', '<template><script>x</script></template>', '<base href=//x>', '<meta http-equiv=refresh>',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ maxLength: 60 }),
  ),
  { maxLength: 12 },
); // prettier-ignore

/** Returns the dangerous tags in a result, found as a browser would find them: by parsing the tags. */
function dangers(html: string): string[] {
  const tags = [...html.matchAll(/<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi)];
  return tags.flatMap(([tag, name = '', attributes = '']) => {
    const outsideQuotes = attributes.replace(/"[^"]*"|'[^']*'/g, '""');
    const isBadTag =
      /^(script|style|iframe|object|embed|svg|math|img|form|base|meta|link|template|button)$/i.test(
        name,
      );
    const isBadAttribute = /\s(on\w+|style|src|srcdoc|action|formaction)\s*=/i.test(outsideQuotes);
    const isBadLink = /\shref=["']?\s*(?!https?:|\/(?!\/)|#|["'])/i.test(attributes);
    return isBadTag || isBadAttribute || isBadLink ? [tag] : [];
  });
}

describe('hostile input', () => {
  test('never survives as Markdown', async () => {
    await fc.assert(
      fc.asyncProperty(HOSTILE, async (parts) => {
        const { html, warnings } = await renderMarkdown(parts.join(' '));
        expect(dangers(html)).toEqual([]);
        expect(warnings).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('never survives as reStructuredText', () => {
    fc.assert(
      fc.property(HOSTILE, (parts) => {
        expect(dangers(compileRst(parts.join(' '), {}).html)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('never survives as compiled HTML', () => {
    fc.assert(
      fc.property(HOSTILE, (parts) => {
        expect(dangers(finishHtml(parts.join(''), {}, []).html)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
