import type { Errand } from './batch.ts';
import type { NoReply, Reply } from './reply.ts';
import { type Service, serviceOf } from './services.ts';
import { resourceUnits } from './units.ts';

/** What came back for an errand. `call` is the HTTP call that carried it, when one went out. */
export type Took = (index: number, result: Reply | NoReply, call: object | undefined) => void;

/** The errands of one sending, until all of them are carried. */
export interface Group {
  left: number;
  /** Nobody waits for them any more. */
  gone: boolean;
  readonly took: Took;
  readonly done: () => void;
}

/** An errand among those of others. */
export interface Parcel extends Errand {
  readonly index: number;
  readonly group: Group;
  readonly service: Service;
  readonly units: number;
  carried: boolean;
}

export const parcelsOf = (errands: readonly Errand[], group: Group): readonly Parcel[] =>
  errands.map(({ url, headers, alone, waited }, index) => ({
    url,
    alone,
    ...(headers && { headers }),
    ...(waited && { waited }),
    index,
    group,
    service: serviceOf(url),
    units: resourceUnits(url),
    carried: false,
  }));

/** Hands over what came back, once. */
export function deliver(parcel: Parcel, result: Reply | NoReply, call: object | undefined): void {
  if (parcel.carried) return;
  parcel.carried = true;
  const { group, index } = parcel;
  group.left -= 1;
  group.took(index, result, call);
  if (group.left === 0) group.done();
}

/** For a parcel that was left on its way. */
export const left: NoReply = {
  fault: { kind: 'timeout', message: 'The check was stopped before Graph answered.' },
  retry: 'no',
  sent: true,
};

export const isOutlook = ({ service }: Parcel): boolean => service === 'outlook';

/** Outlook's, and all others. */
export const parted = (parcels: readonly Parcel[]): readonly [Parcel[], Parcel[]] => [
  parcels.filter(isOutlook),
  parcels.filter((parcel) => !isOutlook(parcel)),
];
