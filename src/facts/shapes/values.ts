import { z } from 'zod';

/** Text, or null where Graph sends null or nothing. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

/** A flag, or null where Graph sends null or nothing. */
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null);

/** A list, empty where Graph sends null or nothing. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

/** A GUID in lower case: Graph's own pages spell them both ways. */
export const id = z.string().transform((value) => value.toLowerCase());

/** An enum in PascalCase: answers come in camelCase and in PascalCase. */
export const word = z
  .string()
  .nullish()
  .transform((value) => (value ? value.charAt(0).toUpperCase() + value.slice(1) : null));

/** What a mailbox is for, in lower case: a string by the metadata, an object in a page's example. */
export const purpose = z
  .object({
    value: z.union([z.string(), z.object({ value: z.string() }).transform((inner) => inner.value)]).nullish(),
  })
  .transform(({ value }) => value?.toLowerCase() ?? null);
