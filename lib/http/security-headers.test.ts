import { expect, test } from 'vitest';
import { contentSecurityPolicy } from './security-headers';

const policy = (isDevelopment: boolean) =>
  new Map(
    contentSecurityPolicy({ nonce: 'abc', isDevelopment })
      .split('; ')
      .map((directive) => {
        const [name = '', ...values] = directive.split(' ');
        return [name, values.join(' ')];
      }),
  );

test('in production neither script nor style may be inline, and nothing is evaluated', () => {
  expect([...policy(false).values()].join(' ')).not.toMatch(/unsafe/);
});

test('scripts need the nonce of the request', () => {
  expect(policy(false).get('script-src')).toBe("'self' 'nonce-abc' 'strict-dynamic'");
});

test('pages can’t be framed, and forms stay on the site', () => {
  expect(policy(false).get('frame-ancestors')).toBe("'none'");
  expect(policy(false).get('form-action')).toBe("'self'");
  expect(policy(false).get('base-uri')).toBe("'none'");
});

test('development adds what hot reloading needs to three directives only', () => {
  const [strict, loose] = [policy(false), policy(true)];
  const changed = [...loose.keys()].filter((name) => loose.get(name) !== strict.get(name));
  expect(changed).toEqual(['script-src', 'style-src', 'connect-src']);
});
