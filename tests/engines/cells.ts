import { HOSTS } from '../isolation/twelve-hosts.ts';

/** What is looked at on each of the twelve hosts, and what it says where it passed. */
export const CHECKS = {
  home: 'Every computed style of every element of ours is what it is on a page without styles that gives us the same room, fonts and direction; and our buttons have the accent of the marque',
  kept: 'The page’s own elements of ten kinds have the markup, the computed styles, the place and the size that they have without us',
  globals: 'The page has no new global but the four records of Lit',
  storage:
    'No database at first sight; and also with the form open, before anything is typed, no cookie, no key of local or session storage, no cache and no record',
  silence:
    'Nothing was asked for but files of ours under /embed/, and nothing of the API, also with the form open',
  axe: 'axe finds nothing wrong with us, at first sight, in the form and at the receipt',
  policy: 'The browser reports nothing of ours that the policy refused',
  works:
    'A complaint is filed with the keyboard alone, from the top of the page, and the page verifies its receipt',
} as const;
export type Check = keyof typeof CHECKS;

/** The name of the test that is a cell of the table. */
export const nameOf = (host: string, check: Check): string => `${host}: ${check}`;

/** Why there is nothing to look at; `undefined` where there is. */
export const whyNoCell = (host: string, check: Check): string | undefined =>
  check === 'policy' && !HOSTS[host]?.isStrict ? 'it has no policy' : undefined;
