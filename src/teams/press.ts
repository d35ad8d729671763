import { z } from 'zod';

/** What a button of ours carries; anything else that came along is not read. */
const action = z.string().min(1).max(200);
const number = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const onCase = z.object({ action, case: number });
/** `person`: the place of the one who was picked from the list; empty when nobody was. */
const onRound = z.object({ action, round: number, person: z.string().max(10).optional() });
const data = z.union([onCase, onRound]);

/** A press on the summary of a round. */
export type RoundPress = z.infer<typeof onRound>;

/** A press on a button, as claimed by a client: nothing in it is believed but the keys to look up. */
export type PressData = z.infer<typeof data>;

/** The data of an Action.Submit (a message's `value`); undefined when it is not from a card of ours. */
export const submitted = (value: unknown): PressData | undefined => data.safeParse(value).data;

const execution = z.object({ action: z.object({ data }) });

/** The data of an Action.Execute (an invoke's `value`). */
export const executed = (value: unknown): PressData | undefined => execution.safeParse(value).data?.action.data;
