import { ago, licensed, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const issue = (title: string, more: object = {}) => ({
  id: 'EX1',
  title,
  impactDescription: '',
  service: 'Exchange Online',
  status: 'serviceDegradation',
  classification: 'incident',
  isResolved: false,
  ...more,
});
const during = (issues: readonly object[], at = ago('5h'), changes: object = {}) => ({
  users: [user('jane', { ...licensed({ at }), ...changes })],
  issues: issues as never,
});
const fits = ['service-incident*'];
const note = ['service-incident-access-only'];

table('service-health', [
  { title: 'nothing open', world: during([]), outcome: 'pass' },
  ...[
    'Newly created mailboxes are delayed',
    'Admins may see delays when provisioning users',
    'License assignments are not processed',
    'Some users’ license changes are delayed',
    'Directory synchronization is delayed',
    'Microsoft Entra Connect exports fail',
    'New users may not get their mailbox',
    'Mailbox creation takes longer than expected',
    'Mailboxes are not being created for new hires',
  ].map((title) => ({
    title: `fits: ${title}`,
    world: during([issue(title)]),
    finds: fits,
    verdict: 'service-incident likely',
  })),
  ...[
    'Users may be unable to access their mailboxes in Outlook on the web',
    'Some users with E5 licenses can’t sign in to Outlook',
    'A subset of users can’t access their mailbox',
    'Users may be unable to create calendar meetings',
    'Users may be unable to create mailbox rules',
    'Outlook mobile may fail to sync mail for some users',
    'Messages are delivered late',
    'Admins can’t open the Exchange admin center',
    'Users can’t open mailboxes created before 2020',
    'Search in mailboxes returns nothing',
  ].map((title) => ({
    title: `is about something else: ${title}`,
    world: during([issue(title)]),
    finds: note,
    verdict: 'still-within-normal-time likely',
  })),
  {
    title: 'the description says it',
    world: during([issue('Users are affected', { impactDescription: 'New mailboxes are not provisioned.' })]),
    finds: fits,
  },
  {
    title: 'the feature says it',
    world: during([
      issue('Some admins are affected', {
        feature: 'Tenant Administration (Provisioning, Remote PowerShell)',
        featureGroup: 'Management and Provisioning',
      }),
    ]),
    finds: fits,
  },
  {
    title: 'the feature says it, but the words are about access',
    world: during([issue('Users can’t access Outlook', { feature: 'Provisioning' })]),
    finds: note,
  },
  {
    title: 'of the directory',
    world: during([issue('License assignments are delayed', { service: 'Microsoft Entra' })]),
    finds: fits,
  },
  {
    title: 'of another service',
    world: during([issue('Provisioning is delayed', { service: 'Microsoft Teams' })]),
    outcome: 'pass',
  },
  {
    title: 'over, by its flag',
    world: during([issue('Provisioning is delayed', { isResolved: true })]),
    outcome: 'pass',
  },
  {
    title: 'over, by its status in capitals',
    world: during([issue('Provisioning is delayed', { status: 'ServiceRestored' })]),
    outcome: 'pass',
  },
  {
    title: 'under half an hour it explains nothing',
    world: during([issue('Provisioning is delayed')], ago('12m')),
    finds: ['service-incident'],
    verdict: 'still-within-normal-time confirmed',
  },
  {
    title: 'after a day it comes before a support request',
    world: during([issue('Provisioning is delayed')], ago('30h')),
    finds: fits,
    verdict: 'service-incident likely',
  },
  {
    title: 'without a license it is not the reason',
    world: during([issue('Provisioning is delayed')], ago('5h'), unlicensed),
    finds: ['service-incident'],
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'two at once',
    world: during([issue('Provisioning is delayed'), issue('Mail is late', { id: 'EX2' })]),
    finds: [...fits, ...note],
  },
  { title: 'refused', world: without(during([]), 'service-health'), outcome: 'cannot-tell' },
  { title: 'mailbox refused: no pass', world: without(during([]), 'mailbox'), outcome: 'cannot-tell' },
]);
