import { describe, expect, test } from 'vitest';
import { firstInvisible, invisibleFault, markInvisible } from './invisible';

describe('a character that nobody sees', () => {
  test.each([
    ['a zero-width space', 'a\u200Bb', 'a[U+200B]b'],
    ['four of a kind', 'a\u2060\u2060\u2060\u2060', 'a[U+2060 ×4]'],
    ['two of different kinds', '\u2061\u2062', '[U+2061][U+2062]'],
    ['an override', 'a\u202Eb\u202C', 'a[U+202E]b[U+202C]'],
    ['an isolate', '\u2066a\u2069', '[U+2066]a[U+2069]'],
    ['marks of direction', '\u200Ea\u200F\u061C', '[U+200E]a[U+200F][U+061C]'],
    ['a byte order mark', 'a\uFEFF', 'a[U+FEFF]'],
    ['a soft hyphen', 'co\u00ADop', 'co[U+00AD]op'],
    ['the Mongolian vowel separator', 'a\u180E', 'a[U+180E]'],
    ['tags', 'a\u{E0041}\u{E007F}', 'a[U+E0041][U+E007F]'],
    ['a joiner in Latin', 'a\u200Db\u200C', 'a[U+200D]b[U+200C]'],
    ['a second joiner in Arabic', 'می\u200C\u200Cخ', 'می\u200C[U+200C]خ'],
    ['a selector behind a letter', 'a\uFE0F', 'a[U+FE0F]'],
    ['a selector behind a selector', '❤\uFE0F\uFE0F', '❤\uFE0F[U+FE0F]'],
    ['a far selector behind a letter', 'a\u{E0100}', 'a[U+E0100]'],
    ['a filler', '\u3164\u115F\uFFA0\u2800', '[U+3164][U+115F][U+FFA0][U+2800]'],
    ['an annotation', 'a\uFFF9b', 'a[U+FFF9]b'],
    ['a control', 'a\u0007\u0085', 'a[U+0007][U+0085]'],
    ['tags of no flag', '\u{1F3F4}\u{E0041}\u{E007F}', '\u{1F3F4}[U+E0041][U+E007F]'],
  ])('%s is marked', (_name, text, marked) => {
    expect(markInvisible(text)).toBe(marked);
    expect(firstInvisible(text)).not.toBeNull();
  });

  test.each([
    ['plain text', 'Ann\tLee\nwrote “it” – in Ελλάδα, 日本, ไทย, עברית'],
    ['combining marks', 'e\u0301 ñ Å'],
    ['families, flags, skins, hearts, keys', '👨‍👩‍👧 🏳️‍🌈 👍🏽 👩🏽‍💻 ❤️ 1️⃣ ©️ ❤️‍🔥 🇩🇪'],
    ['the flag of Scotland', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['Persian', 'می\u200Cخواهم'],
    ['Hindi', 'क्\u200Dष'],
    ['a form of an ideograph', '葛\u{E0100}'],
  ])('%s has none', (_name, text) => {
    expect(markInvisible(text)).toBe(text);
    expect(firstInvisible(text)).toBeNull();
    expect(invisibleFault(text)).toBeNull();
  });

  test('is named with its place', () => {
    expect(firstInvisible('a👍\u202E')).toEqual({ character: '\u202E', index: 3 });
    expect(invisibleFault('one\ntwo 👍\u202Ex')).toBe(
      'has a character that nobody sees, U+202E, at line 2, character 6; remove it',
    );
  });
});
