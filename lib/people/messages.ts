/** Texts for commands about people that only admins may use, or that name nobody. */
export const commonRefusalText = {
  'not-admin': 'This is for admins.',
  'no-such-person': 'There is nobody with this handle.',
} as const;
