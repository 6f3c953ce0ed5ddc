// Suggestions while one types, as a combobox (WAI-ARIA): the search field works as it is where this does not run.
const WAIT_MS = 120;

class Suggestions {
  active = -1;
  asking = null;
  timer = 0;

  constructor(input, list) {
    this.input = input;
    this.list = list;
    for (const [name, value] of Object.entries({
      role: 'combobox',
      autocomplete: 'off',
      'aria-autocomplete': 'list',
      'aria-controls': list.id,
    }))
      input.setAttribute(name, value);
    this.close();
    input.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), WAIT_MS);
    });
    input.addEventListener('blur', () => this.close());
    input.addEventListener('keydown', (event) => this.press(event));
    // Before the field loses focus, which would close the list under the pointer.
    list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      this.choose(event.target.closest('li'));
    });
  }

  press(event) {
    if (event.isComposing || this.list.hidden) return;
    const count = this.list.children.length;
    const to = { ArrowDown: this.active + 1, ArrowUp: Math.max(this.active, 0) - 1 + count }[event.key];
    if (to !== undefined) this.move(to % count);
    else if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && this.active >= 0) this.choose(this.list.children[this.active]);
    else return;
    event.preventDefault();
  }

  async ask() {
    this.asking?.abort();
    const typed = this.input.value.trim();
    if (typed === '') return this.close();
    this.asking = new AbortController();
    const address = `${this.input.dataset.suggest}?q=${encodeURIComponent(typed)}`;
    try {
      const answer = await fetch(address, { signal: this.asking.signal });
      if (answer.ok && document.activeElement === this.input) this.show(await answer.json());
    } catch {
      // Typed on, or no network: the field is searched with all the same.
    }
  }

  show(words) {
    this.close();
    this.list.replaceChildren(...words.map((word, at) => this.toOption(word, at)));
    this.list.hidden = words.length === 0;
    this.input.setAttribute('aria-expanded', String(words.length > 0));
  }

  toOption(word, at) {
    const option = document.createElement('li');
    option.id = `${this.list.id}-${at}`;
    option.textContent = word;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    return option;
  }

  move(to) {
    this.list.children[this.active]?.setAttribute('aria-selected', 'false');
    this.active = to;
    const option = this.list.children[to];
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', option.id);
  }

  choose(option) {
    if (!option) return;
    this.input.value = option.textContent;
    this.close();
    this.input.form.requestSubmit();
  }

  close() {
    this.active = -1;
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}

for (const input of document.querySelectorAll('input[data-suggest]')) {
  const list = document.getElementById(`${input.id}-list`);
  if (list) new Suggestions(input, list);
}

// That somebody took a firm's address to write or call: told without a cookie, and without waiting for the answer.
document.addEventListener('click', ({ target }) => {
  const taken = target instanceof Element && target.closest('a[data-contact]');
  if (taken) navigator.sendBeacon(taken.dataset.contact);
});
