/** The list that a field opens is called like the field; without a name a screen reader says only "list". */
const FIELDS = 'vaadin-time-picker, vaadin-combo-box, vaadin-multi-select-combo-box, vaadin-select';

document.addEventListener('focusin', (event) => {
  const field = (event.target as HTMLElement).closest<HTMLElement & { label?: string }>(FIELDS);
  const name = field?.label || field?.getAttribute('aria-label');
  if (!field || !name) return;
  field
    .querySelectorAll('[role=listbox]:not([aria-label])')
    .forEach((list) => list.setAttribute('aria-label', name));
});

export {};
