import type { BaseIssue } from 'valibot';

/** One thing wrong with what was sent: where (dotted path, '' for the whole) and a code. Never the value itself. */
export type FieldError = { path: string; code: string };

/** The body of every `application/problem+json` answer (RFC 9457). `code` is the last part of `type`, for programs. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  errors?: FieldError[];
};

const CODE = /^[a-z][A-Za-z]+$/;

function codeOf(issue: BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'unknownField';
  if (issue.received === 'undefined') return 'required';
  return CODE.test(issue.message) ? issue.message : 'invalid';
}

// A name that a stranger chose is not sent back: past 40 plain characters a step of the path becomes '?'.
const step = (key: unknown) => (/^[\w-]{1,40}$/.test(String(key)) ? String(key) : '?');

/** Turns valibot's issues into field errors, at most one a path, at most 50; nothing of the input's values is kept. */
export function fieldErrors(issues: readonly BaseIssue<unknown>[]): FieldError[] {
  const byPath = new Map<string, FieldError>();
  for (const issue of issues) {
    const path = (issue.path ?? []).map((item) => step(item.key)).join('.');
    if (!byPath.has(path) && byPath.size < 50) byPath.set(path, { path, code: codeOf(issue) });
  }
  return [...byPath.values()];
}
