import { choiceOf } from './person/choice.ts';

/**
 * What the person sees who misses the mailbox. Where a mailbox answers, only this tells the healthy kinds apart.
 * `outlook-only`: opens on the web, not in Outlook. `app-refused`: an app is denied access. `folder-refused`: a folder
 * or somebody else's mailbox does not open. `other-account`: signed in with another account, or asked another tenant.
 * `tool-fails`: a script or tool cannot sign in. `empty`: the mailbox is there, and earlier mail is not.
 * `not-forwarded`: mail used to go on to an outside address, and no longer does.
 */
export default choiceOf({
  id: 'symptom',
  question: 'What exactly does this person see?',
  options: [
    'no-mailbox',
    'nothing-wrong',
    'outlook-only',
    'app-refused',
    'folder-refused',
    'other-account',
    'tool-fails',
    'empty',
    'not-forwarded',
  ],
});
