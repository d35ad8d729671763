import { badRequest, type Refusal } from '../answer.ts';
import { type Literal, type Token, tokensOf } from './tokens.ts';

/** Walks over a filter's tokens. Every `take…` either returns what is wanted and moves on, or throws a 400. */
export class Cursor {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  /** Whether the next token is this sign, or this very word. */
  sees(kind: 'sign' | 'name', text: string): boolean {
    const token = this.#tokens[this.#next];
    return token?.kind === kind && token.text === text;
  }

  /** Moves over a sign or word if it is next. */
  skips(kind: 'sign' | 'name', text: string): boolean {
    if (!this.sees(kind, text)) return false;
    this.#next += 1;
    return true;
  }

  takeSign(text: string): void {
    if (!this.skips('sign', text)) throw this.failed();
  }

  takeName(): string {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'name') throw this.failed();
    this.#next += 1;
    return token.text;
  }

  takeLiteral(): Literal {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'literal') throw this.failed();
    this.#next += 1;
    return token.literal;
  }

  takeEnd(): void {
    if (this.#next < this.#tokens.length) throw this.failed();
  }

  /** The 400 for what stands here. */
  failed(): Refusal {
    const at = this.#tokens[this.#next]?.at ?? this.#text.length;
    return badRequest(`Invalid filter clause: Syntax error at position ${at} in '${this.#text}'.`);
  }
}
