import { TextDecoder } from 'node:util';

/** The encodings that a byte order mark tells. PowerShell 5 writes UTF-16, Excel UTF-8 with a mark. */
const marks: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Bytes as text, piece by piece as they come: UTF-8, or what their byte order mark says. The mark is dropped. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let begun: Uint8Array = new Uint8Array();
  for await (const piece of bytes) {
    if (!decoder) {
      begun = Buffer.concat([begun, piece]);
      // The first pieces of a pipe may be single bytes.
      if (begun.length < 3) continue;
      decoder = decoderFor(begun);
      yield decoder.decode(begun, { stream: true });
    } else yield decoder.decode(piece, { stream: true });
  }
  yield decoder ? decoder.decode() : decoderFor(begun).decode(begun);
}

function decoderFor(begun: Uint8Array): TextDecoder {
  const known = marks.find(([mark]) => mark.every((byte, i) => begun[i] === byte));
  return new TextDecoder(known?.[1] ?? 'utf-8');
}
