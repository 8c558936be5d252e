import type { Customer } from '../api/choices.ts';
import { DEPARTMENT_NAMES, departmentOf } from '../procedure/procedure.ts';
import type { FormTexts } from '../texts/form.ts';
import type { SightTexts } from '../texts/sight.ts';

type Kept = {
  /** What was or will be sent, as it is. */
  body: unknown;
  /** RFC 3339. */
  at: string;
  reference: string;
  code: string;
  proof?: { receipt: string; salt?: string | undefined } | undefined;
};

/** The department that a complaint of these words goes to. */
export const departmentFor = (body: unknown) =>
  departmentOf((body as { customer?: Customer }).customer ?? 'private');

/** The words of a complaint, its keys and its proof as one text: what a person can keep, or send by another way. */
export function keepsake(t: SightTexts & FormTexts, { body, at, ...kept }: Kept): string {
  const { reference, code, proof } = kept;
  const address = `${t.companyName}, ${DEPARTMENT_NAMES[departmentFor(body)]}, ${t.companyAddress}`;
  const salt = proof?.salt ? `\nsalt: ${proof.salt}\n` : '';
  const signed = proof ? `\n${t.receiptText}:\n${proof.receipt}\n${salt}` : '';
  return `${t.fileIntro}\n${address}\n${at}\n\n${t.fileContent}:\n${JSON.stringify(body, null, 2)}\n
${t.reference}: ${reference}\n${t.accessCode}: ${code}\n${signed}`;
}
