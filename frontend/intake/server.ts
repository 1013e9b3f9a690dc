/** Everything this page asks the server. */
import { $, element, quiet, state, t, tell } from './page';
import * as store from './store';

interface Session {
  time: number;
  header: string;
  token: string;
  owner: string;
  /** When the rota lets a shift prepared now end. */
  ends?: number;
}

export const problemOf = (answer: Response): Promise<string | null> =>
  answer.json().then(
    (body) => body.problem ?? null,
    () => null,
  );

/** A request that also says whether the server can be reached. */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const { losses } = state;
  try {
    const answer = await fetch(path, { redirect: 'manual', cache: 'no-store', ...init });
    if (losses === state.losses) state.reached = true;
    return answer;
  } catch (unreached) {
    state.reached = false;
    throw unreached;
  }
}

/** @returns when a shift prepared now would end; null off duty, undefined when the server does not say. Rejects offline. */
export async function planned(): Promise<number | null | undefined> {
  const answer = await request('/intake/session');
  return answer.ok ? (((await answer.json()) as Session).ends ?? null) : undefined;
}

/** The way to sign in and back; what is kept here stays. */
function askToSignIn(): void {
  state.signedOut = true;
  state.owner = undefined;
  const link = element('a', t('signIn'));
  link.href = '/sign-in?to=/intake';
  tell(t('signedOut'), 'wrong', link);
}

/** @returns headers for a request that changes something, or null when nobody is signed in or there is no network */
export async function hello(): Promise<Record<string, string> | null> {
  try {
    const answer = await request('/intake/session');
    if (answer.type === 'opaqueredirect' || answer.status === 401) {
      askToSignIn();
      return null;
    }
    if (!answer.ok) {
      tell((await problemOf(answer)) ?? t('failed'));
      return null;
    }
    const { time, header, token, owner }: Session = await answer.json();
    await store.timeIs(time);
    state.owner = owner;
    // What one mediator wrote is not read by the next one on this device.
    const known = await store.grant();
    if (known?.owner && known.owner !== owner) await store.forget();
    if (state.signedOut) quiet();
    state.signedOut = false;
    return { [header]: token };
  } catch {
    return null;
  }
}

/** Prepares a shift. @returns whether it began; if not, the page says why */
export async function prepareShift(): Promise<boolean> {
  const headers = await hello();
  if (!headers) {
    if (!$('problem').firstChild) tell(t('prepare.needsNetwork'));
    return false;
  }
  const answer = await request('/intake/grants', { method: 'POST', headers });
  if (!answer.ok) {
    tell((await problemOf(answer)) ?? t('failed'));
    return false;
  }
  await store.begin(await answer.json());
  return true;
}

/** Sends what waits, oldest first, until the network fails. @param after called after every record */
export async function deliver(after: () => Promise<void>): Promise<void> {
  const headers = await hello();
  if (!headers) return;
  for (const record of await store.waiting()) {
    try {
      const answer = await request('/intake/records', {
        method: 'POST',
        headers: {
          ...headers,
          'Content-Type': 'application/octet-stream',
          'Idempotency-Key': record.id,
          'X-Device-Time': String(Date.now()),
        },
        body: record.sealed,
      });
      if (answer.ok) {
        await store.arrived(record.id, await answer.json());
        state.refused.delete(record.id);
      } else if (answer.type === 'opaqueredirect') {
        return askToSignIn();
      } else {
        state.refused.set(record.id, (await problemOf(answer)) ?? t('failed'));
      }
    } catch {
      return;
    }
    await after();
  }
}
