import type { Check } from '../../src/diagnosis/check.ts';
import type { Fact } from '../../src/diagnosis/fact.ts';
import type { Remedy } from '../../src/diagnosis/remedies.ts';
import { page } from './markdown.ts';
import { exchangeTable, graphSections, permissionsNeeded, remedyTable, smallestSet } from './permissions.ts';

const paragraph = (...lines: readonly string[]): string => lines.join('\n');

/** The page about who needs which right, for what. */
export async function permissionsPage(
  facts: readonly Fact<unknown>[],
  checks: readonly Check[],
  remedies: readonly Remedy[],
): Promise<string> {
  const needed = await permissionsNeeded(facts, checks);
  return page(
    'Permissions',
    paragraph(
      'What MailboxHelp may read, what stays open when a right is missing, and what a person needs to carry a remedy out.',
      'It reads only: no permission below lets it change anything. A check whose permission is missing says which one, and',
      'never says “fine”.',
    ),
    '## Microsoft Graph',
    paragraph(
      'Application permissions, granted by an administrator to the application of `GRAPH_CLIENT_ID` or to the managed',
      `identity. The smallest set for everything: ${smallestSet(needed)}`,
    ),
    paragraph(
      'Every one may be left out. The sandbox grants them all; a tenant file can take some away to try it',
      '(`"permissions": { "missing": ["ServiceHealth.Read.All"] }`).',
    ),
    graphSections(needed),
    '## Exchange Online',
    paragraph(
      'Optional; without it the facts below are unknown, and each comes with the cmdlet that a person can run. Two things',
      'are needed together, for one alone is refused:',
    ),
    paragraph(
      '- the application permission `Exchange.ManageAsApp` of *Office 365 Exchange Online*',
      '  (`00000002-0000-0ff1-ce00-000000000000`). `Exchange.ManageAsAppV2` has a similar name and does not do;',
      '- a role that may only read: in Exchange a role group with *View-Only Recipients* and *View-Only Configuration*',
      '  (the built-in *View-Only Organization Management* has both), or *Global Reader* in Entra ID. A role group of your',
      '  own can hold just the cmdlets below.',
    ),
    await exchangeTable(facts),
    paragraph(
      'A new role takes a while to be in force. Exchange answers 403 until then, and that is never read as “not there”.',
    ),
    '## Clouds',
    paragraph(
      '- GCC uses the worldwide addresses. GCC High, DoD and 21Vianet have their own (`M365_CLOUD`); a token of one cloud is',
      '  not accepted by another.',
      '- The permissions above exist in all of them.',
      '- Trying provisioning again (`retry-provisioning`) is documented for the worldwide cloud only, and the diagnostic of',
      '  the admin center not for GCC High, DoD and 21Vianet.',
    ),
    '## What a person needs',
    paragraph(
      'The bot gives instructions; a person carries them out. Roles are the smallest that Microsoft documents, in Entra ID',
      'where nothing else is said. The last column is the Graph application permission with which the bot could do it for a',
      'person, after a confirmation, in a later version. It is empty where Graph cannot do it, or where a machine should not.',
    ),
    remedyTable(remedies),
  );
}
