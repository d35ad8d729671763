import type { Clinic } from '../compose.ts';
import { say } from '../diagnosis/message.ts';
import type { Render } from '../diagnosis/report.ts';
import type { Answers } from './answers.ts';
import { lookAt } from './look-at.ts';
import { printOne } from './print.ts';

/** What one look in full needs. */
export interface One {
  readonly clinic: Clinic;
  readonly inWords: Render;
  readonly width: number;
  readonly answers: Answers | undefined;
}

/** One user, with everything there is to say. Resolves to the exit code. */
export async function checkOne(user: string, { clinic, inWords, width, answers }: One): Promise<number> {
  const { stderr, stdout } = process;
  const isSeen = stderr.isTTY;
  const { diagnosis, error } = await lookAt(user, clinic, {
    ...(answers && { answers: answers.of(user) }),
    ...(isSeen && {
      onProgress: (findings, checks) =>
        void stderr.write(`\r${new Set(findings.map((one) => one.check)).size} of ${checks} checks`),
    }),
  });
  if (isSeen) stderr.write('\r\x1b[K');
  if (diagnosis) stdout.write(`${printOne(diagnosis, clinic.remedies, inWords, width)}\n`);
  else stderr.write(`${inWords(say`${user}: no report could be made. ${error ?? ''}`)}\n`);
  if (answers) stderr.write(answers.complaint);
  return diagnosis ? 0 : 3;
}
