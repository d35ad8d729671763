import type { Diagnosis, Finding } from '../src/diagnosis/finding.ts';
import type { Became } from './steps.ts';
import { inOrder, isInPassing, nextStop, placeIn, type Stop, stopsOf } from './stops.ts';
import type { WalkState } from './walk-state.ts';

/** Stops that "back" remembers. */
const longestTrail = 50;

/** Where the walk stops now; undefined at its end. What was told already is not asked again. */
export function stopNow(
  state: WalkState,
  told: Readonly<Record<string, unknown>>,
  diagnosis: Diagnosis,
): Stop | undefined {
  if (typeof state.first === 'object') return state.first.stop;
  const open = stopsOf(diagnosis, state.order).filter(
    (stop) => stop.kind === 'found' || stop.ask.fact === undefined || !Object.hasOwn(told, stop.ask.fact),
  );
  return nextStop(open, state);
}

/** What is to be mentioned on the way to a stop, or to the end: each finding once. */
export function inPassing({ order, told }: WalkState, { findings }: Diagnosis, stop?: Stop): readonly Finding[] {
  const until = stop ? placeIn(order, stop.check) : order.length;
  return inOrder(findings, order).filter(
    (one) => isInPassing(one) && placeIn(order, one.check) <= until && !told.includes(nameOf(one)),
  );
}

/** The state with findings mentioned, and, where it stops, with its place. */
export function movedOn(state: WalkState, mentioned: readonly Finding[], stop?: Stop): WalkState {
  const told = [...new Set([...state.told, ...mentioned.map(nameOf)])];
  if (!stop) return { ...state, told };
  const trail = [...state.trail.filter(({ id }) => id !== stop.id), stop].slice(-longestTrail);
  return { ...state, first: undefined, told, trail, check: stop.check };
}

/** Where the walk is after a stop: dealt with, or one step back, or to be looked at again. */
export function afterStop(state: WalkState, became: Became): WalkState {
  const stop = state.trail.at(-1);
  if (!stop) return state;
  const others = state.over.filter((id) => id !== stop.id);
  switch (became) {
    case 'answered':
      // An answer that no longer counts is asked for again; what settles no fact is over.
      return { ...state, over: factOf(stop) === undefined ? [...others, stop.id] : others, first: 'look' };
    case 'done':
      return { ...state, first: 'look' };
    case 'back': {
      const before = state.trail.at(-2) ?? stop;
      const over = others.filter((id) => id !== before.id);
      return { ...state, over, trail: state.trail.slice(0, -1), check: before.check, first: { stop: before } };
    }
    default:
      return { ...state, over: [...others, stop.id] };
  }
}

const factOf = (stop: Stop): string | undefined => (stop.kind === 'ask' ? stop.ask.fact : undefined);

const nameOf = (one: Finding): string => `${one.check} ${one.outcome}${one.outcome === 'fail' ? ` ${one.cause}` : ''}`;
