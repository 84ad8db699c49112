/** What is said where a command about people is for admins only, or names nobody. */
export const commonRefusalText = {
  'not-admin': 'This is for admins.',
  'no-such-person': 'There is nobody with this handle.',
} as const;
