import assert from 'node:assert/strict';
import { usersShown } from '../../src/graph/tenant-size.ts';

const sku = (consumedUnits: unknown, appliesTo?: string) => ({ consumedUnits, ...(appliesTo && { appliesTo }) });

describe('the size of a tenant', () => {
  const rows: readonly (readonly [string, string, unknown, number | undefined])[] = [
    ['the most common license', '/subscribedSkus', { value: [sku(12), sku(700, 'User'), sku(3)] }, 700],
    ['with a selection', '/subscribedSkus?$select=skuId,consumedUnits', { value: [sku(60)] }, 60],
    ['not of the organization’s own', '/subscribedSkus', { value: [sku(5_000, 'Company'), sku(7)] }, 7],
    ['no license at all', '/subscribedSkus', { value: [] }, 0],
    ['nonsense', '/subscribedSkus', { value: [sku('many'), null, 3] }, 0],
    ['a refusal', '/subscribedSkus', { error: {} }, undefined],
    ['one license', '/subscribedSkus/1', sku(900), undefined],
    ['something else', '/users', { value: [sku(900)] }, undefined],
  ];
  for (const [name, url, body, users] of rows) {
    it(`is read from ${name}`, () => assert.equal(usersShown(url, body), users));
  }
});
