import { type ErrorRecord, errorRecord } from './error-record.ts';
import type { Item } from './item.ts';
import type { RawRecord } from './raw-record.ts';

/** Whether an object is an error: `$error[0] | Format-List -Force`. */
export const isError = ({ names }: RawRecord): boolean =>
  names.has('fullyqualifiederrorid') || names.has('categoryinfo');

/** All errors of an output, those included that were printed as an object, and the places of their items. */
export const errorsOf = (items: readonly Item[]): readonly { readonly error: ErrorRecord; readonly at: number }[] =>
  items.flatMap((item, at) => {
    if (item.kind === 'error') return [{ error: item.error, at }];
    return item.kind === 'objects'
      ? item.records.filter(isError).map((record) => ({ error: asError(record), at }))
      : [];
  });

/** Under which label an error prints what is kept in a property. */
const labels = {
  exception: '',
  message: '',
  categoryinfo: 'CategoryInfo: ',
  fullyqualifiederrorid: 'FullyQualifiedErrorId: ',
};

const asError = ({ values }: RawRecord): ErrorRecord =>
  errorRecord(
    Object.entries(labels).flatMap(([name, label]) =>
      (values.get(name)?.pieces ?? []).map((piece, i) => (i === 0 ? `${label}${piece}` : piece)),
    ),
  );
