import assert from 'node:assert/strict';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { BadInput } from '../../src/cli/bad-input.ts';
import { textOf } from '../../src/cli/text-of.ts';
import { peopleIn } from '../../src/cli/user-list.ts';
import { everybody, Once } from '../../src/cli/users.ts';

async function* pieces(bytes: Buffer, sizes: readonly number[] = [bytes.length]): AsyncGenerator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i += 1) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function all(people: AsyncIterable<string>): Promise<string[]> {
  const list: string[] = [];
  for await (const each of people) list.push(each);
  return list;
}

const people = (text: string | Buffer, isCsv = false, sizes?: readonly number[]) =>
  all(peopleIn(textOf(pieces(Buffer.from(text as string), sizes)), 'users.csv', isCsv));

const jane = 'jane@contoso.com';
const omar = 'omar@contoso.com';

describe('a list of people', () => {
  const lists: readonly (readonly [name: string, text: string | Buffer, expected: readonly string[]])[] = [
    ['nothing', '', []],
    ['blank lines', '\n \r\n\t\n', []],
    ['one a line', `${jane}\n${omar}\n`, [jane, omar]],
    ['no last line break', `${jane}\n${omar}`, [jane, omar]],
    ['CRLF, blanks around and between', ` ${jane} \r\n\r\n\t${omar}\r\n`, [jane, omar]],
    ['line breaks of old Macs', `${jane}\r${omar}\r`, [jane, omar]],
    ['a byte order mark', `\ufeff${jane}\n${omar}`, [jane, omar]],
    ['one letter', 'J', ['J']],
    ['names, also the last one first', 'Sam Quill\nQuill, Sam\n', ['Sam Quill', 'Quill, Sam']],
    ['quoted lines', `"${jane}"\n"Sam ""The"" Quill"\n`, [jane, 'Sam "The" Quill']],
    ['UTF-16, as PowerShell 5 writes it', Buffer.from(`\ufeffUPN\r\n${jane}\r\n`, 'utf16le'), [jane]],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${jane}\r\n${omar}`, 'utf16le').swap16(), [jane, omar]],
    ['a header alone', 'UserPrincipalName\n', []],
    ['a column with a header', `userPrincipalName\n${jane}\n${omar}\n`, [jane, omar]],
    ['commas', `Name,UPN\nJane,${jane}\nOmar,${omar}\n`, [jane, omar]],
    ['semicolons', `Name;E-Mail;City\r\n"Quill; Sam";${jane};Ulm\r\n`, [jane]],
    ['tabs', `Object Id\tName\n1bb86983-71be-4fb5-ad14-dfabf8caa7ee\tJane\n`, ['1bb86983-71be-4fb5-ad14-dfabf8caa7ee']],
    ['a header as the admin center writes it', `"Display name","User principal name"\n"Jane","${jane}"\n`, [jane]],
    ['a mark and a quoted header', `\ufeff"UPN";"Name"\r\n"${jane}";"J"\r\n`, [jane]],
    ['line breaks inside quotes', `Note,mail\n"two\r\nlines, and ""quotes""",${jane}\n`, [jane]],
    ['short, long and empty records', `Name,UPN,City\nJane\n,,\nOmar,${omar},Ulm,more\n\n`, [omar]],
    ['a better column first, another where it is empty', `mail,UPN\nj@x.com,${jane}\n${omar},\n`, [jane, omar]],
    ['PowerShell’s type line', `#TYPE Selected.User\r\n"UPN"\r\n"${jane}"\r\n`, [jane]],
    ['Excel’s separator line', `sep=;\r\nName;UPN\r\nJane;${jane}\r\n`, [jane]],
    ['a stray quote', `UPN,Name\n${jane},Jane "J" F\n${omar},O\n`, [jane, omar]],
    [
      'our own report',
      `input,id,userPrincipalName\nx,1,'=cmd@contoso.com\ny,2,'quoted'@x.com\n`,
      ['=cmd@contoso.com', "'quoted'@x.com"],
    ],
  ];
  for (const [name, text, expected] of lists) {
    it(`is read with ${name}`, async () => {
      assert.deepEqual(await people(text), expected);
      assert.deepEqual(await people(text, false, [1]), expected, 'byte by byte');
    });
  }

  const bad: readonly (readonly [name: string, text: string, isCsv: boolean, says: RegExp])[] = [
    [
      'a CSV without a known column',
      'Name;Login\nJane;jane\n',
      false,
      /users\.csv has no column.*userPrincipalName.*Name, Login/,
    ],
    ['a CSV without its header', `${jane},Jane\n`, false, /has no column/],
    ['a file called .csv with lines', `${jane}\n`, true, /has no column.*only jane@contoso\.com/],
    ['an empty file called .csv', '', true, /has no column/],
    ['a quote that is never closed', `UPN,Name\n${jane},"Jane\n${omar},O\n`, true, /cannot be read to its end.*quote/],
    ['a line without end', 'x'.repeat(1_100_000), false, /longer than a million/],
  ];
  for (const [name, text, isCsv, says] of bad) {
    it(`complains about ${name}`, async () => {
      await assert.rejects(people(text, isCsv), (error: Error) => {
        assert.ok(error instanceof BadInput);
        assert.match(error.message, says);
        return true;
      });
    });
  }

  it('comes out of any CSV as it went in, however it is cut into pieces', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', '\r\n', ' ', '=', '漢', '😀'),
    });
    const user = fc.stringMatching(/^[a-zé0-9.]{1,12}@[a-z]{1,8}\.com$/);
    const row = fc.record({ before: cell, user, after: cell });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 8 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('unix', 'windows') as fc.Arbitrary<'unix' | 'windows'>,
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (rows, delimiter, record_delimiter, sizes, bom) => {
          const records = [
            ['note', 'UPN', 'city'],
            ...rows.map(({ before, user: upn, after }) => [before, upn, after]),
          ];
          const text = stringify(records, { delimiter, record_delimiter, bom });
          assert.deepEqual(
            await people(text, true, sizes),
            rows.map((each) => each.user),
          );
        },
      ),
    );
  });
});

describe('everybody who is named', () => {
  const stdin = () => pieces(Buffer.from(`${omar}\n${jane}\n`));

  it('comes in order, standard input in its place', async () => {
    assert.deepEqual(await all(everybody({ users: [jane, '-', ' x '], stdin: stdin() })), [jane, omar, jane, 'x']);
    assert.deepEqual(await all(everybody({ users: ['x'], file: '-', stdin: stdin() })), ['x', omar, jane]);
  });

  it('complains about a file that is not there', async () => {
    await assert.rejects(
      all(everybody({ users: [], file: 'no/such.csv', stdin: stdin() })),
      /no\/such\.csv cannot be read: there is no such file/,
    );
  });

  it('comes before the last of them is known', async () => {
    async function* endless() {
      yield Buffer.from(`${jane}\n${omar}\n`);
      await new Promise(() => {});
    }
    const named = everybody({ users: ['-'], stdin: endless() });
    assert.equal((await named.next()).value, jane);
    assert.equal((await named.next()).value, omar);
  });

  it('passes once, and is told of at the end', async () => {
    const once = new Once();
    async function* named() {
      yield* [jane, omar, jane.toUpperCase(), jane, ...Array.from({ length: 14 }, (_, i) => `x${i % 7}`)];
    }
    assert.equal(once.repeats, undefined);
    assert.equal((await all(once.of(named()))).length, 9);
    assert.equal(once.repeats, 'Named more than once, and looked at once: jane@contoso.com, x0, x1, x2, x3, 3 more.');
  });
});
