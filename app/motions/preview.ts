import 'server-only';
import { z } from 'zod';
import type { FormAnswer } from '@/components/action-form';
import { parseForm, valuesIn } from '@/lib/form';
import { renderMarkdown } from '@/lib/community/markup';
import { proposalSchema } from '@/lib/motions/schema';
import { formWords } from './form-words';

const textSchema = z.object({ text: proposalSchema.shape.text });

/** Renders the text of a form as it will be shown, and returns everything that was typed. Nothing is stored. */
export async function previewForm(form: FormData): Promise<FormAnswer> {
  const input = parseForm(textSchema, form, formWords.fieldNames);
  if (!input.ok) return input.state;
  const { html } = await renderMarkdown(input.value.text);
  return { preview: html, values: valuesIn(form) };
}
