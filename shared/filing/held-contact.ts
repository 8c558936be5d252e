import type { Case } from '../case/evolve.ts';
import type { Draft, FieldName } from './fields.ts';

const NAMES = ['name', 'company', 'email', 'phone', 'prefers'] as const;
const ADDRESS = ['street', 'postalCode', 'city', 'country'] as const;

/**
 * The contact details that a case holds, as they would have been typed; the corrected ones where they were corrected. What was set aside as it came may hold anything: what can't be read
 * is left out.
 */
export function heldContact({ customer, contact, filed }: Case): Draft {
  const held = contact ?? (filed as { contact?: unknown } | null | undefined)?.contact;
  const address = (held as { address?: unknown } | null | undefined)?.address;
  return { customer, ...texts(held, NAMES), ...texts(address, ADDRESS) };
}

function texts(of: unknown, names: readonly FieldName[]): Draft {
  const record = (of ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    names.flatMap((name) => (typeof record[name] === 'string' ? [[name, record[name]]] : [])),
  );
}
