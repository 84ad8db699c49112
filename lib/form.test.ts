import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseForm } from './form';

const schema = z.object({
  title: z.string().trim().min(1, 'Give a title.'),
  teams: z.union([z.array(z.string()), z.string().transform((one) => [one])]).optional(),
});

function formOf(...entries: [string, string | Blob][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value);
  }
  return form;
}

test('a form that fits gives the values of its schema', () => {
  const parsed = parseForm(
    schema,
    formOf(['title', ' A goal '], ['teams', 'nova'], ['teams', 'glance']),
  );

  expect(parsed).toEqual({ ok: true, value: { title: 'A goal', teams: ['nova', 'glance'] } });
});

test('a form that does not fit says why at the field and keeps what was typed', () => {
  const parsed = parseForm(schema, formOf(['title', ' '], ['teams', 'nova']));

  expect(parsed).toEqual({
    ok: false,
    state: {
      message: 'Some answers need a change.',
      fields: { title: 'Give a title.' },
      values: { title: ' ', teams: 'nova' },
    },
  });
});

test('fields of React are no answers, lines end with one character, and NUL is dropped', () => {
  const lines = z.strictObject({ text: z.string() });

  expect(parseForm(lines, formOf(['$ACTION_REF_1', ''], ['text', 'a\r\nb\rc\0\ud800']))).toEqual({
    ok: true,
    value: { text: 'a\nb\nc\ufffd' },
  });
});

test('a fault of the whole form is its message', () => {
  const never = schema.refine(() => false, 'A motion needs a team or a title.');

  expect(parseForm(never, formOf(['title', 'x']))).toMatchObject({
    state: { message: 'A motion needs a team or a title.', fields: {} },
  });
});

test('with the names of fields, each fault is a sentence', () => {
  const fields = z.object({
    title: z.string().min(1, 'must not be empty'),
    end: z.iso.date('is no day'),
  });

  expect(
    parseForm(fields, formOf(['title', ''], ['end', 'soon']), { title: 'The title' }),
  ).toMatchObject({
    state: { fields: { title: 'The title must not be empty.', end: '“end” is no day.' } },
  });
});

test('files, too much text and too many values are refused before they are read', () => {
  const tooMuch = { ok: false, state: { message: expect.stringContaining('more than') as string } };

  expect(parseForm(schema, formOf(['title', new Blob(['x'])]))).toMatchObject(tooMuch);
  const long = parseForm(schema, formOf(['title', 'x'.repeat(400_001)], ['teams', 'nova']));
  expect(long).toMatchObject(tooMuch);
  expect(long, 'what a field may hold is kept').toHaveProperty('state.values', { teams: 'nova' });
  expect(
    parseForm(
      schema,
      formOf(...Array.from({ length: 501 }, () => ['teams', ''] as [string, string])),
    ),
  ).toMatchObject(tooMuch);
});

test('a field called like a property of every object is a field like others', () => {
  const parsed = parseForm(schema, formOf(['title', 'x'], ['__proto__', 'y']));

  expect(parsed.ok).toBe(true);
});
