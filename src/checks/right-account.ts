import { defineCheck, fail, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import match from '../facts/match.ts';
import meant from '../facts/meant.ts';
import subject from '../facts/subject.ts';
import symptom from '../facts/symptom.ts';

/** Row 0. An external account owns no mailbox here; userType alone does not tell, for members can be external too. */
export default defineCheck({
  id: 'right-account',
  question: 'Is this an account of this organization, and the one that was meant?',
  steps: ['connect-8'],
  causes: ['guest-user', 'wrong-account-or-endpoint'],
  requires: { subject, match },
  uses: { meant },
  hears: { symptom },
  evaluate: ({ subject, match }, { symptom }) => {
    const name = subject.userPrincipalName ?? subject.id;
    const external = [
      ...(name.toUpperCase().includes('#EXT#') ? [say`the sign-in name contains #EXT#`] : []),
      ...(subject.creationType === 'Invitation' ? [say`the account came by invitation`] : []),
      ...(subject.externalUserState ? [say`its invitation is ${subject.externalUserState}`] : []),
    ];
    if (external.length > 0) {
      return [
        fail('guest-user', [shown('subject', say`${{ list: external }}`)], {
          summary: say`This is an external account: its mailbox is in its own organization, not here.`,
          tellTheUser: say`Your mail stays with your own organization; here you are a guest.`,
        }),
      ];
    }
    if (symptom.state === 'known' && symptom.value === 'other-account') {
      return [
        fail('wrong-account-or-endpoint', [shown('symptom', say`a person said so`)], {
          summary: say`The mailbox of ${name} is not what was opened: somebody signed in with another account, or asked another organization.`,
          tellTheUser: say`Please sign out everywhere, and sign in as ${name}.`,
        }),
      ];
    }
    if (match.by === 'quarantine') {
      return [
        fail('wrong-account-or-endpoint', [shown('match', say`the typed address is kept back from ${name}`)], {
          summary: say`The typed address is kept back from its owner, because somebody else has it; the person it is meant for signs in as ${name}.`,
          decides: false,
        }),
      ];
    }
    if (match.by === 'alias') {
      return [
        fail('wrong-account-or-endpoint', [shown('match', say`the typed address is an alias of ${name}`)], {
          summary: say`What was typed is an alias; this person signs in as ${name}.`,
          decides: false,
        }),
      ];
    }
    return [pass(shown('subject', say`${name} is an account of this organization`))];
  },
});
