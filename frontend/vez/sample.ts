/** Takes one file of a scanner's program and gives it out once as a 'chosen' event; nothing of it stays here. */
class Sample extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    this.innerHTML = `<label class="file"><input type="file"><span></span></label><p role="status"></p>`;
    const input = this.querySelector('input')!;
    input.accept = this.getAttribute('accept') ?? '';
    this.querySelector('span')!.textContent = this.getAttribute('label');
    const status = this.querySelector('p')!;
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      input.value = '';
      if (!file) return;
      if (file.size > Number(this.getAttribute('limit'))) {
        status.textContent = this.getAttribute('large');
        return;
      }
      status.textContent = this.getAttribute('sending');
      const reader = new FileReader();
      reader.onload = () => {
        const text = String(reader.result);
        this.dispatchEvent(new CustomEvent('chosen', { detail: text.substring(text.indexOf(',') + 1) }));
      };
      reader.readAsDataURL(file);
    });
  }
}

if (!customElements.get('vez-sample')) customElements.define('vez-sample', Sample);
