import { type Message, say } from '../diagnosis/message.ts';
import { ours } from './page.ts';

/** What the answers of questions are called before people. */
const words: Readonly<Record<string, Message>> = {
  yes: say`Yes`,
  no: say`No`,
  own: say`A person’s own mailbox`,
  'shared-or-room': say`A shared or a room mailbox`,
  'calendar-only': say`Only the calendar in Teams`,
  opens: say`It opens`,
  'says-no-mailbox': say`It says that there is no mailbox`,
  nowhere: say`No, nowhere else`,
  'on-premises': say`Yes, on a server of our own`,
  'other-tenant': say`Yes, in another organization’s Microsoft 365`,
  'being-moved': say`It is being moved now, or soon`,
  'no-mailbox': say`It says that there is no mailbox`,
  'nothing-wrong': say`Everything works`,
  'outlook-only': say`Only Outlook does not work; outlook.office.com does`,
  'app-refused': say`An app is refused`,
  'folder-refused': say`A folder or somebody else’s mailbox does not open`,
  'other-account': say`It was another account, or another organization`,
  'tool-fails': say`A script or a tool fails`,
  empty: say`The mailbox is there, and empty`,
  'not-forwarded': say`Mail is not forwarded`,
  'in-scope': say`The server exports, and this person is included`,
  'out-of-scope': say`This person’s OU or domain is not included`,
  filtered: say`A rule or a group filter leaves this person out`,
  'not-exporting': say`The server does not export: staging mode, or an error`,
  'match-error': say`It reports an error when it matches this person`,
};

/** An answer in words; one without words of its own is shown as it is written. */
export const optionWords = (option: string): Message =>
  (Object.hasOwn(words, option) ? words[option] : undefined) ?? ours(option.replaceAll('-', ' '));
