/**
 * When what had the focus is taken off the page, because a screen was drawn anew or a place was left, the keyboard must not
 * fall back to the top of the document: what has the same name gets the focus, else the heading.
 */
type Focused = { element: HTMLElement; tag: string; name: string; screen: string };

let last: Focused | null = null;

function named(element: HTMLElement): string {
  const label = (element as HTMLInputElement).labels?.[0]?.textContent;
  return (element.getAttribute('aria-label') || label || element.textContent || '').trim();
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function screenName(): string {
  return document.getElementById('page-heading')?.textContent ?? '';
}

function find({ tag, name, screen }: Focused): HTMLElement | null {
  // Another screen begins at its heading, not at a button that happens to be called the same.
  if (!name || screen !== screenName()) return null;
  const same = [...document.querySelectorAll<HTMLElement>(`#main ${tag}`)].filter((each) => named(each) === name);
  return same.length === 1 ? same[0] : null;
}

document.addEventListener('focusin', (event) => {
  const element = event.target as HTMLElement;
  last = { element, tag: element.localName, name: named(element), screen: screenName() };
});

document.addEventListener('focusout', (event) => {
  const left = event.target as HTMLElement;
  // Whoever leaves a field that stays has not lost anything.
  setTimeout(() => {
    if (left === last?.element && left.isConnected && isLost()) last = null;
  });
});

new MutationObserver(() => {
  if (!last || last.element.isConnected || !isLost()) return;
  const lost = last;
  last = null;
  // Whoever puts the focus somewhere on purpose comes first.
  setTimeout(() => {
    if (!isLost()) return;
    const next = find(lost) ?? document.getElementById('page-heading');
    if (!next) return;
    if (next.id === 'page-heading') next.tabIndex = -1;
    next.focus();
  }, 50);
}).observe(document.documentElement, { childList: true, subtree: true });

export {};
