import assert from 'node:assert/strict';
import type { CardOptions } from '../../src/cards/options.ts';
import { timelineCard, timelineSummary, timelineText } from '../../src/cards/timeline-card.ts';
import type { CaseView } from '../../src/cases/case.ts';
import { say } from '../../src/diagnosis/message.ts';
import { type LinkState, linkIds, type Moment, type Timeline } from '../../src/diagnosis/timeline.ts';
import { pseudo } from '../../src/texts/pseudo.ts';
import { hostileValues } from '../texts/hostile.ts';
import { markupIn } from '../texts/rendered.ts';
import { lint, markdownIn } from './lint.ts';
import { at, aView, diagnosis, type Names, options } from './views.ts';

const moment = (minutes: number, changes: Partial<Moment> = {}): Moment => ({
  at: new Date(Date.parse(at) + minutes * 60_000).toISOString(),
  what: say`The account was created`,
  link: 'account',
  fact: 'subject',
  source: 'graph',
  tone: 'neutral',
  future: minutes > 0,
  ...changes,
});

function timeline(who = 'jane@contoso.com', changes: Partial<Timeline> = {}): Timeline {
  const states: readonly LinkState[] = [
    'holds',
    'not-in-the-way',
    'unknown',
    'holds',
    'broken',
    'not-reached',
    'broken',
  ];
  return {
    moments: [
      moment(-600),
      moment(-60, { what: say`Exchange reported an error: ${who}`, tone: 'bad', link: 'exchange' }),
      moment(-30, { tone: 'mark' }),
      moment(3),
      moment(840, { what: say`24 hours after`, tone: 'mark' }),
    ],
    chain: linkIds.map((id, i) => ({ id, state: states[i] ?? 'unknown', says: say`seen of ${who}`, fact: 'subject' })),
    brokeAt: { link: 'plan', cause: 'exchange-plan-disabled-in-license' },
    summary: say`The way to a mailbox stops at the mailbox plan: seen of ${who}.`,
    unseen: [say`Who changed what, and when, is not known.`],
    ...changes,
  };
}

const view = (shown: Timeline | undefined, names?: Names): CaseView =>
  aView(
    { diagnosis: diagnosis({ ...(names && { names }), ...(shown && { timeline: shown }) }) },
    { detailed: true },
    names,
  );

const zone: CardOptions = { ...options, timeZone: 'Europe/Berlin' };

describe('cards: the timeline', () => {
  it('is sound, and says in words what happened when and where it stops', () => {
    const card = timelineCard(view(timeline()), zone);
    lint(card);
    const lines = markdownIn(card);
    assert.ok(lines.includes('The way to a mailbox stops at the mailbox plan: seen of jane@contoso.com.'));
    assert.ok(lines.includes('✖ mailbox plan, stops here: seen of jane@contoso.com'));
    assert.ok(lines.includes('✖ mailbox, missing: seen of jane@contoso.com'));
    assert.ok(lines.includes('? usage location, not known: seen of jane@contoso.com'));
    const story = lines.slice(lines.indexOf('What happened, in order') + 1, -2);
    assert.deepEqual(story, [
      '21 Nov 2026, 05:05 CET · The account was created',
      '21 Nov 2026, 14:05 CET · trouble: Exchange reported an error: jane@contoso.com',
      '21 Nov 2026, 14:35 CET · limit: The account was created',
      '21 Nov 2026, 15:05 CET · now: this look',
      '21 Nov 2026, 15:08 CET · ahead of this clock: The account was created',
      '22 Nov 2026, 05:05 CET · to come: 24 hours after',
    ]);
    assert.match(JSON.stringify(card), /recheck 1042/);
    assert.equal(card.version, '1.5');
    assert.match(card.fallbackText, /stops at the mailbox plan/);
    assert.match(timelineText(view(timeline()), zone), /14:05 CET · trouble: Exchange reported an error/);
    assert.match(timelineSummary(view(timeline()), zone), /^Case 1042, Jane Doe \(jane@contoso\.com\): The way/);
  });

  it('is sound where times are missing, and asks for another look', () => {
    const card = timelineCard(view(undefined), options);
    lint(card);
    assert.match(markdownIn(card).join('\n'), /no times for this case yet. Please look again/);
  });

  it('is sound in a language a third longer, every word looked up', () => {
    const card = timelineCard(view(timeline()), { ...options, locale: 'fr', translate: pseudo });
    lint(card);
    for (const text of markdownIn(card)) assert.match(text, /⟦.*⟧/s, `not looked up: ${text}`);
  });

  it('stays below the limit however much happened; what stops it and the latest moments stay longest', () => {
    const long = 'ä'.repeat(400);
    const many = timeline(long, {
      moments: Array.from({ length: 60 }, (_, i) => moment(i - 61, { what: say`Number ${i}: ${long}` })),
    });
    const card = timelineCard(view(many), options);
    lint(card);
    const text = markdownIn(card).join('\n');
    assert.match(text, /stops here/);
    assert.match(text, /Number 59/);
    assert.doesNotMatch(text, /Number 0:/);
  });

  for (const value of hostileValues) {
    it(`keeps values text: ${JSON.stringify(value.slice(0, 40))}`, () => {
      const names = { name: value, address: value, tenant: value };
      const card = timelineCard(view(timeline(value), names), options);
      lint(card);
      const ourLink = /\[Open in admin center\]\(https:\/\/admin\.microsoft\.com\/[\w/#:%.-]*\)$/;
      const leaks = markdownIn(card).map((text) => text.replace(ourLink, ''));
      assert.deepEqual(leaks.flatMap(markupIn), []);
      assert.doesNotMatch(card.speak, /[<>&]/);
    });
  }

  it('says nothing of a person in a channel that keeps details out', () => {
    const secret = { name: 'Xenia Quux', address: 'xenia@contoso.com', tenant: 'Contoso' };
    const shown = view(timeline(secret.address), secret);
    const card = timelineCard(shown, { ...options, detail: 'case-only' });
    lint(card);
    const line = timelineSummary(shown, { ...options, detail: 'case-only' });
    for (const text of [JSON.stringify(card), line]) assert.doesNotMatch(text, /xenia|quux|@contoso|stops/i);
    assert.match(line, /1042/);
  });
});
