import type { Writable } from 'node:stream';

/**
 * Standard output for results of any length: waits while the reader is slow, and takes it without a word when the reader
 * has left (`| head`); `onGone` is called then.
 */
export class Output {
  readonly #stream: Writable;
  #gone = false;

  constructor(stream: Writable, onGone: () => void) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      this.#gone = true;
      onGone();
    });
  }

  /** Whether the reader has left. */
  get gone(): boolean {
    return this.#gone;
  }

  /** Resolves when there is room for more. */
  write(text: string): Promise<void> {
    if (this.#gone || text === '') return Promise.resolve();
    return new Promise((resolve) => {
      const go = () => {
        this.#stream.off('drain', go);
        this.#stream.off('error', go);
        this.#stream.off('close', go);
        resolve();
      };
      if (this.#stream.write(text)) return resolve();
      this.#stream.once('drain', go).once('error', go).once('close', go);
    });
  }
}
