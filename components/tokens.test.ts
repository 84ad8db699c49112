import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8');
const pattern = /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g;
const tokens = new Map(
  [...css.matchAll(pattern)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
);

const TEXT = 4.5;
const CONTROL = 3;

/** Foreground, background, and the minimum contrast that WCAG 2.2 AA requires between them. */
const PAIRS: [string, string, number][] = [
  ...['paper', 'paper-sunk', 'paper-raised'].flatMap((background): [string, string, number][] => [
    ['ink', background, TEXT],
    ['ink-soft', background, TEXT],
    ['ink-faint', background, TEXT],
    ['accent', background, TEXT],
    ['today', background, TEXT],
    ['bad', background, TEXT],
    ['control', background, CONTROL],
  ]),
  ...['good', 'warn', 'bad', 'info'].flatMap((tone): [string, string, number][] => [
    [tone, `${tone}-wash`, TEXT],
    ['ink', `${tone}-wash`, TEXT],
    ['ink-soft', `${tone}-wash`, TEXT],
    ['accent', `${tone}-wash`, TEXT],
  ]),
  ['ink-soft', 'accent-wash', TEXT],
  ['accent', 'accent-wash', TEXT],
  ['accent-ink', 'accent', TEXT],
  ['paper', 'ink', TEXT],
  ['ink', 'highlight', TEXT],
  ['ink-soft', 'highlight', TEXT],
  ['accent', 'highlight', TEXT],
  ['chart', 'paper', CONTROL],
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(PAIRS)('%s on %s has a contrast of at least %s', (foreground, background, least) => {
    expect(contrast(colour(foreground, theme), colour(background, theme))).toBeGreaterThanOrEqual(
      least,
    );
  });
});

function colour(name: string, theme: 'light' | 'dark'): string {
  return tokens.get(name)![theme];
}

/** Contrast ratio as WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
