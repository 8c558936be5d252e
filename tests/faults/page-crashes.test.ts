import { describe, test } from 'node:test';
import { PAGE_POINTS, playPagePoint } from './page-rounds.ts';

describe('a phone that loses its power', () => {
  for (const point of PAGE_POINTS)
    test(`${point}: nothing is lost and nothing is doubled`, () => playPagePoint(point));
});
