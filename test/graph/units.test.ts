import assert from 'node:assert/strict';
import { get } from '../../src/diagnosis/request.ts';
import { serviceOf } from '../../src/graph/services.ts';
import { resourceUnits, unitsSaid } from '../../src/graph/units.ts';

const costs: readonly (readonly [string, number])[] = [
  ['/users', 2],
  ['/users?$filter=a', 2],
  ['/users?$select=id', 1],
  ['/users?$select=id&$top=10', 1],
  ['/users?$top=19', 1],
  ['/users?$top=20', 2],
  ['/users?$top=999', 2],
  ['/users?$expand=manager', 3],
  ['/users?$filter=x%20eq%20%27%26$select=id%27', 2],
  ['/users/a', 1],
  ["/users('%24a')", 1],
  ['/users/a?$select=id', 1],
  ['/users/a?$expand=manager', 2],
  ['/users/a/licenseDetails', 2],
  ["/users('%24a')/licenseDetails", 2],
  ['/users/a/licenseDetails?$select=skuId', 1],
  ['/users/a/memberOf', 2],
  ['/users/a/transitiveMemberOf/microsoft.graph.directoryRole', 2],
  ['/subscribedSkus', 3],
  ['/subscribedSkus?$select=skuId', 2],
  ['/groups', 1],
  ['/groups/a', 1],
  ['/groups/a/members', 3],
  ['/groups/a/members?$top=5', 2],
  ['/groups/a/transitiveMembers', 5],
  ['/domains/contoso.com/domainNameReferences', 4],
  ['/contacts', 1],
  ['/organization', 1],
  ['/directory/deletedItems/microsoft.graph.user?$select=id', 1],
  ['/users/a/mailboxSettings/userPurpose', 0],
  ["/users('%24a')/mailboxSettings", 0],
  ['/users/a/mailFolders/inbox?$select=id', 0],
  ['/admin/serviceAnnouncement/issues', 0],
  ['/auditLogs/directoryAudits?$top=20', 0],
];

describe('resource units', () => {
  for (const [url, units] of costs) {
    it(`${url} costs ${units}`, () => assert.equal(resourceUnits(url), units));
  }

  it('are what Graph says, where it says a number', () => {
    assert.equal(unitsSaid(new Map([['x-ms-resource-unit', '3']])), 3);
    for (const said of ['', '-1', '1.5', 'many'])
      assert.equal(unitsSaid(new Map([['x-ms-resource-unit', said]])), undefined);
    assert.equal(unitsSaid(new Map()), undefined);
  });
});

describe('the service behind a request', () => {
  it('is not moved by what a value holds', () => {
    for (const value of ['a/mailboxSettings', "a')/mailboxSettings", "$a')/mailboxSettings('", 'a?/mailFolders']) {
      assert.equal(serviceOf(get`/users/${value}`.url), 'identity');
      assert.equal(serviceOf(get`/users/${value}/mailboxSettings`.url), 'outlook');
    }
  });
});
