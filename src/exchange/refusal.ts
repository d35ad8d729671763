import type { Fault } from '../diagnosis/request.ts';
import type { Reply } from './reply.ts';

type Why = Pick<Fault, 'message'> & { readonly code: string };

const PERMISSION = 'the application permission Exchange.ManageAsApp (Office 365 Exchange Online), with admin consent';
const ROLE = 'a role that may read, such as Global Reader, or a role group with View-Only Recipients';
const LATER = 'A new grant can take an hour to count.';

/**
 * Why a call was turned away with 401 or 403. The answer itself hardly tells: a 403 is at times a run of zero bytes.
 * What tells is the token that was sent, and the header x-ms-diagnostics, which comes when roles were looked at.
 */
export function refusal({ status, headers, appRoles }: Reply): Why {
  if (appRoles?.includes('Exchange.ManageAsApp') === false) {
    const other = appRoles.find((role) => /^Exchange\..*ManageAsApp/.test(role));
    const instead = other ? ` It has ${other}, which is something else.` : '';
    return { code: 'app-role-missing', message: `Exchange refused: the app lacks ${PERMISSION}.${instead} ${LATER}` };
  }
  if (status === 401) {
    return {
      code: 'not-accepted',
      message: `Exchange did not accept our sign-in. Check that the app belongs to this tenant and has ${PERMISSION}. ${LATER}`,
    };
  }
  if (headers.has('x-ms-diagnostics')) {
    return {
      code: 'role-missing',
      message: `Exchange refused: the app has no role for this. Give it ${ROLE}. ${LATER}`,
    };
  }
  return {
    code: 'refused-silently',
    message: `Exchange refused without saying why. Check that the app has ${PERMISSION}, and ${ROLE}. ${LATER}`,
  };
}
