import { z } from 'zod';
import { malformed } from './failure.ts';
import type { Properties } from './properties.ts';

/** A question as it was sent. */
export interface CmdletInput {
  readonly name: string;
  readonly parameters: Properties;
}

const shape = z.object({
  CmdletInput: z.object({ CmdletName: z.string().min(1), Parameters: z.record(z.unknown()).nullish() }),
});

/** Reads the body of InvokeCommand. Throws a Failure when it is none. */
export function inputOf(body: string): CmdletInput {
  const { success, data } = shape.safeParse(jsonIn(body));
  if (!success) throw malformed('The request body needs CmdletInput with CmdletName and Parameters.');
  return { name: data.CmdletInput.CmdletName, parameters: data.CmdletInput.Parameters ?? {} };
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw malformed('The request body is no JSON.');
  }
}
