/** The limits of the wire, told to every client by `GET /v1/meta`. Lengths in UTF-16 units, as text fields count them; sizes in bytes. */
export const LIMITS = {
  name: 200,
  company: 200,
  email: 254,
  phone: 40,
  street: 200,
  postalCode: 20,
  city: 100,
  country: 100,
  contractReference: 60,
  description: 20_000,
  grievances: 10,
  grievance: 1_000,
  wish: 2_000,
  /** Any text of a later command: a message, reasons, grounds. */
  text: 20_000,
  measures: 20,
  measure: 2_000,
  files: 10,
  fileName: 255,
  fileBytes: 20 * 1024 * 1024,
  caseFileBytes: 60 * 1024 * 1024,
  /** A draft that travels to another device, sealed and written as base64url. */
  sealedDraft: 200_000,
  bodyBytes: 256 * 1024,
  jsonDepth: 32,
  jsonKeys: 200,
} as const;
