import { describe, expect, test } from 'vitest';
import { decodePage, readDocument, readResolution } from './pages';

const none = { supersededBy: null, supersedes: [], attachments: [] };

function page(path: string, text: string) {
  return decodePage(path, Buffer.from(text));
}

const titled = (title: string, text = 'Words.') =>
  `${'='.repeat(80)}\n ${title}\n${'='.repeat(80)}\n\n${text}\n`;

describe('a resolution', () => {
  test('takes its date from the file, and both places are named where the title differs', async () => {
    const source = page('resolutions/20231208-bylaws.rst', titled('2023-08-12 Bylaws'));
    const read = await readResolution(source, {}, none);
    expect(read).toMatchObject({
      ok: true,
      value: {
        slug: '20231208-bylaws',
        date: '2023-12-08',
        title: 'Bylaws',
        status: 'current',
        html: '<p>Words.</p>',
      },
      warnings: [
        {
          kind: 'contradiction',
          where: 'governance:resolutions/20231208-bylaws.rst:2',
          otherWhere: 'governance:resolutions/20231208-bylaws.rst',
        },
      ],
    });
  }, 60_000);

  test('may be Markdown', async () => {
    const read = await readResolution(
      page('resolutions/20260101-x.md', '# 2026-01-01 X\n\n*Yes*'),
      {},
      none,
    );
    expect(read).toMatchObject({ ok: true, value: { title: 'X', html: '<p><em>Yes</em></p>' } });
  });

  test('in the folder of superseded ones is superseded', async () => {
    const read = await readResolution(
      page('resolutions/superseded/20160504-x.md', '# X'),
      {},
      none,
    );
    expect(read).toMatchObject({ ok: true, value: { status: 'superseded', slug: '20160504-x' } });
  });

  test('without any date is passed over with a reason', async () => {
    const read = await readResolution(page('resolutions/undated.md', '# X'), {}, none);
    expect(read).toMatchObject({ ok: false, error: { kind: 'malformed' } });
  });

  test('that breaks the compiler is shown as written, with a warning and its title', async () => {
    const text = titled('2026-02-03 Broken', '== ==\na  <b>\n');
    const read = await readResolution(page('resolutions/20260203-broken.rst', text), {}, none);
    expect(read).toMatchObject({ ok: true, value: { title: 'Broken', isFallback: true } });
    if (!read.ok) return;
    expect(read.value.html).toContain('&lt;b&gt;');
    expect(read.warnings.map(({ kind }) => kind)).toEqual(['fallback']);
  }, 60_000);

  test('that is empty has its name for a title', async () => {
    const read = await readResolution(page('resolutions/20260203-nothing.rst', ''), {}, none);
    expect(read).toMatchObject({ ok: true, value: { title: '20260203-nothing', html: '' } });
  }, 60_000);
});

describe('bytes', () => {
  test('GB18030 is read and warned of', () => {
    const source = decodePage('reference/x.rst', Buffer.from([0xd6, 0xd0, 0xce, 0xc4]));
    expect(source.text).toBe('中文');
    expect(source.warnings.map(({ kind }) => kind)).toEqual(['encoding']);
  });

  test('a NUL does not reach the database', () => {
    expect(page('reference/x.rst', 'a\0b').text).toBe('a\uFFFDb');
  });
});

describe('another page', () => {
  test('a completed goal knows its cycle, and scripts in it are text', async () => {
    const source = page(
      'goals/completed/pike/x.md',
      '# <script>alert(1)</script>Goal\n\n<b onclick=x>y</b> ann@example.org',
    );
    const read = await readDocument(source, {}, 'goal');
    expect(read).toMatchObject({
      ok: true,
      value: {
        path: 'goals/completed/pike/x',
        slug: 'x',
        status: 'completed',
        cycle: 'pike',
        title: '<script>alert(1)</script>Goal',
      },
    });
    if (read.ok) expect(read.value.html).toBe('<p>&#x3C;b onclick=x>y&#x3C;/b> ann@…</p>');
  });
});
