import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, type Reading, unknown } from '../diagnosis/reading.ts';

/** Blank or left out says nothing: a property that this organization's Exchange does not know. */
const flag = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => (value === undefined || value === null || value === '' ? null : /^true$/i.test(String(value))));

const OrganizationConfig = z.object({
  IsDehydrated: flag,
  DelayedDelicensingEnabled: flag,
  BlockExchangeProvisioningFromOnPremEnabled: flag,
});

/** What Exchange Online has set for the whole organization; null where it does not show. */
export type OrganizationConfig = z.infer<typeof OrganizationConfig>;

const properties = Object.keys(OrganizationConfig.shape).join(', ');

const read = (value: unknown): Reading<OrganizationConfig> => {
  const parsed = OrganizationConfig.safeParse(value);
  const says = parsed.success && Object.values(parsed.data).some((one) => one !== null);
  return says && parsed.success ? known(parsed.data) : unknown(say`The answer shows none of: ${properties}.`);
};

/** The organization's settings in Exchange Online; shared by all looks. */
export default defineFact<OrganizationConfig>({
  id: 'exchange-organization',
  source: 'exchange',
  cacheSeconds: 300,
  ask: () => [{ cmdlet: 'Get-OrganizationConfig', parameters: {} }],
  read: ([body]) => read(z.object({ value: z.array(z.unknown()).min(1) }).parse(body).value[0]),
  answered: read,
  takes: `the settings as JSON (${properties})`,
  remedyForUnknown: () => ({
    cmdlet: `Get-OrganizationConfig | Format-List ${properties}`,
    where: 'Exchange Online PowerShell',
    fact: 'exchange-organization',
  }),
});
