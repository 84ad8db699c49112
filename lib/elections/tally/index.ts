import { approval } from './approval';
import { irv } from './irv';
import { meekStv } from './meek-stv';
import { minimax } from './minimax';
import { plurality } from './plurality';
import { rankedPairs } from './ranked-pairs';
import { schulze } from './schulze';
import { scottishStv } from './scottish-stv';
import type { Method, MethodName } from './types';
import { wigmPrf } from './wigm-prf';

/** All voting methods, by name. To add one, write it in its own file and list it here. */
export const methods: Readonly<Record<MethodName, Method>> = {
  schulze,
  'ranked-pairs': rankedPairs,
  minimax,
  irv,
  'scottish-stv': scottishStv,
  'wigm-prf': wigmPrf,
  'meek-stv': meekStv,
  approval,
  plurality,
};

/** The names of all methods, in the order they are shown. */
export const methodNames = Object.keys(methods) as readonly MethodName[];

/** True if the word names a method. */
export function isMethodName(word: string): word is MethodName {
  return Object.hasOwn(methods, word);
}
