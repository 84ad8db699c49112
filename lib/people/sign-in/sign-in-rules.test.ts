import { expect, test } from 'vitest';
import { namedProblem, problemOf, profileOfClaims, profileOfGithub } from './sign-in-rules';

const claims = { sub: 'a1', name: 'Ana Diaz', email: 'Ana@Example.org', email_verified: true };

test('a provider’s verified address counts, in lower case', () => {
  expect(profileOfClaims({ ...claims, preferred_username: 'ana' })).toEqual({
    id: 'a1',
    name: 'Ana Diaz',
    login: 'ana',
    verifiedEmail: 'ana@example.org',
  });
});

test.each([false, undefined, null, 'true', 1, 'yes', {}])(
  'an address with email_verified %j does not count',
  (verified) => {
    const { verifiedEmail } = profileOfClaims({ ...claims, email_verified: verified });
    expect(verifiedEmail).toBeNull();
  },
);

test.each(['', 'ana', 'a b@example.org', 'a@b@c', `${'x'.repeat(255)}@example.org`, 7, null])(
  'what is no address does not count: %j',
  (email) => {
    expect(profileOfClaims({ ...claims, email }).verifiedEmail).toBeNull();
  },
);

test.each([
  ['  Ana \n Diaz ', 'Ana Diaz'],
  ['Ana\u202eadmin', 'Anaadmin'],
  ['ana@example.org', 'Somebody'],
  ['', 'Somebody'],
  [undefined, 'Somebody'],
  ['x'.repeat(500), 'x'.repeat(100)],
])('somebody who calls themselves %j is kept as %j', (name, kept) => {
  expect(profileOfClaims({ sub: 'a1', name }).name).toBe(kept);
});

test.each([undefined, '', null, {}, 'x'.repeat(256)])('nobody is found by the id %j', (sub) => {
  expect(() => profileOfClaims({ ...claims, sub })).toThrow('no id');
});

const github = { id: 7, login: 'ana', name: null, email: 'public@example.org' };

test('of GitHub’s addresses the primary one counts, when it is verified', () => {
  const emails = [
    { email: 'other@example.org', primary: false, verified: true },
    { email: 'ana@example.org', primary: true, verified: true },
  ];
  expect(profileOfGithub(github, emails)).toEqual({
    id: '7',
    name: 'ana',
    login: 'ana',
    verifiedEmail: 'ana@example.org',
  });
});

test.each([
  [[{ email: 'ana@example.org', primary: true, verified: false }]],
  [[{ email: 'ana@example.org', primary: false, verified: true }]],
  [[null, 'ana@example.org', { email: 'ana@example.org' }]],
  [{ message: 'Not found' }],
  [null],
])('no other of GitHub’s addresses counts, nor the public one: %j', (emails) => {
  expect(profileOfGithub(github, emails).verifiedEmail).toBeNull();
});

test.each([
  ['access_denied', '', 'refused'],
  ['temporarily_unavailable', '', 'provider-down'],
  ['', 'State cookie was missing.', 'expired'],
  ['', 'PKCE code_verifier cookie was missing.', 'expired'],
  ['', 'state mismatch, expected a, got: b', 'expired'],
  ['ERR_JWE_DECRYPTION_FAILED', 'decryption operation failed', 'expired'],
  ['ERR_JWT_EXPIRED', '"exp" claim timestamp check failed', 'expired'],
  ['', 'invalid_grant (grant request is invalid)', 'used'],
  ['', 'bad_verification_code (The code passed is incorrect or expired.)', 'used'],
  ['', 'incorrect_client_credentials (The client_id is incorrect.)', 'settings'],
  ['', 'redirect_uri_mismatch (The redirect_uri MUST match.)', 'settings'],
  ['', 'no answer from https://api.github.com/user: TimeoutError', 'provider-down'],
  ['ECONNREFUSED', '', 'provider-down'],
  ['ENOTFOUND', 'getaddrinfo ENOTFOUND id.example.org', 'provider-down'],
  ['', 'outgoing request timed out after 10000ms', 'provider-down'],
  ['', 'expected 200 OK, got: 503 Service Unavailable', 'provider-down'],
  ['', 'invalid_client (client authentication failed)', 'settings'],
  ['', 'unexpected iss value', 'provider-error'],
])('the fault %s “%s” is told as %s', (code, message, problem) => {
  expect(problemOf({ code, message })).toBe(problem);
});

test.each([
  ['expired', 'expired'],
  ['AccessDenied', 'refused'],
  ['OAuthAccountNotLinked', 'not-linked'],
  ['Configuration', 'settings'],
  ['SomethingNew', 'failed'],
  ['constructor', 'failed'],
  ['', null],
  [undefined, null],
  [['expired', 'used'], null],
])('the code %j in the address is told as %j', (code, problem) => {
  expect(namedProblem(code)).toBe(problem);
});
