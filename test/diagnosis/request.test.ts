import assert from 'node:assert/strict';
import fc from 'fast-check';
import { advanced, anyOf, filtered, get, odataLiteral, orElse, where } from '../../src/diagnosis/request.ts';
import { literalsOf, queryOf, segmentsOf, text } from './odata.ts';

const BROKEN = 'jane\ud800';

describe('writing a Graph request', () => {
  const written: readonly (readonly [string, string])[] = [
    [get`/users/${'jane@contoso.com'}?$select=id,mail`.url, '/users/jane%40contoso.com?$select=id,mail'],
    [get`/users/${"o'brien@contoso.com"}`.url, '/users/o%27brien%40contoso.com'],
    [get`/users/${'jane_fabrikam.com#EXT#@contoso.com'}`.url, '/users/jane_fabrikam.com%23EXT%23%40contoso.com'],
    [get`/users/${'$jane@contoso.com'}/licenseDetails`.url, "/users('%24jane%40contoso.com')/licenseDetails"],
    [get`/users(${"a'b"})`.url, "/users('a%27%27b')"],
    [get`/servicePrincipals(appId=${'x'})`.url, "/servicePrincipals(appId='x')"],
    [get`/groups/${7}/members`.url, '/groups/7/members'],
    [get`/users?$filter=mail eq ${"o'b"}&$top=${10}`.url, '/users?$filter=mail%20eq%20%27o%27%27b%27&$top=10'],
    [get`/users?$filter=accountEnabled eq ${true}`.url, '/users?$filter=accountEnabled%20eq%20true'],
    [get`/users?$filter=id in ${['a', "b'"]}`.url, '/users?$filter=id%20in%20%28%27a%27%2C%27b%27%27%27%29'],
    [
      get`/users?$filter=createdDateTime ge ${new Date(0)}`.url,
      '/users?$filter=createdDateTime%20ge%201970-01-01T00%3A00%3A00.000Z',
    ],
    [
      get`/users?$filter=isResolved eq false and service eq 'x'`.url,
      '/users?$filter=isResolved%20eq%20false%20and%20service%20eq%20%27x%27',
    ],
    [get`/users?$select=${['id', 'mail']}&$orderby=${'mail desc'}`.url, '/users?$select=id,mail&$orderby=mail%20desc'],
    [get`/users?$search=${'ja"ne'}`.url, '/users?$search=%22ja%5C%22ne%22'],
    [get`/users?$search="displayName:${'a\\"b'}"`.url, '/users?$search=%22displayName:a%5C%5C%5C%22b%22'],
    [get`/reports/x?period=${'D7&a'}`.url, '/reports/x?period=D7%26a'],
    [
      get`/users?$filter=${anyOf([where`a eq ${'1'}`, where`b eq ${2}`])}`.url,
      '/users?$filter=a%20eq%20%271%27%20or%20b%20eq%202',
    ],
    [filtered(get`/users`, where`a eq ${'1'}`).url, '/users?$filter=a%20eq%20%271%27'],
    [filtered(get`/users?$top=${5}`, where`a eq ${'1'}`).url, '/users?$top=5&$filter=a%20eq%20%271%27'],
  ];
  for (const [url, expected] of written) it(expected, () => assert.equal(url, expected));

  it('adds a header and an alternative without touching the rest', () => {
    const request = get`/users`;
    assert.deepEqual(orElse(advanced(request), get`/groups`), {
      url: '/users',
      headers: { ConsistencyLevel: 'eventual' },
      instead: { url: '/groups' },
    });
    assert.deepEqual(request, { url: '/users' });
  });

  const refused: readonly (readonly [string, () => unknown])[] = [
    ['an empty segment', () => get`/users/${''}`],
    ['a dot', () => get`/users/${'.'}`],
    ['two dots', () => get`/users/${'..'}/x`],
    ['half a character in a path', () => get`/users/${BROKEN}`],
    ['half a character in a key', () => get`/users(${BROKEN})`],
    ['half a character after a dollar', () => get`/users/${`$${BROKEN}`}`],
    ['half a character in a filter', () => get`/users?$filter=a eq ${BROKEN}`],
    ['half a character in a list', () => get`/users?$filter=a in ${[BROKEN]}`],
    ['half a character in a search', () => get`/users?$search=${BROKEN}`],
    ['half a character in a query', () => get`/users?x=${BROKEN}`],
    ['half a character in a term', () => where`a eq ${BROKEN}`],
    ['half a character in a literal', () => odataLiteral(BROKEN)],
    ['half a character in names', () => get`/users?$select=${BROKEN}`],
    ['a name with punctuation', () => get`/users?$select=${"id&$filter='"}`],
    ['a filter in $expand', () => get`/users?$expand=${'manager($select=id)'}`],
    ['quotes around a filter value', () => get`/users?$filter=a eq 'SMTP:${'x'}'`],
    ['quotes around a term value', () => where`a eq 'SMTP:${'x'}'`],
    ['a term outside $filter', () => get`/users?$search=${where`a eq ${1}`}`],
    ['a term in the path', () => get`/users/${where`a eq ${1}`}`],
    ['two filters', () => filtered(get`/users?$filter=a eq ${1}`, where`b eq ${2}`)],
    ['no terms', () => anyOf([])],
  ];
  for (const [name, write] of refused) it(`refuses ${name} with a RangeError`, () => assert.throws(write, RangeError));

  it('keeps every value in its place', () => {
    fc.assert(
      fc.property(text, text, text, (segment, literal, plain) => {
        fc.pre(!['', '.', '..'].includes(segment));
        const { url } =
          get`/groups/${segment}/members?x=${plain}&$filter=a eq ${literal} and b in ${[literal, plain]}&$top=${5}`;
        assert.match(url, /^[\x21-\x7e]+$/);
        assert.deepEqual(segmentsOf(url), ['groups', segment, 'members']);
        const query = queryOf(url);
        assert.deepEqual([...query.keys()], ['x', '$filter', '$top']);
        assert.equal(query.get('x'), plain);
        assert.deepEqual(literalsOf(query.get('$filter') ?? ''), {
          literals: [literal, literal, plain],
          rest: 'a eq ? and b in (?,?)',
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every phrase of a search in its quotes', () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        const search = queryOf(get`/users?$search="a:${first}" OR ${second}&$count=true`.url).get('$search') ?? '';
        const phrases: string[] = [];
        const rest = search.replaceAll(/"((?:[^"\\]|\\["\\])*)"/gs, (_, phrase: string) => {
          phrases.push(phrase.replaceAll(/\\(["\\])/g, '$1'));
          return '?';
        });
        assert.deepEqual(phrases, [`a:${first}`, second]);
        assert.equal(rest, '? OR ?');
      }),
      { numRuns: 1000 },
    );
  });

  it('writes any text or throws a RangeError, never anything else', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
        (value) => {
          for (const write of [() => get`/users/${value}?$filter=a eq ${value}`, () => get`/users?$search=${value}`]) {
            try {
              write();
            } catch (error) {
              assert.ok(error instanceof RangeError);
              assert.ok(!value.isWellFormed() || ['', '.', '..'].includes(value));
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
