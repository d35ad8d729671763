import { both, e3, licensed, plan2, powerBi, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const one = (changes: object) => ({ users: [user('jane', { ...changes })] });
const failed = (error: string | null, parts: object = {}) => licensed({ state: 'Error', error, ...parts });
const visio = 'c5928f49-12ba-48f7-ada3-0d743a3601d5';

table('license-errors', [
  { title: 'no error', world: one({}), outcome: 'pass' },
  { title: 'the word None is no error', world: one(licensed({ error: 'None' })), outcome: 'pass' },
  { title: 'no license', world: one(unlicensed), outcome: 'pass' },
  ...(
    [
      ['CountViolation', 'license-error-no-seats'],
      ['countViolation', 'license-error-no-seats'],
      ['MutuallyExclusiveViolation', 'license-error-conflicting-plans'],
      ['DependencyViolation', 'license-error-dependency'],
      ['ProhibitedInUsageLocationViolation', 'license-error-usage-location'],
    ] as const
  ).map(([error, cause]) => ({
    title: `${error} on the product with mail`,
    world: one(failed(error)),
    finds: [`${cause}*`],
    verdict: `${cause} confirmed`,
  })),
  {
    title: 'an error without a name of its own',
    world: one(failed('Other', { group: 'g' })),
    finds: ['group-license-not-applied*'],
    verdict: 'group-license-not-applied likely',
  },
  {
    title: 'a word that nobody knows',
    world: one(failed('SomethingNew')),
    finds: ['group-license-not-applied*'],
    verdict: 'group-license-not-applied likely',
  },
  {
    title: 'in error without saying why',
    world: one(failed(null)),
    finds: ['group-license-not-applied*'],
    verdict: 'group-license-not-applied likely',
  },
  {
    title: 'UniquenessViolation is an address, and not of this check',
    world: one(failed('UniquenessViolation')),
    outcome: 'pass',
  },
  {
    title: 'no seats for one product while another is in force',
    world: one(both(licensed(), failed('CountViolation', { sku: powerBi }))),
    finds: ['license-error-no-seats'],
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: 'an old error on an assignment in force',
    world: one(licensed({ state: 'ActiveWithError', error: 'CountViolation' })),
    finds: ['license-error-no-seats'],
  },
  {
    title: 'no seats for a product without mail is not what stops the mailbox',
    world: one(failed('CountViolation', { sku: powerBi })),
    finds: ['license-error-no-seats'],
    verdict: 'no-exchange-plan confirmed',
  },
  {
    title: 'no seats for a product without mail, and the plan off in the other',
    world: one(both(licensed({ disabled: [plan2] }), failed('CountViolation', { sku: powerBi }))),
    verdict: 'exchange-plan-disabled-in-license confirmed',
  },
  {
    title: 'no seats for a sibling of the same group takes the mail product along',
    world: one(both(failed('Other', { group: 'g' }), failed('CountViolation', { sku: powerBi, group: 'g' }))),
    finds: ['license-error-no-seats*', 'license-error-no-seats*'],
    verdict: 'license-error-no-seats confirmed',
  },
  {
    title: 'a sibling in another group is no sibling',
    world: one(both(failed('Other', { group: 'g' }), failed('CountViolation', { sku: powerBi, group: 'h' }))),
    finds: ['group-license-not-applied*', 'license-error-no-seats'],
  },
  {
    title: 'a license error comes before a plan that is off elsewhere',
    world: one(both(licensed({ disabled: [plan2] }), failed('CountViolation', { group: 'g' }))),
    verdict: 'license-error-no-seats confirmed',
  },
  {
    title: 'not sold in the location, where there is no location: the location is the cause',
    world: one({ ...failed('ProhibitedInUsageLocationViolation'), usageLocation: null }),
    finds: ['license-error-usage-location'],
    verdict: 'usage-location-missing confirmed',
  },
  {
    title: 'a product that no list explains may bring mail',
    world: one(failed('CountViolation', { sku: visio.replace('c5', 'ff') })),
    finds: ['license-error-no-seats*'],
  },
  { title: 'user refused', world: without(one({}), 'user', 'matches'), outcome: 'cannot-tell' },
  { title: 'products refused: no pass', world: without(one({}), 'subscribed-skus'), outcome: 'cannot-tell' },
  {
    title: 'products refused: the error stands',
    world: without(one(failed('CountViolation', { sku: e3 })), 'subscribed-skus'),
    finds: ['license-error-no-seats*'],
  },
]);
