import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DossierPart } from '#shared/api/dossier.ts';
import { WORDS } from '../pages/words.ts';
import { anOpenCase } from '../testing/open-case.ts';
import { startTestServer } from '../testing/test-server.ts';
import { paperOf } from './paper.ts';
import { readDossier } from './read-dossier.ts';

const words = WORDS.fr;
const { t } = words;
const listIn = (template: string, text: string) => {
  const [before = ''] = template.split('{list}');
  return text.split(before)[1]?.split('.')[0];
};

describe('the ways out in a dossier', () => {
  test('call nothing missing that was only left out, and nothing here that isn’t', async () => {
    await using server = await startTestServer();
    const { caseId } = await anOpenCase(server);
    const needs = async (...parts: DossierPart[]) => {
      const without = new Set(parts);
      const source = await readDossier(server.ports.db, caseId, without);
      assert.ok(source);
      const day = { madeAt: '2026-12-11T12:00:00.000Z', today: '2026-12-11' };
      const { blocks } = paperOf(words, source, { ...day, without });
      const at = blocks.findIndex((one) => 'text' in one && one.text === t.ombudsfin);
      const block = blocks[at + 1];
      const text = block && 'text' in block ? block.text : '';
      return {
        has: listIn(t.needsHas, text),
        missing: listIn(t.needsMissing, text),
        isOut: text.includes(t.paperComplaintOut),
      };
    };
    const whole = [t.needComplaintToCompany, t.needClearObject, t.needCorrespondence].join(', ');
    assert.deepEqual(await needs(), { has: whole, missing: t.needContracts, isOut: false });
    assert.deepEqual(await needs('filed'), {
      ...{ has: t.needCorrespondence, missing: t.needContracts, isOut: true },
    });
  });
});
