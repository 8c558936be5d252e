/** The product's languages; French is the source of all texts. */
export const LANGUAGES = ['fr', 'nl', 'de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const CUSTOMERS = ['private', 'business'] as const;
export type Customer = (typeof CUSTOMERS)[number];

export const SUBJECTS = ['credit', 'leasing', 'insurance', 'service', 'data', 'other'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** The insurance products that the procedure covers, in the order in which the company names them. */
export const INSURANCES = [
  'outstandingBalance',
  'financialLoss',
  'motorLiability',
  'legalProtection',
  'driver',
  'omnium',
  'tyre',
] as const;
export type Insurance = (typeof INSURANCES)[number];

export const PREFERENCES = ['email', 'post', 'phone'] as const;
