import { abortableSleep } from './abortable-sleep.js';
import { defaultRetryPolicy } from '../models/retry.js';
import type { RunPace } from './run-choice.js';
import type { SendLimits, SendPorts } from './send-tasks.js';

/** Failures in a row after which sending stops by itself. */
const failuresInARow = 20;

/** How fast and how much is sent, as the user chose it. */
export function sendLimits(
  { concurrency, requestsPerMinute, budget }: RunPace,
  price: SendLimits['price'],
): SendLimits {
  return {
    concurrency,
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    budget,
    ...(price === undefined ? {} : { price }),
    retry: defaultRetryPolicy,
    failuresInARow,
  };
}

/** The time and chance of the platform. */
export const sendPorts: SendPorts = {
  sleep: abortableSleep,
  random: Math.random,
  now: () => performance.now(),
  timestamp: () => new Date().toISOString(),
};
