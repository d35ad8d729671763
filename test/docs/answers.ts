import assert from 'node:assert/strict';
import type { Fact } from '../../src/diagnosis/fact.ts';
import type { Ask } from '../../src/diagnosis/reading.ts';
import { factsMet } from './inputs.ts';
import { page } from './markdown.ts';

/** A fact that a person can answer, with an answer that it takes. */
export interface Answerable {
  readonly fact: Fact<unknown>;
  readonly ask: Ask;
  readonly example: unknown;
}

/** Values of which every question takes one, where its options do not say. */
const samples: readonly unknown[] = [true, '2026-11-03', '2026-11-03T09:30:00Z', 3, 'not-found'];

/** What Exchange would print of a made-up person, by the names of its properties. */
const printed: Readonly<Record<string, unknown>> = {
  ExchangeGuid: '4f1b2c3d-0000-4000-8000-1234567890ab',
  WhenSoftDeleted: '2026-11-03T09:30:00Z',
  ExternalEmailAddress: 'SMTP:jane@contoso.mail.onmicrosoft.com',
  PreviousRecipientTypeDetails: 'None',
  SKUAssigned: false,
  IsInactiveMailbox: false,
  RemoteRecipientType: 'ProvisionMailbox',
  EmailAddresses: ['SMTP:jane@contoso.com'],
  IsDehydrated: false,
};
const types: Readonly<Record<string, string>> = {
  'Get-Mailbox': 'UserMailbox',
  'Get-User': 'User',
  'Get-Recipient': 'MailUser',
  'Get-MailUser': 'MailUser',
  'Get-RemoteMailbox': 'RemoteUserMailbox',
};

/** What a cmdlet would print, as far as its list of properties is known here. */
function outputOf(cmdlet: string): unknown {
  const columns = cmdlet.split('| Format-List ')[1]?.split(',') ?? [];
  const all: Readonly<Record<string, unknown>> = {
    ...printed,
    RecipientTypeDetails: types[cmdlet.split(' ')[0] ?? ''],
  };
  return Object.fromEntries(
    columns.flatMap((name) => (all[name.trim()] === undefined ? [] : [[name.trim(), all[name.trim()]]])),
  );
}

/** The facts that a person can answer, in order of their ids. Throws for one that nothing asks for, or that takes no example. */
export async function answerable(facts: readonly Fact<unknown>[]): Promise<readonly Answerable[]> {
  const met = await factsMet(facts);
  return facts
    .filter((fact) => fact.answered !== undefined && fact.id !== 'input')
    .toSorted((a, b) => a.id.localeCompare(b.id, 'en'))
    .map((fact) => {
      const asks = met.flatMap((one) => (one.fact.id === fact.id && one.ask ? [one.ask] : []));
      const ask = asks.find((one) => one.fact === fact.id) ?? asks[0];
      assert.ok(ask, `nothing says how to find out ${fact.id}`);
      assert.ok(fact.takes, `${fact.id} does not say which answers it takes`);
      return { fact, ask, example: exampleFor(fact, ask) };
    });
}

function exampleFor(fact: Fact<unknown>, ask: Ask): unknown {
  const first = 'question' in ask ? (ask.options ?? []) : [outputOf(ask.cmdlet)];
  const example = [...first, ...samples].find((value) => {
    const state = fact.answered?.(value).state;
    return state === 'known' || state === 'absent';
  });
  assert.notEqual(example, undefined, `${fact.id} takes none of the examples`);
  return example;
}

const section = ({ fact, ask, example }: Answerable): string => {
  const how = 'question' in ask ? ask.question : `${ask.where}:\n\n\`\`\`powershell\n${ask.cmdlet}\n\`\`\``;
  return [
    `## \`${fact.id}\``,
    how,
    `Takes: ${fact.takes}`,
    `\`\`\`json\n${JSON.stringify({ [fact.id]: example })}\n\`\`\``,
  ].join('\n\n');
};

/** The page about what a person can answer. */
export const answersPage = async (facts: readonly Fact<unknown>[]): Promise<string> =>
  page(
    'What a person can answer',
    [
      'Some facts no cloud service tells, or not while Exchange Online is not connected. Reports ask for them: in',
      '`settledBy` and in the `ask` of a finding, whose `fact` is one of the ids below. Write the answers into a file, an',
      'object with an entry for each fact, and hand it to the command line:',
    ].join('\n'),
    '```\nnpm run -s cli -- check jane@contoso.com --answers answers.json\n```',
    [
      'What a source tells at the time of the look counts more than an answer. An answer that a fact does not take leaves',
      'it unknown. The examples are about a made-up Jane of Contoso.',
    ].join('\n'),
    ...(await answerable(facts)).map(section),
  );
