'use client';

import { useEffect } from 'react';

/**
 * Everything that script adds to a page: times in the reader's zone, `/` to search, and the copy buttons. A page for
 * reading loads no other script of Rollcall.
 *
 * It listens once for the whole document, so that the components stay plain HTML from the server.
 */
export function Enhance() {
  useEffect(() => {
    showLocalTimes();
    const later = new MutationObserver(showLocalTimes); // Changes after a form was sent.
    later.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['data-local'],
    });
    document.addEventListener('keydown', focusSearch);
    document.addEventListener('click', copyText);
    document.documentElement.dataset.enhanced = 'yes'; // Marks the page for anything that waits for the script.
    return () => {
      later.disconnect();
      document.removeEventListener('keydown', focusSearch);
      document.removeEventListener('click', copyText);
    };
  }, []);
  return null;
}

/** Writes the reader's time beside each moment, unless the reader's zone is UTC. */
function showLocalTimes(): void {
  const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  const timeOnly = new Intl.DateTimeFormat('en-GB', time);
  const full = new Intl.DateTimeFormat('en-GB', {
    ...time,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  for (const element of document.querySelectorAll<HTMLElement>('[data-local]')) {
    const value = new Date(element.dataset.local ?? '');
    if (Number.isNaN(value.getTime()) || value.getTimezoneOffset() === 0) continue;
    const text = (isSameDay(value) ? timeOnly : full).format(value).replace('Sept', 'Sep');
    const said = `(${text} for you)`;
    if (element.textContent !== said) element.textContent = said;
  }
}

/** True if the moment falls on the same calendar day for the reader as in UTC. */
function isSameDay(value: Date): boolean {
  return value.getDate() === value.getUTCDate();
}

/** Moves the focus to the search box on `/`, except while the reader is typing. */
function focusSearch(event: KeyboardEvent): void {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target?.isContentEditable || target?.closest('input, textarea, select')) return;
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[data-search]')];
  const box = boxes.filter((candidate) => candidate.offsetParent !== null).at(-1);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

/** Copies the text of a copy button and confirms it for two seconds. */
function copyText(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const button = target?.closest<HTMLElement>('[data-copy]');
  if (!button) return;
  const said = button.querySelector<HTMLElement>('.copy-said');
  const say = (text: string) => {
    if (!said) return;
    said.textContent = text;
    setTimeout(() => {
      said.textContent = '';
    }, 2000);
  };
  navigator.clipboard.writeText(button.dataset.copy ?? '').then(
    () => {
      say('Copied');
    },
    () => {
      say('Select the text and copy it by hand');
    },
  );
}
