/** A word of a command line. `quoted`: it stood in quotes, so that it can be no parameter. */
export interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", '{': '}', '(': ')' };

/** The stages of a pipeline as words; what stands in braces or parentheses is one word. For lines of a few thousand characters. */
export function stagesOf(command: string): readonly (readonly Token[])[] {
  const stages: Token[][] = [[]];
  let at = 0;
  while (at < command.length) {
    const sign = command.charAt(at);
    if (sign === '|') stages.push([]);
    if (sign === '#' && (at === 0 || command.charAt(at - 1) === ' ')) break;
    if (sign === '|' || sign === ' ' || sign === '\t' || sign === '`') {
      at += 1;
      continue;
    }
    const end = wordEnd(command, at);
    const word = command.slice(at, end);
    const quoted = /^["'].*["']$/s.test(word);
    stages.at(-1)?.push({ text: quoted ? word.slice(1, -1) : word, quoted });
    at = end;
  }
  return stages.filter((stage) => stage.length > 0);
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s|]/.test(text.charAt(at))) {
    const close = closing[text.charAt(at)];
    const end = close === undefined ? -1 : closeOf(text, at, close);
    // Quotes that nobody closed hold nothing together.
    at = end < 0 ? at + 1 : end + 1;
  }
  return at;
}

function closeOf(text: string, start: number, close: string): number {
  const open = text.charAt(start);
  let depth = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === close && depth === 0) return at;
    if (sign === close) depth -= 1;
    else if (sign === open) depth += 1;
  }
  return -1;
}
