import type { ExchangeRequest, Transport } from '../diagnosis/request.ts';
import { Seats } from './seats.ts';

/**
 * Lets so many waves through at a time. The others wait in line before their own time begins: else, with many looks at
 * once, a slow Exchange would leave all of them half answered.
 */
export function inLine(exchange: Transport<ExchangeRequest>, atOnce: number): Transport<ExchangeRequest> {
  const seats = new Seats(atOnce);
  const never = new AbortController().signal;
  return {
    send: (requests, signal) =>
      seats
        .with(signal ?? never, () => exchange.send(requests, signal))
        // Stopped in the line: the transport itself says so of every request.
        .catch(() => exchange.send(requests, AbortSignal.abort())),
  };
}
