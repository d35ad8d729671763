/** A word of a command line. `quoted`: it stood in quotes, so that it can be no parameter. */
export interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", '{': '}', '(': ')' };

const isComment = (line: string, at: number): boolean =>
  line.charAt(at) === '#' && (at === 0 || /\s/.test(line.charAt(at - 1)));

/**
 * The statements of a line: what semicolons, `&&` and `||` part outside quotes, braces and parentheses; without a comment
 * at the end. `chained`: whether one ran depends on another.
 */
export function statementsOf(line: string): { readonly statements: readonly string[]; readonly chained: boolean } {
  const statements: string[] = [];
  let chained = false;
  let start = 0;
  let at = 0;
  for (; at < line.length && !isComment(line, at); at = past(line, at)) {
    const isChain = /^(?:&&|\|\|)$/.test(line.slice(at, at + 2));
    if (line.charAt(at) !== ';' && !isChain) continue;
    chained ||= isChain;
    statements.push(line.slice(start, at));
    at += isChain ? 1 : 0;
    start = at + 1;
  }
  return { statements: [...statements, line.slice(start, at)].map((one) => one.trim()).filter(Boolean), chained };
}

/** The stages of a pipeline as words; what stands in braces or parentheses is one word. For lines of a few thousand characters. */
export function stagesOf(command: string): readonly (readonly Token[])[] {
  const stages: Token[][] = [[]];
  let at = 0;
  while (at < command.length && !isComment(command, at)) {
    const sign = command.charAt(at);
    if (sign === '|') stages.push([]);
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
  while (at < text.length && !/[\s|]/.test(text.charAt(at))) at = past(text, at);
  return at;
}

/** Behind a sign, or behind all that it holds together. Quotes that nobody closed hold nothing together. */
function past(text: string, at: number): number {
  const close = closing[text.charAt(at)];
  return (close === undefined ? at : Math.max(at, closeOf(text, at, close))) + 1;
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
