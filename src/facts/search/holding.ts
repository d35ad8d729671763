import { z } from 'zod';
import { anyOf, type FilterTerm, where } from '../../diagnosis/request.ts';
import { listOf, text } from '../shapes/values.ts';

/** A group or contact that carries an address. */
export interface Holder {
  readonly id: string;
  readonly displayName: string | null;
  readonly mail: string | null;
  readonly proxyAddresses: readonly string[];
}

const Holders = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      displayName: text,
      mail: text,
      proxyAddresses: listOf(z.string()),
    }),
  ),
});

/** Reads list answers of groups or contacts, each object once. */
export const holders = (bodies: readonly unknown[]): readonly Holder[] => [
  ...new Map(bodies.flatMap((body) => Holders.parse(body).value).map((holder) => [holder.id, holder])).values(),
];

/**
 * The filter for objects that hold any of the addresses. Whether `eq` minds the case of the `SMTP:` prefix is not
 * documented, so both are asked for.
 */
export const holding = (some: readonly { readonly address: string }[], withName?: 'with sign-in name'): FilterTerm =>
  anyOf(
    some.flatMap(({ address }) => [
      ...(withName ? [where`userPrincipalName eq ${address}`] : []),
      where`mail eq ${address}`,
      where`proxyAddresses/any(p:p eq ${`SMTP:${address}`})`,
      where`proxyAddresses/any(p:p eq ${`smtp:${address}`})`,
    ]),
  );

/** Graph takes at most 15 `or` terms in a filter; with the sign-in name an address makes four of them. */
export const inThrees = <T>(all: readonly T[]): readonly (readonly T[])[] => inParts(all, 3);

/** The same without the sign-in name: three terms an address. */
export const inFives = <T>(all: readonly T[]): readonly (readonly T[])[] => inParts(all, 5);

/** The same with room for two names to look for by their end. */
export const inFours = <T>(all: readonly T[]): readonly (readonly T[])[] => inParts(all, 4);

const inParts = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

/** An address without its `SMTP:` prefix, in lower case. */
export const bare = (address: string): string => address.replace(/^smtp:/i, '').toLowerCase();

/** Whether an object carries the address (lower case) as mail or alias. */
export const carries = (holder: Pick<Holder, 'mail' | 'proxyAddresses'>, address: string): boolean =>
  holder.mail?.toLowerCase() === address || holder.proxyAddresses.some((proxy) => bare(proxy) === address);

/** The same for a user, whose sign-in name counts as well. */
export const holds = (
  user: Pick<Holder, 'mail' | 'proxyAddresses'> & { readonly userPrincipalName: string | null },
  address: string,
): boolean => carries(user, address) || user.userPrincipalName?.toLowerCase() === address;
