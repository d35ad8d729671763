import { say } from '../diagnosis/message.ts';
import type { ChainLink } from '../diagnosis/timeline.ts';
import { isMailbox } from '../facts/exchange/record.ts';
import exchangeObject from '../facts/exchange-object.ts';
import licenseDetails from '../facts/license-details.ts';
import mailboxState from '../facts/mailbox-state.ts';
import serviceErrors from '../facts/service-errors.ts';
import type { Sight } from './sight.ts';

const longestError = 200;

/** Has Exchange taken the plan over? */
export function exchangeLink(sight: Sight): ChainLink {
  const link = { id: 'exchange', fact: licenseDetails.id } as const;
  if (sight.value(mailboxState)?.there === true) {
    return { ...link, fact: mailboxState.id, state: 'holds', says: say`it made a mailbox` };
  }
  const refused = (sight.value(serviceErrors) ?? []).find(({ kind }) => kind !== 'harmless');
  if (refused) {
    const text = refused.text
      .slice(0, longestError)
      .toWellFormed()
      .replace(/[.\s]+$/, '');
    const says = say`Exchange reports an error: ${text}`;
    return { ...link, fact: serviceErrors.id, state: 'broken', says };
  }
  const object = sight.read(exchangeObject);
  if (object.state === 'absent')
    return { ...link, fact: exchangeObject.id, state: 'broken', says: say`Exchange has no such user` };
  if (object.state === 'known' && object.value.SKUAssigned === false && !isMailbox(object.value.type)) {
    const says = say`Exchange holds a ${object.value.type} and has not seen the license`;
    return { ...link, fact: exchangeObject.id, state: 'broken', says };
  }
  const status = sight.read(licenseDetails);
  if (status.state === 'unknown') return { ...link, state: 'unknown', says: status.reason };
  if (status.state === 'absent') {
    const says = status.reason ?? say`Microsoft does not say how far it is`;
    return { ...link, state: 'unknown', says };
  }
  return status.value === 'Success'
    ? { ...link, state: 'holds', says: say`it has the plan` }
    : { ...link, state: 'broken', says: say`the plan’s state is ${status.value}` };
}

/** Does the mailbox answer? */
export function mailboxLink(sight: Sight): ChainLink {
  const reading = sight.read(mailboxState);
  const link = { id: 'mailbox', fact: mailboxState.id } as const;
  if (reading.state !== 'known') {
    const says = reading.reason ?? say`nobody could ask it`;
    return { ...link, state: 'unknown', says };
  }
  const { there, by } = reading.value;
  if (there === 'disputed') return { ...link, state: 'unknown', says: say`Exchange lists one, and it does not answer` };
  if (there) return { ...link, state: 'holds', says: by === 'mailbox' ? say`it answers` : say`Exchange lists it` };
  return { ...link, state: 'broken', says: by === 'mailbox' ? say`none answers` : say`Exchange lists none` };
}
